package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

import io.kubeobject.metric.Family;

/** One entry of {@code metrics}: the rows of one family. */
public record Entry(
        Family family,
        Position position,
        Traits traits,
        Rows rows,
        LabelPlan labels,
        Values values) {

    /**
     * What is not computed.
     *
     * @param optIn off until it is asked for by name
     * @param distinct rows whose labels repeat are no fault
     */
    public record Traits(boolean optIn, boolean distinct) {}

    public Entry {
        requireNonNull(family, "family is null");
        requireNonNull(position, "position is null");
        requireNonNull(traits, "traits is null");
        requireNonNull(rows, "rows is null");
        requireNonNull(labels, "labels is null");
        requireNonNull(values, "values is null");
    }
}
