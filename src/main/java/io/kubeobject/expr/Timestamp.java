package io.kubeobject.expr;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;

/**
 * A point in time between the years 1 and 9999, printed with the offset that it was read with, as
 * in Kubernetes. Equal to another of the same instant.
 *
 * @param offset from UTC, seconds
 */
record Timestamp(Instant instant, int offset) implements Comparable<Timestamp> {

    private static final long FIRST = -62_135_596_800L;
    private static final long LAST = 253_402_300_799L;
    private static final int FRACTION = 19;
    private static final int NANO_DIGITS = 9;

    static Timestamp of(Instant instant, int offset) {
        check(instant.getEpochSecond());
        return new Timestamp(instant, offset);
    }

    /** Of unix time, in UTC. */
    static Timestamp ofSeconds(long seconds) {
        check(seconds);
        return new Timestamp(Instant.ofEpochSecond(seconds), 0);
    }

    private static void check(long seconds) {
        if (seconds < FIRST || seconds > LAST) {
            throw new EvaluationException("a timestamp outside of the years 1 to 9999");
        }
    }

    Timestamp plus(Duration duration) {
        return of(instant.plus(duration), offset);
    }

    /** Reads RFC 3339, for example {@code 2026-01-31T12:00:00Z}. */
    static Timestamp parse(String text) {
        Timestamp result = null;
        try {
            result = read(text);
        } catch (DateTimeException | NumberFormatException e) {
            // reported below, as every other text that is not a timestamp
        }
        if (result == null) {
            throw new EvaluationException(
                    Values.quote(text)
                            + " is not a timestamp; expected RFC 3339, for example"
                            + " 2026-01-31T12:00:00Z");
        }
        return result;
    }

    private static @org.jspecify.annotations.Nullable Timestamp read(String text) {
        if (text.length() <= FRACTION || !hasShape(text, "dddd-dd-ddTdd:dd:dd", 0)) {
            return null;
        }
        int end = FRACTION;
        int nanos = 0;
        if (text.charAt(end) == '.' || text.charAt(end) == ',') {
            end = endOfDigits(text, end + 1);
            if (end == FRACTION + 1) {
                return null;
            }
            nanos = nanos(text, end);
        }
        boolean utc = text.startsWith("Z", end) && text.length() == end + 1;
        if (!utc && !(text.length() == end + 6 && hasShape(text, "+dd:dd", end))) {
            return null;
        }
        int offset = utc ? 0 : offset(text, end);
        LocalDateTime local =
                LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 2),
                        number(text, 8, 2),
                        number(text, 11, 2),
                        number(text, 14, 2),
                        number(text, 17, 2),
                        nanos);
        return of(
                Instant.ofEpochSecond(local.toEpochSecond(ZoneOffset.UTC) - offset, nanos), offset);
    }

    /** {@code d} is a digit, {@code +} a sign, all else itself. */
    private static boolean hasShape(String text, String shape, int from) {
        for (int i = 0; i < shape.length(); i++) {
            char c = text.charAt(from + i);
            boolean fits =
                    switch (shape.charAt(i)) {
                        case 'd' -> c >= '0' && c <= '9';
                        case '+' -> c == '+' || c == '-';
                        default -> c == shape.charAt(i);
                    };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** The first nine digits of the fraction; more are cut off. */
    private static int nanos(String text, int end) {
        int nanos = 0;
        for (int i = 0; i < NANO_DIGITS; i++) {
            int at = FRACTION + 1 + i;
            nanos = nanos * 10 + (at < end ? text.charAt(at) - '0' : 0);
        }
        return nanos;
    }

    private static int offset(String text, int sign) {
        int hours = number(text, sign + 1, 2);
        int minutes = number(text, sign + 4, 2);
        if (hours > 24 || minutes > 59) {
            throw new DateTimeException("offset");
        }
        int seconds = hours * 3600 + minutes * 60;
        return text.charAt(sign) == '-' ? -seconds : seconds;
    }

    private static int number(String text, int from, int length) {
        return Integer.parseInt(text, from, from + length, 10);
    }

    @Override
    public int compareTo(Timestamp other) {
        return instant.compareTo(other.instant);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Timestamp other && instant.equals(other.instant);
    }

    @Override
    public int hashCode() {
        return instant.hashCode();
    }

    /** As Go's RFC3339Nano: the fraction without trailing zeros. */
    @Override
    public String toString() {
        LocalDateTime local =
                LocalDateTime.ofEpochSecond(
                        instant.getEpochSecond() + offset, instant.getNano(), ZoneOffset.UTC);
        StringBuilder text =
                new StringBuilder(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local.withNano(0)));
        int nanos = instant.get(ChronoField.NANO_OF_SECOND);
        if (nanos > 0) {
            String digits = Integer.toString(1_000_000_000 + nanos).substring(1);
            text.append('.').append(digits.replaceAll("0+$", ""));
        }
        if (offset == 0) {
            return text.append('Z').toString();
        }
        int minutes = Math.abs(offset) / 60;
        return text.append(offset < 0 ? '-' : '+')
                .append(minutes / 600)
                .append(minutes / 60 % 10)
                .append(':')
                .append(minutes % 60 / 10)
                .append(minutes % 10)
                .toString();
    }
}
