package io.kubeobject.inspect;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is set. Safe for any thread. */
final class VirtualClock implements InstantSource {

    private volatile Instant now;

    VirtualClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void set(Instant time) {
        now = time;
    }
}
