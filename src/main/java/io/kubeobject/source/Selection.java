package io.kubeobject.source;

import static java.util.Objects.requireNonNull;

import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.Resource;

/**
 * What one feed delivers.
 *
 * @param resource in the version to read
 * @param namespace only this one; empty for all
 * @param labelSelector in the API's syntax; empty for all objects
 * @param fieldSelector in the API's syntax; empty for all objects
 * @param fields what to read of each object; its identity comes in any case
 */
public record Selection(
        Resource resource,
        String namespace,
        String labelSelector,
        String fieldSelector,
        FieldTrie fields) {

    public Selection {
        requireNonNull(resource, "resource is null");
        requireNonNull(namespace, "namespace is null");
        requireNonNull(labelSelector, "labelSelector is null");
        requireNonNull(fieldSelector, "fieldSelector is null");
        requireNonNull(fields, "fields is null");
    }
}
