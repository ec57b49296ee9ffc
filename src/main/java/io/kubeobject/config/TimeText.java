package io.kubeobject.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Reads the times that users write. */
final class TimeText {

    private static final Pattern UNIX = Pattern.compile("-?\\d{1,11}(?:\\.\\d{1,9})?");

    private TimeText() {}

    /**
     * Reads {@code 2026-11-21T10:00:00Z}, with any offset, or unix seconds with a fraction.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    static Instant instant(String text) {
        try {
            if (UNIX.matcher(text).matches()) {
                BigDecimal seconds = new BigDecimal(text);
                long whole = seconds.longValue();
                BigDecimal rest = seconds.subtract(BigDecimal.valueOf(whole));
                return Instant.ofEpochSecond(whole, rest.movePointRight(9).longValue());
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected a time such as 2026-11-21T10:00:00Z or 1795255200, got "
                            + Settings.quote(text),
                    e);
        }
    }
}
