package io.kubeobject.expr;

import static java.util.stream.Collectors.joining;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Prints values so that their types show, as the tables of tests write them. */
final class Shown {

    private Shown() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Null _ -> "null";
            case Absent _ -> "absent";
            case String text -> quoted(text);
            case Double number -> number(number);
            case Unsigned number -> number + "u";
            case Bytes bytes -> "b\"" + HexFormat.of().formatHex(bytes.octets()) + '"';
            case Timestamp time -> "timestamp " + time;
            case Duration duration -> "duration " + Durations.format(duration);
            case Quantity quantity -> "quantity " + quantity;
            case Address address -> "ip " + address;
            case Network network -> "cidr " + network;
            case Url url -> "url " + url;
            case Semver version -> "semver " + version;
            case Type<?> type -> "type " + type;
            case Possible(var held) ->
                    held == null ? "optional.none()" : "optional.of(" + of(held) + ")";
            case List<?> list -> list.stream().map(Shown::of).collect(joining(", ", "[", "]"));
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(e -> of(e.getKey()) + ": " + of(e.getValue()))
                            .sorted()
                            .collect(joining(", ", "{", "}"));
            default -> value.toString();
        };
    }

    private static String number(double number) {
        String text = Text.of(number);
        return text.matches("-?\\d+") ? text + ".0" : text;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
