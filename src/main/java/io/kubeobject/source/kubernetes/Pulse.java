package io.kubeobject.source.kubernetes;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells those who wait for the API server that it answers again, so that one lucky attempt ends the
 * pauses of all.
 */
final class Pulse {

    /** Guards the count. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition beaten = lock.newCondition();
    private long beats;

    /** How often it has beaten; what {@link #await} wants to see grow. */
    long beats() {
        lock.lock();
        try {
            return beats;
        } finally {
            lock.unlock();
        }
    }

    void beat() {
        lock.lock();
        try {
            beats++;
            beaten.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a beat after {@code seen}, at most that long; whether there was one. */
    boolean await(long seen, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = atMost.toNanos();
            while (beats == seen && nanos > 0) {
                nanos = beaten.awaitNanos(nanos);
            }
            return beats != seen;
        } finally {
            lock.unlock();
        }
    }
}
