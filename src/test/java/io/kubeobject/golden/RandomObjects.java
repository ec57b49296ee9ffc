package io.kubeobject.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Objects that nobody would write, made of the words of a mapping, so that it finds its fields. */
final class RandomObjects {

    private static final List<Object> SCALARS =
            List.of(
                    "text",
                    "",
                    "25%",
                    "500m",
                    "True",
                    "2026-01-02T03:04:05Z",
                    0L,
                    1L,
                    -7L,
                    0.5,
                    true,
                    false);

    private final RandomGenerator random;
    private final List<String> words;

    RandomObjects(String mapping, long seed) {
        random = new SplittableRandom(seed);
        words =
                Pattern.compile("(?<=\\[\")[^\"]+|[A-Za-z]\\w+")
                        .matcher(mapping)
                        .results()
                        .map(r -> r.group())
                        .distinct()
                        .toList();
    }

    Map<String, Object> next() {
        Map<String, Object> object = map(1);
        object.put("spec", map(1));
        object.put("status", map(1));
        Map<String, Object> metadata = map(2);
        metadata.put("name", "x");
        metadata.keySet().removeAll(List.of("namespace", "uid", "resourceVersion"));
        object.put("metadata", metadata);
        return object;
    }

    private Object value(int depth) {
        int kind = depth > 5 ? 9 : random.nextInt(10);
        if (kind < 4) {
            return map(depth + 1);
        }
        if (kind < 6) {
            List<Object> list = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                list.add(random.nextInt(10) == 0 ? null : value(depth + 1));
            }
            return list;
        }
        return SCALARS.get(random.nextInt(SCALARS.size()));
    }

    private Map<String, Object> map(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            map.put(words.get(random.nextInt(words.size())), Objects.requireNonNull(value(depth)));
        }
        return map;
    }
}
