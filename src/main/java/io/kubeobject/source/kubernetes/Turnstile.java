package io.kubeobject.source.kubernetes;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets few feeds list at the same time: lists are what API Priority and Fairness holds back first,
 * and each is a peak of memory on both sides. A list that hangs holds the others up for a while,
 * not for ever.
 */
final class Turnstile {

    private static final int AT_ONCE = 4;
    private static final long LONGEST_SECONDS = 30;

    private final Semaphore places = new Semaphore(AT_ONCE);

    /** Waits for a turn. Whoever has it closes it, once or more often. */
    Turn enter() throws InterruptedException {
        return new Turn(places.tryAcquire(LONGEST_SECONDS, TimeUnit.SECONDS));
    }

    /** Belongs to one thread. */
    final class Turn implements AutoCloseable {

        private boolean held;

        private Turn(boolean held) {
            this.held = held;
        }

        @Override
        public void close() {
            if (held) {
                held = false;
                places.release();
            }
        }
    }
}
