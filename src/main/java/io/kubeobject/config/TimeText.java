package io.kubeobject.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the durations and times that users write. */
final class TimeText {

    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,9}(?:ms|s|m|h|d))+");
    private static final Pattern UNIX = Pattern.compile("-?\\d{1,11}(?:\\.\\d{1,9})?");

    private TimeText() {}

    /**
     * Reads {@code 15m}, {@code 1h30m}, {@code 500ms}, {@code 0s}.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    static Duration duration(String text) {
        if (!WHOLE.matcher(text).matches()) {
            String hint = text.matches("\\d+") ? "; did you mean " + text + "s?" : "";
            throw new IllegalArgumentException(
                    "expected a duration such as 90s, 15m or 1h30m, got "
                            + Settings.quote(text)
                            + hint);
        }
        Duration sum = Duration.ZERO;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            sum = sum.plus(unit(parts.group(2)).multipliedBy(Long.parseLong(parts.group(1))));
        }
        return sum;
    }

    private static Duration unit(String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> throw new IllegalStateException("BUG: unit " + unit);
        };
    }

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
