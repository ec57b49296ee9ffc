package io.kubeobject.simulator.life;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes {@code managedFields} as servers do: the shape of what a manager wrote. */
final class ManagedFields {

    private static final Set<String> IDENTITY =
            Set.of("name", "uid", "namespace", "resourceVersion", "generation", "generateName");

    private ManagedFields() {}

    /** Adds the entry of a manager that wrote the whole object but its status. */
    static void add(Map<String, @Nullable Object> object, String manager, String time) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        object.forEach(
                (name, value) -> {
                    if (name.equals("metadata") && value instanceof Map<?, ?> metadata) {
                        Map<String, @Nullable Object> rest =
                                new LinkedHashMap<>(Tree.cast(metadata));
                        rest.keySet().removeAll(IDENTITY);
                        rest.keySet().removeAll(Set.of("creationTimestamp", "managedFields"));
                        written.put(name, rest);
                    } else if (!Set.of("kind", "apiVersion", "status").contains(name)) {
                        written.put(name, value);
                    }
                });
        Map<String, @Nullable Object> entry =
                Tree.map(
                        "manager",
                        manager,
                        "operation",
                        "Update",
                        "apiVersion",
                        object.get("apiVersion"),
                        "time",
                        time,
                        "fieldsType",
                        "FieldsV1",
                        "fieldsV1",
                        shape(written, true));
        Map<String, @Nullable Object> metadata = Tree.into(object, "metadata");
        metadata.put("managedFields", Tree.list(entry));
    }

    private static Map<String, @Nullable Object> shape(
            Map<String, @Nullable Object> map, boolean root) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (!root) {
            fields.put(".", Map.of());
        }
        map.forEach((name, value) -> fields.put("f:" + name, shapeOf(value)));
        return fields;
    }

    private static Map<String, @Nullable Object> shapeOf(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? new LinkedHashMap<>() : shape(Tree.cast(map), false);
        }
        if (!(value instanceof List<?> list)) {
            return new LinkedHashMap<>();
        }
        Map<String, @Nullable Object> elements = new LinkedHashMap<>();
        for (Object element : list) {
            String key = key(element);
            if (key.isEmpty() || !(element instanceof Map<?, ?> map)) {
                return new LinkedHashMap<>();
            }
            elements.put("k:" + key, shape(Tree.cast(map), false));
        }
        return elements;
    }

    private static String key(@Nullable Object element) {
        for (String name : List.of("name", "uid", "type")) {
            String value = Tree.text(element, name);
            if (!value.isEmpty()) {
                return "{\"" + name + "\":\"" + value + "\"}";
            }
        }
        return "";
    }
}
