package io.kubeobject.metric;

import static java.util.Objects.requireNonNull;

/**
 * A family of series of one name. Two families of one name must be equal to be written as one.
 *
 * @param name name of the samples, complete: with {@code _total} for a counter and {@code _info}
 *     for an info
 * @param type how to read the values
 * @param help one sentence, unescaped; may be empty
 * @param unit OpenMetrics unit, the last word of the name before the type's suffix; empty for none
 */
public record Family(String name, MetricType type, String help, String unit) {

    public Family {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(help, "help is null");
        requireNonNull(unit, "unit is null");
    }

    /** A gauge without a unit. */
    public static Family gauge(String name, String help) {
        return new Family(name, MetricType.GAUGE, help, "");
    }

    /** By name alone, which nearly always tells: it is asked for every row that is rendered. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
