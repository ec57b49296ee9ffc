package io.kubeobject.mapping.yaml;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Prometheus writes them: {@code 90s}, {@code 1h30m}, {@code 0}. */
public final class TimeSpan {

    private static final Pattern WHOLE = Pattern.compile("0|(?:\\d{1,9}(?:ms|[smhd]))+");
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|[smhd])");

    static final Scalar<Duration> SHAPE = Scalar.parsed("a duration", TimeSpan::parse);

    private TimeSpan() {}

    static boolean isOne(String text) {
        return WHOLE.matcher(text).matches();
    }

    /**
     * Reads {@code 15m}, {@code 1h30m}, {@code 500ms}, {@code 0s}.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public static Duration parse(String text) {
        if (!isOne(text)) {
            String hint = text.matches("\\d+") ? "; did you mean " + text + "s?" : "";
            throw new IllegalArgumentException(
                    "expected a duration such as 30s, 15m or 1h30m, got \"" + text + "\"" + hint);
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
            default -> Duration.ofDays(1);
        };
    }
}
