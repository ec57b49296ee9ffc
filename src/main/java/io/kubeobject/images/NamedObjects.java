package io.kubeobject.images;

import io.kubeobject.object.FieldTrie;

import java.util.Map;
import java.util.Optional;

/** Objects of the core API by their names. Safe for use by several threads. */
@FunctionalInterface
public interface NamedObjects {

    /**
     * The fields of an object.
     *
     * @param resource plural of a namespaced resource: {@code secrets}
     * @return empty if there is no such object
     * @throws UnreadableException if nobody can tell
     */
    Optional<Map<String, Object>> find(
            String resource, String namespace, String name, FieldTrie fields)
            throws UnreadableException;
}
