package io.kubeobject.pipeline;

import io.kubeobject.derive.Observation;
import io.kubeobject.mapping.ObservationSink;

import java.util.ArrayList;
import java.util.List;

/** What the observers of a lane see in one object. Used for one object after the other. */
final class Observations implements ObservationSink {

    private final List<List<Observation>> byObserver = new ArrayList<>();

    Observations(int observers) {
        for (int i = 0; i < observers; i++) {
            byObserver.add(new ArrayList<>(1));
        }
    }

    @Override
    public void observation(int observer, Observation observation) {
        byObserver.get(observer).add(observation);
    }

    List<Observation> of(int observer) {
        return byObserver.get(observer);
    }

    void clear() {
        byObserver.forEach(List::clear);
    }
}
