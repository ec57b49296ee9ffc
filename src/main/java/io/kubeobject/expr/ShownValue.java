package io.kubeobject.expr;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/** A value as people read it, for those who ask about their own objects; never for a log. */
final class ShownValue {

    /** What is longer is shown in part. */
    private static final int LENGTH = 120;

    private final StringBuilder text = new StringBuilder();

    private ShownValue() {}

    static String of(Object value) {
        ShownValue shown = new ShownValue();
        shown.show(value);
        StringBuilder text = shown.text;
        if (text.length() <= LENGTH) {
            return text.toString();
        }
        int end = Character.isHighSurrogate(text.charAt(LENGTH - 1)) ? LENGTH - 1 : LENGTH;
        return text.substring(0, end) + "…";
    }

    private void show(@Nullable Object value) {
        if (text.length() > LENGTH) {
            return;
        }
        switch (value) {
            case null -> text.append("null");
            case Absent _ -> text.append("absent");
            case Null _ -> text.append("null");
            case String string -> quote(string);
            case Collection<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            case Possible possible -> optional(possible);
            case Timestamp _, Quantity _, Duration _, Boolean _, Number _ ->
                    text.append(Text.of(value));
            default -> text.append(Values.describe(value));
        }
    }

    private void list(Collection<?> list) {
        text.append('[');
        String comma = "";
        for (Object element : list) {
            text.append(comma);
            show(element);
            comma = ", ";
        }
        text.append(']');
    }

    private void map(Map<?, ?> map) {
        text.append('{');
        String comma = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(comma).append(entry.getKey()).append(": ");
            show(entry.getValue());
            comma = ", ";
        }
        text.append('}');
    }

    private void optional(Possible possible) {
        if (possible.value() == null) {
            text.append("optional.none()");
        } else {
            text.append("optional of ");
            show(possible.value());
        }
    }

    private void quote(String string) {
        text.append('"');
        string.codePoints().limit(LENGTH).forEach(this::character);
        text.append('"');
    }

    private void character(int c) {
        switch (c) {
            case '\n' -> text.append("\\n");
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            default -> text.appendCodePoint(c);
        }
    }
}
