package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

import io.kubeobject.expr.Environment;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What happens to an object before a document's rows are computed, in this order.
 *
 * @param defaults what is filled in, computed over the object as received
 * @param lets the document's own
 * @param where keeps the object only if true; null for every object
 * @param labels the document's own, on every row that does not take them away
 * @param largest the environment with the most variables in the document
 * @param limits of what the document may give
 */
public record Preamble(
        List<Default> defaults,
        List<Let> lets,
        @Nullable Term where,
        List<Label> labels,
        Environment largest,
        Limits limits) {

    /**
     * A value for a field that is absent.
     *
     * @param path field names from the top; parents that are absent are made, lists are not entered
     */
    public record Default(List<String> path, Term term) {

        public Default {
            path = List.copyOf(path);
            requireNonNull(term, "term is null");
        }
    }

    public Preamble {
        defaults = List.copyOf(defaults);
        lets = List.copyOf(lets);
        labels = List.copyOf(labels);
        requireNonNull(largest, "largest is null");
        requireNonNull(limits, "limits is null");
    }
}
