package io.kubeobject.mapping;

import io.kubeobject.derive.Observation;

/** Takes what observers see in an object. Called by one thread at a time. */
@FunctionalInterface
public interface ObservationSink {

    /**
     * One observation.
     *
     * @param observer index among {@link LaneProgram#observers}
     */
    void observation(int observer, Observation observation);
}
