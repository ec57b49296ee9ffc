package io.kubeobject.simulator;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The scale subresource: the replicas of an object, whatever its kind. */
final class Scale {

    private Scale() {}

    /** The object as {@code autoscaling/v1} Scale. */
    static Map<String, @Nullable Object> of(Map<String, @Nullable Object> object) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        for (String name :
                List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
            metadata.put(name, Json.child(object, "metadata").get(name));
        }
        Map<String, @Nullable Object> spec = new LinkedHashMap<>();
        spec.put("replicas", number(Json.child(object, "spec").get("replicas")));
        Map<String, @Nullable Object> status = new LinkedHashMap<>();
        status.put("replicas", number(Json.child(object, "status").get("replicas")));
        String selector = selector(Json.child(Json.child(object, "spec"), "selector"));
        if (!selector.isEmpty()) {
            status.put("selector", selector);
        }
        Map<String, @Nullable Object> scale = new LinkedHashMap<>();
        scale.put("kind", "Scale");
        scale.put("apiVersion", "autoscaling/v1");
        scale.put("metadata", metadata);
        scale.put("spec", spec);
        scale.put("status", status);
        return scale;
    }

    /** The object with the replicas that a Scale asks for. */
    static Map<String, @Nullable Object> update(
            Map<String, @Nullable Object> object, Map<String, @Nullable Object> scale) {
        Map<String, @Nullable Object> spec = new LinkedHashMap<>(Json.child(object, "spec"));
        spec.put("replicas", number(Json.child(scale, "spec").get("replicas")));
        Map<String, @Nullable Object> result = new LinkedHashMap<>(object);
        result.put("spec", spec);
        return result;
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private static String selector(Map<String, @Nullable Object> selector) {
        StringJoiner text = new StringJoiner(",");
        Json.child(selector, "matchLabels").forEach((name, value) -> text.add(name + "=" + value));
        return text.toString();
    }
}
