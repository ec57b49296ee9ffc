package io.kubeobject.mapping.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * What a key takes. Checks, messages and the schema come from this one description.
 *
 * @param <T> what it is read as
 */
sealed interface Shape<T>
        permits Scalar, Formula, Tilde, Data, NotYet, Listing, Dictionary, ByKind, Block {

    /** Reads a value; null if it is not of this shape, which has been reported then. */
    @Nullable T read(Node node, Reading reading);

    /** As it stands behind "expected": {@code a list of metrics}. */
    String expected();
}
