package io.kubeobject.derive;

import static java.util.Objects.requireNonNull;

import io.kubeobject.metric.Family;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * Adds up, by labels, how often things happened that objects carry a count of.
 *
 * @param family the only one; null if it is not wanted
 * @param unit what one object adds
 */
public record CountRule(String id, @Nullable Family family, Unit unit, Keeping keeping)
        implements Rule {

    /** What one object adds to its group. */
    public enum Unit {
        /** The increase of a number that it carries. */
        OCCURRENCES,
        /** One for each version of it. */
        WRITES
    }

    /** What of an object that was there before anyone looked. */
    public enum Baseline {
        /** What the first full list has is where counting begins. */
        FIRST_LIST,
        /** Everything counts. */
        NONE
    }

    /**
     * How long groups are served.
     *
     * @param zeroFirst for so long a new group is 0
     * @param ttl after so long without an increase a group ends; zero for never
     * @param outlive whether groups outlive the objects that made them
     */
    public record Keeping(Duration zeroFirst, Duration ttl, boolean outlive, Baseline baseline) {

        public Keeping {
            requireNonNull(zeroFirst, "zeroFirst is null");
            requireNonNull(ttl, "ttl is null");
            requireNonNull(baseline, "baseline is null");
        }
    }

    public CountRule {
        requireNonNull(id, "id is null");
        requireNonNull(unit, "unit is null");
        requireNonNull(keeping, "keeping is null");
    }

    @Override
    public List<Family> families() {
        return family == null ? List.of() : List.of(family);
    }

    @Override
    public CountRule wanting(Predicate<String> names) {
        return family == null || names.test(family.name())
                ? this
                : new CountRule(id, null, unit, keeping);
    }
}
