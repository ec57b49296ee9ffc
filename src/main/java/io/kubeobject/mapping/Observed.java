package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

/**
 * An observer within its document: two that are equal see the same in the same objects.
 *
 * @param mapping name of the document
 */
public record Observed(String mapping, Preamble preamble, Observer observer) {

    public Observed {
        requireNonNull(mapping, "mapping is null");
        requireNonNull(preamble, "preamble is null");
        requireNonNull(observer, "observer is null");
    }
}
