package io.kubeobject.object;

import static java.util.Objects.requireNonNull;

/**
 * What names an object among those of its resource.
 *
 * @param namespace empty for a cluster-scoped object
 * @param name the object's name
 */
public record ObjectKey(String namespace, String name) {

    public ObjectKey {
        requireNonNull(namespace, "namespace is null");
        requireNonNull(name, "name is null");
    }

    /** As kubectl prints it: {@code default/web}, or {@code node-1} where there is no namespace. */
    @Override
    public String toString() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
