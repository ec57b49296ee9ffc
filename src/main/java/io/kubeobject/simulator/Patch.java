package io.kubeobject.simulator;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Changes to parts of an object, in the forms that API servers take. */
final class Patch {

    /** Fields that tell the elements of a list apart, the first that an element has. */
    private static final List<String> KEYS =
            List.of("name", "containerPort", "port", "mountPath", "type", "uid", "ip");

    private Patch() {}

    /**
     * Applies the request's body, of the media type, to {@code target}.
     *
     * @throws Refusal 400, 415 or 422
     */
    static Map<String, @Nullable Object> apply(
            String mediaType, Exchange exchange, Map<String, @Nullable Object> target) {
        byte[] body = exchange.request().body();
        boolean custom = exchange.type().isCustom();
        return switch (mediaType) {
            case "application/merge-patch+json" -> merge(target, Json.object(body), false);
            case "application/apply-patch+yaml" -> merge(target, Json.object(body), true);
            case "application/json-patch+json" -> operations(target, Json.value(body));
            case "application/strategic-merge-patch+json" -> {
                // How lists merge is written in Go types, which custom resources have not.
                if (custom) {
                    throw unknownForm();
                }
                yield merge(target, Json.object(body), true);
            }
            default ->
                    throw custom
                            ? unknownForm()
                            : new Refusal(
                                    415,
                                    "UnsupportedMediaType",
                                    "415: Unsupported Media Type",
                                    Map.of());
        };
    }

    private static Refusal unknownForm() {
        return new Refusal(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include:"
                        + " application/json-patch+json, application/merge-patch+json, "
                        + "application/apply-patch+yaml",
                null);
    }

    /** RFC 7396; with {@code byKey}, lists of objects are merged element by element. */
    private static Map<String, @Nullable Object> merge(
            Map<String, @Nullable Object> target,
            Map<String, @Nullable Object> patch,
            boolean byKey) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>(target);
        patch.forEach(
                (name, value) -> {
                    if (value == null) {
                        result.remove(name);
                    } else if (!name.startsWith("$")) {
                        result.put(name, mergedValue(result.get(name), value, byKey));
                    }
                });
        return result;
    }

    private static Object mergedValue(@Nullable Object present, Object value, boolean byKey) {
        if (value instanceof Map<?, ?> map) {
            return merge(
                    present instanceof Map<?, ?> child ? Json.cast(child) : new LinkedHashMap<>(),
                    Json.cast(map),
                    byKey);
        }
        return byKey && present instanceof List<?> old && value instanceof List<?> list
                ? mergedList(old, list)
                : value;
    }

    private static List<?> mergedList(List<?> old, List<?> patch) {
        List<@Nullable Object> result = new ArrayList<>(old);
        for (Object element : patch) {
            if (!(element instanceof Map<?, ?> map)) {
                return patch;
            }
            String key = KEYS.stream().filter(map::containsKey).findFirst().orElse("");
            int at = key.isEmpty() ? -1 : indexOf(result, key, map.get(key));
            if ("delete".equals(map.get("$patch"))) {
                if (at >= 0) {
                    result.remove(at);
                }
            } else if (at >= 0 && result.get(at) instanceof Map<?, ?> present) {
                result.set(at, merge(Json.cast(present), Json.cast(map), true));
            } else {
                result.add(map);
            }
        }
        return result;
    }

    private static int indexOf(List<?> list, String key, @Nullable Object value) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Map<?, ?> map && Objects.equals(map.get(key), value)) {
                return i;
            }
        }
        return -1;
    }

    /** RFC 6902. */
    private static Map<String, @Nullable Object> operations(
            Map<String, @Nullable Object> target, @Nullable Object operations) {
        if (!(operations instanceof List<?> list)) {
            throw Refusal.badRequest("a JSON patch is a list of operations");
        }
        for (Object element : list) {
            if (!(element instanceof Map<?, ?> operation)) {
                throw Refusal.badRequest("an operation of a JSON patch is an object");
            }
            operate(target, Json.cast(operation));
        }
        return target;
    }

    private static void operate(
            Map<String, @Nullable Object> target, Map<String, @Nullable Object> operation) {
        String[] path = Json.text(operation, "path").split("/", -1);
        Object parent = target;
        for (int i = 1; i < path.length - 1; i++) {
            parent = step(parent, unescape(path[i]));
        }
        String name = unescape(path[path.length - 1]);
        Object value = operation.get("value");
        switch (Json.text(operation, "op")) {
            case "add" -> add(parent, name, value);
            case "replace" -> {
                step(parent, name);
                remove(parent, name);
                add(parent, name, value);
            }
            case "remove" -> {
                step(parent, name);
                remove(parent, name);
            }
            case "test" -> {
                if (!Objects.equals(step(parent, name), value)) {
                    throw invalid("testing path " + Json.text(operation, "path") + " failed");
                }
            }
            default ->
                    throw Refusal.badRequest(
                            "unexpected operation \"" + Json.text(operation, "op") + '"');
        }
    }

    private static @Nullable Object step(@Nullable Object parent, String name) {
        if (parent instanceof Map<?, ?> map && map.containsKey(name)) {
            return map.get(name);
        }
        if (parent instanceof List<?> list && index(name) < list.size()) {
            return list.get(index(name));
        }
        throw invalid("there is nothing at \"" + name + '"');
    }

    private static void add(@Nullable Object parent, String name, @Nullable Object value) {
        if (parent instanceof Map<?, ?> map) {
            Json.cast(map).put(name, value);
        } else if (parent instanceof List<?> list) {
            insert(list, name.equals("-") ? list.size() : index(name), value);
        } else {
            throw invalid("nothing can be added at \"" + name + '"');
        }
    }

    @SuppressWarnings("unchecked")
    private static void insert(List<?> list, int index, @Nullable Object value) {
        if (index > list.size()) {
            throw invalid("index " + index + " is beyond the list");
        }
        ((List<@Nullable Object>) list).add(index, value);
    }

    private static void remove(@Nullable Object parent, String name) {
        if (parent instanceof Map<?, ?> map) {
            map.remove(name);
        } else if (parent instanceof List<?> list) {
            list.remove(index(name));
        }
    }

    private static int index(String name) {
        try {
            return Integer.parseUnsignedInt(name);
        } catch (NumberFormatException _) {
            throw invalid("\"" + name + "\" is not an index");
        }
    }

    private static String unescape(String segment) {
        return segment.replace("~1", "/").replace("~0", "~");
    }

    private static Refusal invalid(String message) {
        return new Refusal(
                422,
                "Invalid",
                "the server rejected our request due to an error in our request: " + message,
                null);
    }
}
