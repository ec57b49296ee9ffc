package io.kubeobject.registry;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go and so Kubernetes write them: {@code 6h0m0s}. */
final class GoDuration {

    private static final Pattern PART = Pattern.compile("([0-9]{1,9})(ms|h|m|s)");

    private GoDuration() {}

    /** Zero for an empty text. */
    static Duration parse(String text) throws OutsideException {
        if (!text.equals("0") && !text.matches("([0-9]{1,9}(ms|h|m|s))*")) {
            throw new OutsideException("expected a duration such as 12h0m0s, got \"" + text + "\"");
        }
        Duration sum = Duration.ZERO;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            long count = Long.parseLong(parts.group(1));
            sum =
                    sum.plus(
                            switch (parts.group(2)) {
                                case "h" -> Duration.ofHours(count);
                                case "m" -> Duration.ofMinutes(count);
                                case "s" -> Duration.ofSeconds(count);
                                default -> Duration.ofMillis(count);
                            });
        }
        return sum;
    }
}
