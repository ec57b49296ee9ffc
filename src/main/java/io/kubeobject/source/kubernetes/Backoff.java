package io.kubeobject.source.kubernetes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts: twice as long each time, spread by half at random so that feeds do not
 * move in step, and short again after two minutes without a failure. Belongs to one thread.
 */
final class Backoff {

    private static final Duration HEALTHY = Duration.ofMinutes(2);

    private final Timing timing;
    private final InstantSource clock;
    private final RandomGenerator random;
    private int failures;
    private Instant lastFailure = Instant.MIN;

    Backoff(Timing timing, InstantSource clock, RandomGenerator random) {
        this.timing = timing;
        this.clock = clock;
        this.random = random;
    }

    /** The next pause, which is at most the longest of the timing. */
    Duration next() {
        return next(timing.longestPause());
    }

    /** The next pause, at most {@code longest}. */
    Duration next(Duration longest) {
        Instant now = clock.instant();
        if (lastFailure.equals(Instant.MIN) || now.isAfter(lastFailure.plus(HEALTHY))) {
            failures = 0;
        }
        lastFailure = now;
        double first = timing.firstPause().toNanos();
        // A third is left for the spread, so that the longest pauses differ, too.
        double base = Math.min(first * Math.pow(2, failures), longest.toNanos() / 1.5);
        failures = Math.min(failures + 1, 30);
        return Duration.ofNanos((long) (base * (1 + random.nextDouble() / 2)));
    }
}
