package io.kubeobject.expr;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** What {@code %s} of a format writes: a text as it is, within lists and maps as CEL writes it. */
final class FormattedText {

    private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b\\\"";
    private static final String ESCAPES = "abfnrtv\\\"";
    private static final int DIGITS = 6;

    private FormattedText() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Null _ -> "null";
            case List<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            case Bytes bytes -> ConversionFunctions.decode(bytes);
            case Type<?> type -> type.name;
            case String _, Boolean _, Number _, Timestamp _, Duration _ -> Text.of(value);
            default ->
                    throw new EvaluationException("format cannot write " + Values.describe(value));
        };
    }

    private static String list(List<?> list) {
        StringJoiner elements = new StringJoiner(", ", "[", "]");
        for (Object element : list) {
            elements.add(literal(element));
            Text.limit(elements.length());
        }
        return elements.toString();
    }

    private static String map(Map<?, ?> map) {
        List<String[]> entries = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getKey() instanceof Double) {
                throw new EvaluationException("format cannot write a map with a double for a key");
            }
            entries.add(new String[] {literal(entry.getKey()), literal(entry.getValue())});
        }
        entries.sort((a, b) -> Values.compareText(a[0], b[0]));
        StringJoiner joined = new StringJoiner(", ", "{", "}");
        for (String[] entry : entries) {
            joined.add(entry[0] + ":" + entry[1]);
            Text.limit(joined.length());
        }
        return joined.toString();
    }

    private static String literal(@Nullable Object value) {
        return switch (value) {
            case String text -> quote(text);
            case Bytes bytes -> "b" + quote(of(bytes));
            case Double number when Double.isFinite(number) -> fixed(number);
            case Double number -> '"' + Text.of(number) + '"';
            case Timestamp time -> "timestamp(\"" + time + "\")";
            case Duration duration -> "duration(\"" + Durations.format(duration) + "\")";
            case null, default -> of(value);
        };
    }

    private static String fixed(double number) {
        boolean negative = number < 0 || 1 / number < 0;
        String digits =
                new BigDecimal(Math.abs(number))
                        .setScale(DIGITS, RoundingMode.HALF_EVEN)
                        .toPlainString();
        return negative ? "-" + digits : digits;
    }

    /** As Go quotes: what cannot be printed by its number. */
    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> quote(quoted, c));
        return quoted.append('"').toString();
    }

    private static void quote(StringBuilder quoted, int c) {
        int escaped = c < 128 ? ESCAPED.indexOf(c) : -1;
        if (escaped >= 0) {
            quoted.append('\\').append(ESCAPES.charAt(escaped));
        } else if (c < ' ' || c == 0x7f) {
            quoted.append("\\x%02x".formatted(c));
        } else if (isPrinted(c)) {
            quoted.appendCodePoint(c);
        } else {
            quoted.append((c > 0xffff ? "\\U%08x" : "\\u%04x").formatted(c));
        }
    }

    private static boolean isPrinted(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
