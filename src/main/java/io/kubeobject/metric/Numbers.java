package io.kubeobject.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * Prints doubles as Go's {@code strconv.FormatFloat(v, 'g', -1, 64)} does, which is what Prometheus
 * and its Go exporters print: the fewest digits that read back as the same double, with an exponent
 * below 1e-4 and from 1e+06 on.
 */
public final class Numbers {

    /** The most bytes that one number takes: {@code -2.2250738585072014e-308}. */
    public static final int MAX_LENGTH = 24;

    /** From this exponent on, Go's shortest form is the one with an exponent. */
    private static final int LARGE_EXPONENT = 6;

    private static final int SMALL_EXPONENT = -4;
    private static final double LARGE = 1e6;

    /** Up to here every integer is a double of its own, so its own digits are the shortest. */
    private static final double EXACT_INTEGERS = 1L << 53;

    /** Below, doubles are so far apart that one digit may do where Java prints two. */
    private static final double ONE_DIGIT = 1e-321;

    private static final byte[] NAN = ascii("NaN");
    private static final byte[] POSITIVE_INFINITY = ascii("+Inf");
    private static final byte[] NEGATIVE_INFINITY = ascii("-Inf");

    private Numbers() {}

    /** The number as text. */
    public static String format(double value) {
        byte[] text = new byte[MAX_LENGTH];
        return new String(text, 0, write(value, text, 0), StandardCharsets.ISO_8859_1);
    }

    /**
     * Writes the number to {@code out} from {@code at} on, where {@link #MAX_LENGTH} bytes must be
     * free.
     *
     * @return the index after the last byte written
     */
    public static int write(double value, byte[] out, int at) {
        if (Double.isNaN(value)) {
            return copy(NAN, out, at);
        }
        if (Double.isInfinite(value)) {
            return copy(value > 0 ? POSITIVE_INFINITY : NEGATIVE_INFINITY, out, at);
        }
        int start = at;
        if (Double.doubleToRawLongBits(value) < 0) {
            out[start++] = '-';
        }
        double magnitude = Math.abs(value);
        if (magnitude < LARGE && magnitude == (int) magnitude) {
            int length = length((int) magnitude);
            digits((int) magnitude, length, out, start);
            return start + length;
        }
        if (magnitude < EXACT_INTEGERS && magnitude == (long) magnitude) {
            return integer((long) magnitude, out, start);
        }
        return fraction(magnitude, out, start);
    }

    /** An integer of at least {@link #LARGE}; timestamps are the usual ones. Allocates nothing. */
    private static int integer(long value, byte[] out, int at) {
        int exponent = length(value) - 1;
        long shortest = value;
        while (shortest % 10 == 0) {
            shortest /= 10;
        }
        return scientific(shortest, exponent, out, at);
    }

    /** Any other number: Java's digits, which are the shortest too, in Go's arrangement. */
    private static int fraction(double magnitude, byte[] out, int at) {
        String text = magnitude < ONE_DIGIT ? oneDigit(magnitude) : Double.toString(magnitude);
        int e = text.indexOf('E');
        int end = e < 0 ? text.length() : e;
        int point = text.indexOf('.');
        int integers = point < 0 ? end : point;
        long digits = 0;
        int leadingZeros = 0;
        int trailingZeros = 0;
        for (int i = 0; i < end; i++) {
            if (i == point) {
                continue;
            }
            int digit = text.charAt(i) - '0';
            digits = digits * 10 + digit;
            leadingZeros += digits == 0 ? 1 : 0;
            trailingZeros = digit == 0 ? trailingZeros + 1 : 0;
        }
        for (; trailingZeros > 0; trailingZeros--) {
            digits /= 10;
        }
        int exponent =
                integers
                        - leadingZeros
                        - 1
                        + (e < 0 ? 0 : Integer.parseInt(text, e + 1, text.length(), 10));
        return exponent < SMALL_EXPONENT || exponent >= LARGE_EXPONENT
                ? scientific(digits, exponent, out, at)
                : plain(digits, exponent, out, at);
    }

    /** Java gives at least two digits, Go as few as it takes; they differ only for subnormals. */
    private static String oneDigit(double magnitude) {
        BigDecimal one =
                new BigDecimal(magnitude).round(new MathContext(1, RoundingMode.HALF_EVEN));
        return one.doubleValue() == magnitude
                ? one.unscaledValue() + "E" + -one.scale()
                : Double.toString(magnitude);
    }

    /** {@code d.ddde+XX} with at least two digits of exponent. */
    private static int scientific(long digits, int exponent, byte[] out, int at) {
        int length = length(digits);
        int end = at + length;
        if (length == 1) {
            out[at] = (byte) ('0' + digits);
        } else {
            digits(digits, length, out, at + 1);
            out[at] = out[at + 1];
            out[at + 1] = '.';
            end++;
        }
        out[end++] = 'e';
        out[end++] = (byte) (exponent < 0 ? '-' : '+');
        int magnitude = Math.abs(exponent);
        int width = Math.max(2, length(magnitude));
        digits(magnitude, width, out, end);
        return end + width;
    }

    /** {@code 0.000ddd}, {@code ddd.ddd}; whole numbers do not come here. */
    private static int plain(long digits, int exponent, byte[] out, int at) {
        int length = length(digits);
        if (exponent < 0) {
            int width = length - exponent;
            digits(digits, width, out, at + 1);
            out[at] = '0';
            out[at + 1] = '.';
            return at + 1 + width;
        }
        digits(digits, length, out, at + 1);
        System.arraycopy(out, at + 1, out, at, exponent + 1);
        out[at + exponent + 1] = '.';
        return at + length + 1;
    }

    /** Writes {@code value} in {@code width} digits, with leading zeros. */
    private static void digits(long value, int width, byte[] out, int at) {
        long rest = value;
        for (int i = at + width - 1; i >= at; i--) {
            out[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static int length(long value) {
        int length = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            length++;
        }
        return length;
    }

    private static int copy(byte[] text, byte[] out, int at) {
        System.arraycopy(text, 0, out, at, text.length);
        return at + text.length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
