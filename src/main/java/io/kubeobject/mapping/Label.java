package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

/**
 * One label of a row.
 *
 * @param name a legal one
 */
public record Label(String name, Term value) {

    public Label {
        requireNonNull(name, "name is null");
        requireNonNull(value, "value is null");
    }
}
