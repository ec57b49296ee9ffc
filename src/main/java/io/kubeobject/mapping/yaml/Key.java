package io.kubeobject.mapping.yaml;

import static java.util.Objects.requireNonNull;

/**
 * A key of the language.
 *
 * @param name as users write it
 * @param shape what it takes
 * @param required whether its block is nothing without it
 * @param doc what it is for: a sentence of the reference and of the schema
 */
record Key<T>(String name, Shape<T> shape, boolean required, String doc) {

    Key {
        requireNonNull(name, "name is null");
        requireNonNull(shape, "shape is null");
        requireNonNull(doc, "doc is null");
    }

    static <T> Key<T> required(String name, Shape<T> shape, String doc) {
        return new Key<>(name, shape, true, doc);
    }

    static <T> Key<T> optional(String name, Shape<T> shape, String doc) {
        return new Key<>(name, shape, false, doc);
    }
}
