package io.kubeobject.mapping.yaml;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** When a step of a test happens, by the test's own clock. */
public sealed interface Moment {

    /** So long after the start of the test. */
    record After(Duration duration) implements Moment {

        public After {
            requireNonNull(duration, "duration is null");
        }
    }

    /** At this time; the first step that says one sets the clock. */
    record On(Instant time) implements Moment {

        public On {
            requireNonNull(time, "time is null");
        }
    }

    /** The start of a test that says nothing else. */
    Moment START = new After(Duration.ZERO);

    /**
     * Reads {@code 90s}, {@code 1h30m} or {@code 2026-11-21T10:00:00Z}.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    static Moment parse(String text) {
        if (TimeSpan.isOne(text)) {
            return new After(TimeSpan.parse(text));
        }
        try {
            return new On(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected how long after the start, such as 90s or 1h30m, or a time such as"
                            + " 2026-11-21T10:00:00Z, got \""
                            + text
                            + "\"",
                    e);
        }
    }
}
