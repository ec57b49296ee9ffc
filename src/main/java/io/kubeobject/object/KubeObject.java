package io.kubeobject.object;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * One object as it was read: its identity, and those of its fields that the {@link FieldTrie} asked
 * for.
 *
 * @param key namespace and name
 * @param uid {@code metadata.uid}; empty where the input has none (a file, for instance)
 * @param resourceVersion opaque; empty where the input has none
 * @param fields the top level of the object; see the package for the types of values
 */
public record KubeObject(
        ObjectKey key, String uid, String resourceVersion, Map<String, Object> fields) {

    public KubeObject {
        requireNonNull(key, "key is null");
        requireNonNull(uid, "uid is null");
        requireNonNull(resourceVersion, "resourceVersion is null");
        requireNonNull(fields, "fields is null");
    }
}
