package io.kubeobject.simulator.life;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads and writes objects as maps: paths of names, lists by a field that tells their elements. */
final class Tree {

    private Tree() {}

    /** A map in the order of its pairs. */
    static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }

    static List<@Nullable Object> list(@Nullable Object... elements) {
        List<@Nullable Object> list = new ArrayList<>();
        for (Object element : elements) {
            list.add(element);
        }
        return list;
    }

    /** What is there; null if nothing is. */
    static @Nullable Object at(@Nullable Object root, String... path) {
        Object node = root;
        for (String name : path) {
            node = node instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return node;
    }

    /** The map there; empty and detached if there is none. */
    static Map<String, @Nullable Object> child(@Nullable Object root, String... path) {
        return at(root, path) instanceof Map<?, ?> map ? cast(map) : new LinkedHashMap<>();
    }

    /** The text there; empty if there is none. */
    static String text(@Nullable Object root, String... path) {
        return at(root, path) instanceof String text ? text : "";
    }

    /** The number there; 0 if there is none. */
    static long number(@Nullable Object root, String... path) {
        return at(root, path) instanceof Number number ? number.longValue() : 0;
    }

    /** The maps in the list there, to be changed in place; none if there is no list. */
    static List<Map<String, @Nullable Object>> maps(@Nullable Object root, String... path) {
        List<Map<String, @Nullable Object>> maps = new ArrayList<>();
        if (at(root, path) instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof Map<?, ?> map) {
                    maps.add(cast(map));
                }
            }
        }
        return maps;
    }

    /** The map there, put there if there is none. */
    static Map<String, @Nullable Object> into(Map<String, @Nullable Object> root, String... path) {
        Map<String, @Nullable Object> node = root;
        for (String name : path) {
            Map<String, @Nullable Object> child =
                    node.get(name) instanceof Map<?, ?> map ? cast(map) : new LinkedHashMap<>();
            node.put(name, child);
            node = child;
        }
        return node;
    }

    /**
     * Sets one of the conditions. One that says the same as before stays as it is; the time of its
     * transition is new only if its status is.
     *
     * @param condition with {@code type} and {@code status}
     */
    static void condition(
            Map<String, @Nullable Object> status,
            Map<String, @Nullable Object> condition,
            String now) {
        List<@Nullable Object> conditions = new ArrayList<>(maps(status, "conditions"));
        Map<String, @Nullable Object> next = new LinkedHashMap<>(condition);
        int at = conditions.size();
        for (int i = 0; i < conditions.size(); i++) {
            Object present = conditions.get(i);
            if (text(present, "type").equals(text(condition, "type"))) {
                at = i;
                boolean same = text(present, "status").equals(text(condition, "status"));
                if (same
                        && text(present, "reason").equals(text(condition, "reason"))
                        && text(present, "message").equals(text(condition, "message"))) {
                    return;
                }
                next.put("lastTransitionTime", same ? at(present, "lastTransitionTime") : now);
            }
        }
        next.putIfAbsent("lastTransitionTime", now);
        if (at == conditions.size()) {
            conditions.add(next);
        } else {
            conditions.set(at, next);
        }
        status.put("conditions", conditions);
    }

    /** A copy that shares nothing. */
    static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(name, copyOf(value)));
        return copy;
    }

    private static @Nullable Object copyOf(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return copy(cast(map));
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(copyOf(element)));
            return copy;
        }
        return value;
    }

    /** Whether the object belongs to {@code owner} by its owner references. */
    static boolean isOwned(
            Map<String, @Nullable Object> object, Map<String, @Nullable Object> owner) {
        return maps(object, "metadata", "ownerReferences").stream()
                .anyMatch(
                        reference ->
                                Objects.equals(reference.get("uid"), at(owner, "metadata", "uid")));
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> cast(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }
}
