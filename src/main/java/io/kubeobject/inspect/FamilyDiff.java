package io.kubeobject.inspect;

import static java.util.Objects.requireNonNull;

import io.kubeobject.metric.Sample;

import java.util.List;

/**
 * What differs in one family.
 *
 * @param before how many series there were
 * @param after how many there are
 * @param changes none if all series and their values are the same
 */
public record FamilyDiff(String name, int before, int after, List<Change> changes) {

    /** One series that is not as it was. */
    public sealed interface Change {

        /** It is new. */
        record Gained(Sample sample) implements Change {}

        /** It is gone. */
        record Lost(Sample sample) implements Change {}

        /** Its value is another. */
        record Changed(Sample before, Sample after) implements Change {}

        /** Its labels are others, as far as one can tell. */
        record Relabelled(Sample before, Sample after) implements Change {}
    }

    public FamilyDiff {
        requireNonNull(name, "name is null");
        changes = List.copyOf(changes);
    }

    /** How many changes are of a sort. */
    public long count(Class<? extends Change> sort) {
        return changes.stream().filter(sort::isInstance).count();
    }
}
