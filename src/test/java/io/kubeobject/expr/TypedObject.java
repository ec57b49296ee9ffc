package io.kubeobject.expr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Objects of one shape: what the leaves of {@link TypedExpression} read, some of it not there. */
final class TypedObject {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TEXTS =
            List.of(
                    "",
                    "a",
                    "b",
                    "ab",
                    "a,b",
                    "Aé",
                    "😀x",
                    "b1-2",
                    " x\t",
                    "\"q\"\\",
                    "10.0.0.1",
                    "500m",
                    "1.2.3",
                    "\ue000",
                    "UTC",
                    "*/5 * * * *",
                    "https://a/b",
                    "10.0.0.0/8",
                    "12\n");
    private static final List<String> KEYS =
            List.of("a", "b", "app", "app.kubernetes.io/name", "é");

    private final RandomGenerator random;

    private TypedObject(RandomGenerator random) {
        this.random = random;
    }

    static String json(RandomGenerator random) {
        try {
            return JSON.writeValueAsString(new TypedObject(random).object());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("BUG: " + e.getMessage(), e);
        }
    }

    private Map<String, Object> object() {
        Map<String, Object> metadata = new TreeMap<>();
        metadata.put("name", text());
        metadata.put("namespace", pick("default", "kube-system", "ä"));
        metadata.put("labels", map(this::text));
        if (random.nextBoolean()) {
            metadata.put("annotations", map(this::text));
        }
        Map<String, Object> object = new TreeMap<>();
        object.put("kind", "Thing");
        object.put("metadata", metadata);
        object.put("spec", spec());
        return object;
    }

    private Map<String, Object> spec() {
        Map<String, Object> spec = new TreeMap<>();
        spec.put("i", number());
        maybe(spec, "j", this::number);
        spec.put("d", fraction());
        maybe(spec, "e", this::fraction);
        spec.put("s", text());
        maybe(spec, "t", this::text);
        spec.put("b", random.nextBoolean());
        maybe(spec, "c", random::nextBoolean);
        spec.put("ints", list(this::number));
        spec.put("doubles", list(this::fraction));
        spec.put("strings", list(this::text));
        spec.put("items", list(this::item));
        spec.put("nested", list(() -> list(this::number)));
        spec.put("counts", map(this::number));
        spec.put("text", texts());
        return spec;
    }

    private Map<String, Object> item() {
        Map<String, Object> item = new TreeMap<>();
        item.put("n", number());
        item.put("d", fraction());
        item.put("name", text());
        item.put("ok", random.nextBoolean());
        item.put("tags", list(this::text));
        maybe(item, "extra", this::number);
        return item;
    }

    /** Texts that parse, nearly all of them. */
    private Map<String, Object> texts() {
        Map<String, Object> texts = new TreeMap<>();
        texts.put("int", pick("12", "-3", "+7", "9223372036854775807", "x"));
        texts.put("uint", pick("12", "0", "18446744073709551615", "7", "-1"));
        texts.put("double", pick("1.5", "-2", "1e3", "0x1p-2", "1_000", "NaN"));
        texts.put("bool", pick("true", "False", "0", "t", "no"));
        texts.put(
                "time",
                pick(
                        "2026-01-31T12:00:00Z",
                        "2024-02-29T23:59:59.999999999+05:30",
                        "1969-12-31T23:59:59.5Z",
                        "2026-03-29T01:30:00+01:00",
                        "2026-10-25T02:30:00+02:00",
                        "0001-01-01T00:00:00Z",
                        "yesterday"));
        texts.put(
                "now",
                pick(
                        "2026-03-27T23:00:00Z",
                        "2026-10-25T00:30:00Z",
                        "2018-11-03T12:00:00-03:00",
                        "2026-04-04T14:45:00.5Z",
                        "2027-12-31T23:59:59+02:00"));
        texts.put("span", pick("90s", "-1h30m", "1.5ms", "0", "3µs7ns", "1d"));
        texts.put(
                "quantity",
                pick(
                        "500m",
                        "2",
                        "1Gi",
                        "1.5Gi",
                        "100k",
                        "1e3",
                        "-250m",
                        "12E",
                        "0",
                        "0.1",
                        "3.14159265358979",
                        "1M",
                        "9223372036854775807",
                        "some"));
        texts.put(
                "ip",
                pick(
                        "10.1.2.3",
                        "127.0.0.1",
                        "::1",
                        "2001:DB8::1",
                        "169.254.0.1",
                        "224.0.0.1",
                        "ff02::2",
                        "255.255.255.255",
                        "fe80::9",
                        "1.2.3"));
        texts.put(
                "net",
                pick(
                        "10.0.0.0/8",
                        "10.16.1.0/24",
                        "fd00::/48",
                        "::/0",
                        "0.0.0.0/0",
                        "10.1.2.3/31",
                        "10.0.0.0"));
        texts.put(
                "url",
                pick(
                        "https://a.example/p/q?x=1&y=%20",
                        "http://u:p@[::1]:80/", "/a b", "mailto:a@b", "https://h/#f%41", "h"));
        texts.put("version", pick("1.2.3", "1.2.3-rc.1", "1.10.0", "0.0.1-alpha+7", "v1.0.0"));
        texts.put("loose", pick("v1.36", "1", "1.02.3", "1.2.3-rc", "x"));
        texts.put("base64", pick("aGk=", "aGk", "w6k=", "", "?"));
        texts.put(
                "cron",
                pick(
                        "*/15 8-17 * * mon-fri",
                        "0 2 * * *",
                        "30 2 29 2 *",
                        "@daily",
                        "@every 90m",
                        "0 0 1,15 * 1",
                        "59 23 31 12 ?",
                        "0 0 31 2 *",
                        "60 * * * *"));
        return texts;
    }

    private Object number() {
        return switch (random.nextInt(12)) {
            case 0 -> random.nextLong();
            case 1 -> (long) random.nextInt();
            default -> (long) random.nextInt(-4, 12);
        };
    }

    private Object fraction() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextDouble(-1e20, 1e20);
            case 1 -> random.nextDouble(-1e-5, 1e-5);
            case 2 -> random.nextDouble(-5, 5);
            default -> random.nextInt(-10, 21) / 2.0;
        };
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private String pick(String... some) {
        return some[random.nextInt(some.length)];
    }

    private List<Object> list(Supplier<Object> element) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    private Map<String, Object> map(Supplier<Object> value) {
        Map<String, Object> map = new TreeMap<>();
        for (String key : KEYS) {
            maybe(map, key, value);
        }
        return map;
    }

    private void maybe(Map<String, Object> map, String key, Supplier<Object> value) {
        if (random.nextInt(6) > 0) {
            map.put(key, value.get());
        }
    }
}
