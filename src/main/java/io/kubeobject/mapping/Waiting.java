package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

import io.kubeobject.object.ResourceRef;

/**
 * A resource that a document names and that the cluster does not serve now.
 *
 * @param resource as it was written
 * @param hint what to do about it, for the user; empty if there is nothing but to wait
 */
public record Waiting(ResourceRef resource, String hint) {

    public Waiting {
        requireNonNull(resource, "resource is null");
        requireNonNull(hint, "hint is null");
    }
}
