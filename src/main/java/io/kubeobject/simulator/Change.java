package io.kubeobject.simulator;

import org.jspecify.annotations.Nullable;

/**
 * One write, as watches see it.
 *
 * @param before null for a new object
 * @param after the new state; of a deleted object the last one, with the resource version of the
 *     deletion
 * @param deleted whether the object is gone
 */
record Change(@Nullable Stored before, Stored after, boolean deleted) {

    long version() {
        return after.version();
    }
}
