package io.kubeobject.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The clauses of {@code text.format(list)}: {@code %s %d %f %e %b %o %x %X %%}, with a precision
 * for {@code f}. As in Kubernetes, {@code f} groups digits by thousands, {@code e} writes a power
 * of ten with superscripts, and elements of the list that no clause asks for are left aside.
 */
final class Format {

    private static final int DIGITS = 6;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final String CLAUSES = "sdfebxXo";

    private final String pattern;
    private final List<?> arguments;
    private final StringBuilder result = new StringBuilder();
    private int at;
    private int used;

    private Format(String pattern, List<?> arguments) {
        this.pattern = pattern;
        this.arguments = arguments;
    }

    static String of(String pattern, List<?> arguments) {
        return new Format(pattern, arguments).write();
    }

    private String write() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at++);
            if (c != '%') {
                result.append(c);
            } else if (pattern.startsWith("%", at)) {
                result.append('%');
                at++;
            } else {
                clause();
            }
            Text.limit(result.length());
        }
        return result.toString();
    }

    private void clause() {
        if (used >= arguments.size()) {
            throw new EvaluationException(
                    "format has %d values, and a clause for another".formatted(arguments.size()));
        }
        Object value = arguments.get(used++);
        int precision = precision();
        char clause = at < pattern.length() ? pattern.charAt(at++) : ' ';
        String text =
                switch (clause) {
                    case 's' -> FormattedText.of(value);
                    case 'd' -> whole(value, clause, 10);
                    case 'f' -> fixed(number(value, clause), precision);
                    case 'e' -> scientific(number(value, clause), precision);
                    case 'b' ->
                            value instanceof Boolean truth
                                    ? (truth ? "1" : "0")
                                    : whole(value, clause, 2);
                    case 'o' -> whole(value, clause, 8);
                    case 'x' -> hex(value);
                    case 'X' -> hex(value).toUpperCase(Locale.ROOT);
                    default ->
                            throw new EvaluationException(
                                    "format knows the clauses %"
                                            + String.join(" %", CLAUSES.split(""))
                                            + " %%");
                };
        result.append(text);
    }

    /** The number behind a point; 6 if there is none. */
    private int precision() {
        if (!pattern.startsWith(".", at)) {
            return DIGITS;
        }
        int start = ++at;
        while (at < pattern.length() && Character.digit(pattern.charAt(at), 10) >= 0) {
            at++;
        }
        try {
            int precision = Integer.parseInt(pattern, start, at, 10);
            Text.limit(precision);
            return precision;
        } catch (NumberFormatException e) {
            throw new EvaluationException("format takes a number after %.");
        }
    }

    private static String whole(Object value, char clause, int radix) {
        return switch (value) {
            case Long number -> Long.toString(number, radix);
            case Unsigned number -> Long.toUnsignedString(number.bits, radix);
            default -> throw refused(clause, "an int", value);
        };
    }

    private static String hex(Object value) {
        return switch (value) {
            case String text -> HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
            case Bytes bytes -> HexFormat.of().formatHex(bytes.octets());
            default -> whole(value, 'x', 16);
        };
    }

    private static double number(Object value, char clause) {
        return switch (value) {
            case Double number -> number;
            case String text when text.equals("NaN") -> Double.NaN;
            case String text when text.equals("Infinity") -> Double.POSITIVE_INFINITY;
            case String text when text.equals("-Infinity") -> Double.NEGATIVE_INFINITY;
            default -> throw refused(clause, "a double", value);
        };
    }

    private static String fixed(double number, int precision) {
        if (!Double.isFinite(number)) {
            return infinite(number);
        }
        String digits =
                new BigDecimal(Math.abs(number))
                        .setScale(precision, RoundingMode.HALF_EVEN)
                        .toPlainString();
        int end = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
        StringBuilder grouped = new StringBuilder(number < 0 ? "-" : "").append(digits);
        int start = grouped.length() - digits.length();
        for (int i = start + end - 3; i > start; i -= 3) {
            grouped.insert(i, ',');
        }
        return grouped.toString();
    }

    private static String infinite(double number) {
        return Double.isNaN(number) ? "NaN" : number > 0 ? "∞" : "-∞";
    }

    /** Kubernetes takes the precision for a width: there are always six digits. */
    private static String scientific(double number, int width) {
        String text = Double.isFinite(number) ? power(number) : infinite(number);
        int missing = width - text.codePointCount(0, text.length());
        return missing > 0 ? " ".repeat(missing) + text : text;
    }

    private static String power(double number) {
        BigDecimal exact = new BigDecimal(Math.abs(number));
        int exponent = 0;
        BigInteger digits = BigInteger.ZERO;
        if (number != 0) {
            BigDecimal rounded =
                    exact.round(new java.math.MathContext(DIGITS + 1, RoundingMode.HALF_EVEN));
            exponent = rounded.precision() - rounded.scale() - 1;
            digits = rounded.scaleByPowerOfTen(DIGITS - exponent).toBigInteger();
        }
        String padded = "0".repeat(Math.max(0, DIGITS + 1 - digits.toString().length())) + digits;
        return (number < 0 ? "-" : "")
                + padded.charAt(0)
                + "."
                + padded.substring(1)
                + "×10"
                + superscript(exponent);
    }

    private static String superscript(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        String digits = Integer.toString(Math.abs(exponent));
        text.append(digits.length() < 2 ? "⁰" : "");
        digits.chars().forEach(d -> text.append(SUPERSCRIPTS.charAt(d - '0')));
        return text.toString();
    }

    private static EvaluationException refused(char clause, String noun, Object value) {
        return new EvaluationException(
                "%" + clause + " takes " + noun + ", got " + Values.describe(value));
    }
}
