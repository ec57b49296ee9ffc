package io.kubeobject.registry;

import java.time.Duration;

/** When a conversation has to be over, by the clock that only goes forward. */
record Deadline(long endNanos) {

    static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    Duration left() {
        long nanos = endNanos - System.nanoTime();
        return nanos > 0 ? Duration.ofNanos(nanos) : Duration.ZERO;
    }
}
