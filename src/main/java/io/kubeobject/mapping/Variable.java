package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

/**
 * A name that expressions may use.
 *
 * @param slot its place in the frame that expressions are evaluated over
 */
public record Variable(String name, int slot) {

    public Variable {
        requireNonNull(name, "name is null");
    }
}
