package io.kubeobject.store;

import static java.util.Objects.requireNonNull;

import io.kubeobject.metric.LiveRows;

/**
 * Rows that are not kept as text, for their values move by themselves.
 *
 * @param resource id of the resource that they are about: {@code deployments.apps}
 */
public record LiveView(String resource, LiveRows rows) {

    public LiveView {
        requireNonNull(resource, "resource is null");
        requireNonNull(rows, "rows is null");
    }
}
