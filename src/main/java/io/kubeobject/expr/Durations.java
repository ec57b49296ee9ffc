package io.kubeobject.expr;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as Go has them: 64 bits of nanoseconds, written as {@code 1h30m}, {@code 1.5s}. */
final class Durations {

    private static final String[] UNITS = {"ns", "us", "µs", "μs", "ms", "s", "m", "h"};
    private static final long[] NANOS = {
        1, 1_000, 1_000, 1_000, 1_000_000, 1_000_000_000, 60_000_000_000L, 3_600_000_000_000L
    };

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private Durations() {}

    /** Within what 64 bits of nanoseconds hold, about 292 years. */
    static Duration checked(Duration duration) {
        try {
            return Duration.ofNanos(duration.toNanos());
        } catch (ArithmeticException e) {
            throw new EvaluationException("a duration of more than 292 years");
        }
    }

    static Duration parse(String text) {
        boolean negative = text.startsWith("-");
        int start = negative || text.startsWith("+") ? 1 : 0;
        try {
            if (text.substring(start).equals("0")) {
                return Duration.ZERO;
            }
            if (start < text.length()) {
                long below = readNegative(text, start);
                return Duration.ofNanos(negative ? below : Math.negateExact(below));
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // reported below, as every other text that is not a duration
        }
        throw new EvaluationException(
                Values.quote(text) + " is not a duration; expected for example 1h30m or 1.5s");
    }

    /** The nanoseconds with a minus: there is one more negative number than positive ones. */
    private static long readNegative(String text, int start) {
        long total = 0;
        int at = start;
        while (at < text.length()) {
            int whole = digits(text, at);
            int end = text.startsWith(".", whole) ? digits(text, whole + 1) : whole;
            if (whole == at && end <= whole + 1) {
                throw new NumberFormatException();
            }
            int unit = unit(text, end);
            long count = whole == at ? 0 : Long.parseLong("-" + text.substring(at, whole));
            total = Math.addExact(total, Math.multiplyExact(count, NANOS[unit]));
            total = Math.subtractExact(total, fraction(text, whole + 1, end, NANOS[unit]));
            at = end + UNITS[unit].length();
        }
        return total;
    }

    /** Whole nanoseconds of a fraction of a unit, computed as Go does, by double. */
    private static long fraction(String text, int from, int to, long unit) {
        long digits = 0;
        double scale = 1;
        for (int i = from; i < to && digits <= (Long.MAX_VALUE - 9) / 10; i++) {
            digits = digits * 10 + (text.charAt(i) - '0');
            scale *= 10;
        }
        return (long) (digits * (unit / scale));
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** The unit that fills the place up to the next digit. */
    private static int unit(String text, int from) {
        int end = from;
        while (end < text.length() && ".0123456789".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String name = text.substring(from, end);
        for (int i = 0; i < UNITS.length; i++) {
            if (UNITS[i].equals(name)) {
                return i;
            }
        }
        throw new NumberFormatException();
    }

    /** In seconds, with the digits of the nearest double: {@code 5400s}. */
    static String format(Duration duration) {
        String digits = new BigDecimal(Double.toString(seconds(duration))).toPlainString();
        String shortest = digits.contains(".") ? digits.replaceAll("\\.?0+$", "") : digits;
        return shortest + "s";
    }

    static double seconds(Duration duration) {
        long nanos = duration.toNanos();
        long whole = nanos / NANOS_PER_SECOND;
        return whole + (nanos % NANOS_PER_SECOND) / 1e9;
    }
}
