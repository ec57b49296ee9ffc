package io.kubeobject.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/** Counts how long events took. Safe for any thread. */
final class LagHistogram {

    private static final long[] BOUND_MICROS = {
        100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000,
        1_000_000, 2_500_000, 5_000_000
    };

    private static final double MICROS_PER_SECOND = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final AtomicLongArray counts = new AtomicLongArray(BOUND_MICROS.length + 1);
    private final LongAdder nanos = new LongAdder();

    void add(long lagNanos) {
        int bucket = 0;
        while (bucket < BOUND_MICROS.length && lagNanos > BOUND_MICROS[bucket] * 1000) {
            bucket++;
        }
        counts.incrementAndGet(bucket);
        nanos.add(lagNanos);
    }

    LagReading reading() {
        List<Long> read = new ArrayList<>(counts.length());
        for (int i = 0; i < counts.length(); i++) {
            read.add(counts.get(i));
        }
        List<Double> bounds =
                LongStream.of(BOUND_MICROS).mapToObj(b -> b / MICROS_PER_SECOND).toList();
        return new LagReading(bounds, read, nanos.sum() / NANOS_PER_SECOND);
    }
}
