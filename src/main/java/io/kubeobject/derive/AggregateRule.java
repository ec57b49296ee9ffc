package io.kubeobject.derive;

import static java.util.Objects.requireNonNull;

import io.kubeobject.metric.Family;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;

/**
 * Makes one number, by labels, of a number of each object.
 *
 * @param family the only one; null if it is not wanted
 */
public record AggregateRule(String id, @Nullable Family family, Function function) implements Rule {

    /** What is made of them, as PromQL's operators of these names do. */
    public enum Function {
        COUNT,
        SUM,
        MIN,
        MAX,
        AVG
    }

    public AggregateRule {
        requireNonNull(id, "id is null");
        requireNonNull(function, "function is null");
    }

    @Override
    public List<Family> families() {
        return family == null ? List.of() : List.of(family);
    }

    @Override
    public AggregateRule wanting(Predicate<String> names) {
        return family == null || names.test(family.name())
                ? this
                : new AggregateRule(id, null, function);
    }
}
