package io.kubeobject.derive;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;

/** Times as this package keeps them: milliseconds since 1970. */
final class Millis {

    /** No time: before every other. */
    static final long NONE = Long.MIN_VALUE;

    private static final double PER_SECOND = 1000;

    private Millis() {}

    /** Any time that an API can carry; {@link #NONE} for null. */
    static long of(@Nullable Instant instant) {
        if (instant == null) {
            return NONE;
        }
        try {
            return instant.toEpochMilli();
        } catch (ArithmeticException | DateTimeException e) {
            return NONE; // beyond 292 million years: as good as none
        }
    }

    static double seconds(long millis) {
        return millis / PER_SECOND;
    }
}
