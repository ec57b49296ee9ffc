package io.kubeobject.ksm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Makes objects odd, but so that each field keeps its type: fields and elements vanish or come
 * twice, words are ones that nobody knows, numbers, amounts and times are others.
 */
final class Oddities {

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*");
    private static final Pattern AMOUNT = Pattern.compile("[0-9.]+(m|k|Ki|Mi|Gi|E)?");

    private static final List<String> WORDS =
            List.of("", "Odd", "true", "True", "False", "Unknown", "a\"b\\c\nd", "ünï 日本", "0");
    private static final List<String> TIMES =
            List.of(
                    "1970-01-01T00:00:00Z",
                    "1969-12-31T23:59:59Z",
                    "2024-02-29T12:00:00+05:30",
                    "9998-12-31T23:59:59Z");
    private static final List<String> AMOUNTS =
            List.of(
                    "0",
                    "1",
                    "1n",
                    "1500u",
                    "0.5",
                    "1001m",
                    "1.1Ki",
                    "-500m",
                    "-1.5Ki",
                    "7Ei",
                    "8E",
                    "5e-3",
                    "1E3",
                    "00012",
                    ".5",
                    "+5",
                    "0.0000000001",
                    "123456789n");
    private static final List<String> PORTIONS =
            List.of("0%", "7%", "150%", "-10%", "12.5%", "", "50", "%", "abc", "+5%", "007%");
    private static final List<String> SCHEDULES =
            List.of(
                    "*/5 * * * *",
                    "0 0 29 2 *",
                    "15 10 13 * ?",
                    "0 9 * * MON-FRI",
                    "@every 1h30m",
                    "@reboot",
                    "60 * * * *",
                    "",
                    "0 0 31 2 *",
                    "TZ=Asia/Tokyo 0 5 * * *");
    private static final List<String> ZONES =
            List.of("America/New_York", "Etc/GMT+5", "Nowhere/City", "UTC", "");
    private static final List<List<String>> KEYS =
            List.of(
                    List.of(),
                    List.of("a-b", "a.b", "a_b"),
                    List.of("aB", "a_B", "a_b"),
                    List.of("HTTPServer", "hTTPServer", "x509Cert", "1abc", "_u"),
                    List.of("ünï", "ключ", "日本", "é", "è"),
                    List.of("a-b", "a.b", "a_b_conflict2", "a_b"),
                    List.of("example.com/Team", "node-role.kubernetes.io/", "A", "a"));
    private static final List<Integer> NUMBERS = List.of(0, 1, -1, 7, 443, 2147483647, -2147483648);

    /** What says what an object is, or has to decode in a way of its own. */
    private static final Set<String> KEPT =
            Set.of("apiVersion", "kind", "name", "namespace", "data", "request", "certificate");

    /** Without these kube-state-metrics ends by itself. */
    private static final Set<String> NEEDED =
            Set.of(
                    "backend",
                    "service",
                    "resource",
                    "pods",
                    "object",
                    "external",
                    "containerResource",
                    "type",
                    "matchConstraints");

    /** Maps of labels, whose keys are anybody's. */
    private static final Set<String> LABELS =
            Set.of("labels", "annotations", "nodeSelector", "attachmentMetadata");

    private final RandomGenerator random;

    Oddities(RandomGenerator random) {
        this.random = random;
    }

    /** Changes an object; which one it is stays. */
    void applyTo(Map<String, Object> object) {
        for (Map.Entry<String, Object> field : new ArrayList<>(object.entrySet())) {
            if (!KEPT.contains(field.getKey())) {
                field(object, field.getKey(), field.getKey().equals("metadata") ? 0 : 25);
            }
        }
    }

    /**
     * Changes a field of a map, or takes it away.
     *
     * @param rarity one in how many vanishes; 0 for never
     */
    private void field(Map<String, Object> map, String key, int rarity) {
        if (rarity > 0 && !NEEDED.contains(key) && random.nextInt(rarity) == 0) {
            map.remove(key);
        } else if (LABELS.contains(key) && random.nextInt(2) == 0) {
            map.put(key, labels());
        } else {
            map.put(key, value(key, map.get(key)));
        }
    }

    private Map<String, Object> labels() {
        Map<String, Object> labels = new LinkedHashMap<>();
        KEYS.get(random.nextInt(KEYS.size())).forEach(key -> labels.put(key, one(WORDS)));
        return labels;
    }

    private Object value(String key, Object value) {
        return switch (value) {
            case null -> value;
            case Map<?, ?> map -> map(GivenWorld.map(map));
            case List<?> list -> list(key, list);
            case Boolean flag -> random.nextInt(4) == 0 ? !flag : flag;
            case Number number -> random.nextInt(4) == 0 ? one(NUMBERS) : number;
            case String text -> random.nextInt(4) == 0 ? text(key, text) : text;
            default -> value;
        };
    }

    private Map<String, Object> map(Map<String, Object> map) {
        for (String key : new ArrayList<>(map.keySet())) {
            boolean kept = key.equals("name") || key.equals("namespace");
            if (!kept) {
                field(map, key, 12);
            }
        }
        return map;
    }

    private List<Object> list(String key, List<?> list) {
        List<Object> changed = new ArrayList<>();
        if (random.nextInt(10) == 0) {
            return changed;
        }
        for (Object element : list) {
            for (int copies = random.nextInt(12) == 0 ? 2 : 1; copies > 0; copies--) {
                Object own =
                        element instanceof Map<?, ?> m
                                ? GivenWorld.copy(GivenWorld.map(m))
                                : element;
                changed.add(value(key, own));
            }
        }
        return changed;
    }

    private String text(String key, String text) {
        if (TIME.matcher(text).matches()) {
            // A time with microseconds has to have all six digits.
            String other = one(TIMES);
            return text.contains(".")
                    ? other.replaceFirst("(:\\d\\d)([Z+])", "$1.000001$2")
                    : other;
        }
        if (text.endsWith("%")) {
            return one(PORTIONS);
        }
        if (key.equals("schedule")) {
            return one(SCHEDULES);
        }
        if (key.equals("timeZone")) {
            return one(ZONES);
        }
        if (AMOUNT.matcher(text).matches()) {
            return one(AMOUNTS);
        }
        return KEPT.contains(key) || key.equals("type") ? text : one(WORDS);
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
