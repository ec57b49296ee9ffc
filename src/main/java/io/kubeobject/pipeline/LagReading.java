package io.kubeobject.pipeline;

import java.util.List;

/**
 * How long events took from the moment when their last byte had been read to the moment when a
 * scrape shows them: evaluation, rendering and publication. Events of a full list are not in it,
 * since they are shown together; nor is the time on the network.
 *
 * @param bounds upper bounds of the buckets in seconds, rising; one more bucket has none
 * @param counts events per bucket, not cumulated, as many as bounds and one
 * @param sumSeconds of all events
 */
public record LagReading(List<Double> bounds, List<Long> counts, double sumSeconds) {

    public LagReading {
        bounds = List.copyOf(bounds);
        counts = List.copyOf(counts);
    }

    /** How many events there were. */
    public long count() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
