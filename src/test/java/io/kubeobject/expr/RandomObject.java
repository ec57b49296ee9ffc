package io.kubeobject.expr;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;

/** Objects of few names and few values, so that random expressions often find what they ask for. */
final class RandomObject {

    static final List<String> NAMES = List.of("a", "b", "c", "type");
    static final List<String> ROOTS = List.of("metadata", "spec", "status");
    static final List<String> TEXTS = List.of("a", "b", "x", "Ready", "5", "1Gi", "");

    private static final int DEPTH = 4;

    private RandomObject() {}

    static Map<String, Object> next(RandomGenerator random) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String root : ROOTS) {
            if (random.nextInt(8) > 0) {
                object.put(root, map(random, DEPTH));
            }
        }
        return object;
    }

    private static Map<String, Object> map(RandomGenerator random, int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String name : NAMES) {
            Object value = random.nextInt(5) > 0 ? value(random, depth - 1) : null;
            if (value != null) {
                map.put(name, value);
            }
        }
        return map;
    }

    private static @Nullable Object value(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 0 ? 11 : 6)) {
            case 0 -> (long) random.nextInt(4);
            case 1 -> random.nextInt(6) / 2.0;
            case 2 -> random.nextBoolean();
            case 3, 4 -> TEXTS.get(random.nextInt(TEXTS.size()));
            case 5 -> null;
            case 6, 7 -> map(random, depth);
            default -> list(random, depth);
        };
    }

    private static List<@Nullable Object> list(RandomGenerator random, int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        boolean maps = random.nextInt(3) > 0;
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(maps && random.nextInt(6) > 0 ? map(random, depth) : value(random, depth - 1));
        }
        return list;
    }

    static String json(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                StringJoiner entries = new StringJoiner(",", "{", "}");
                map.forEach((k, v) -> entries.add('"' + k.toString() + "\":" + json(v)));
                yield entries.toString();
            }
            case List<?> list -> {
                StringJoiner elements = new StringJoiner(",", "[", "]");
                list.forEach(e -> elements.add(json(e)));
                yield elements.toString();
            }
            case String text -> '"' + text + '"';
            case null -> "null";
            default -> value.toString();
        };
    }
}
