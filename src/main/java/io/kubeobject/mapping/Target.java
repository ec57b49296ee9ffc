package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

import io.kubeobject.object.ResourceRef;

import java.util.List;

/**
 * Which objects a document is about.
 *
 * @param resource one, or a wildcard
 * @param except what the wildcard leaves out
 * @param labelSelector for the API server; empty for all objects
 * @param fieldSelector for the API server; empty for all objects
 */
public record Target(
        ResourceRef resource,
        List<ResourceRef> except,
        String labelSelector,
        String fieldSelector) {

    public Target {
        requireNonNull(resource, "resource is null");
        except = List.copyOf(except);
        requireNonNull(labelSelector, "labelSelector is null");
        requireNonNull(fieldSelector, "fieldSelector is null");
    }
}
