package io.kubeobject.source;

import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectKey;
import io.kubeobject.object.Resource;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the objects of documents, by resource. */
final class FoundObjects {

    private record Found(String apiVersion, String kind, KubeObject object) {}

    private final List<Found> found = new ArrayList<>();
    private final KnownKinds kinds = new KnownKinds();

    /** A document: an object, a list of the API ({@code kind: …List}), or an array of objects. */
    void add(String place, @Nullable Object document) throws InputException {
        switch (document) {
            case null -> {}
            case Map<?, ?> map when map.get("items") instanceof List<?> items && isList(map) ->
                    addItems(place, map, items);
            case Map<?, ?> map -> addObject(place, map, text(map, "apiVersion"), text(map, "kind"));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    add(place + "[" + i + "]", list.get(i));
                }
            }
            default ->
                    throw new InputException(place, "expected an object, found " + name(document));
        }
    }

    private static boolean isList(Map<?, ?> map) {
        String kind = text(map, "kind");
        return kind.endsWith("List") || kind.isEmpty();
    }

    /** Items carry no kind of their own unless the list is of kind {@code List}. */
    private void addItems(String place, Map<?, ?> list, List<?> items) throws InputException {
        String kind = text(list, "kind");
        String itemKind =
                kind.equals("List") || kind.isEmpty() ? "" : kind.substring(0, kind.length() - 4);
        for (int i = 0; i < items.size(); i++) {
            String itemPlace = place + " items[" + i + "]";
            if (!(items.get(i) instanceof Map<?, ?> item)) {
                throw new InputException(
                        itemPlace, "expected an object, found " + name(items.get(i)));
            }
            String own = text(item, "kind");
            addObject(
                    itemPlace,
                    item,
                    own.isEmpty() ? text(list, "apiVersion") : text(item, "apiVersion"),
                    own.isEmpty() ? itemKind : own);
        }
    }

    private void addObject(String place, Map<?, ?> map, String apiVersion, String kind)
            throws InputException {
        if (kind.isEmpty() || apiVersion.isEmpty()) {
            throw new InputException(
                    place,
                    "expected an object with apiVersion and kind, found a map with "
                            + (map.isEmpty() ? "no keys" : "the keys " + map.keySet()));
        }
        Map<?, ?> metadata = map.get("metadata") instanceof Map<?, ?> m ? m : Map.of();
        String objectName = text(metadata, "name");
        if (objectName.isEmpty()) {
            throw new InputException(
                    place, "expected metadata.name in this " + kind + ", found none");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((name, value) -> fields.put(name.toString(), value));
        fields.put("apiVersion", apiVersion);
        fields.put("kind", kind);
        ObjectKey key = new ObjectKey(text(metadata, "namespace"), objectName);
        kinds.learn(kind, fields);
        found.add(
                new Found(
                        apiVersion,
                        kind,
                        new KubeObject(
                                key,
                                text(metadata, "uid"),
                                text(metadata, "resourceVersion"),
                                fields)));
    }

    /** By resource, in the order of their first objects; of two of one name the later counts. */
    Map<Resource, Map<String, KubeObject>> byResource() {
        Map<Resource, Map<String, KubeObject>> result = new LinkedHashMap<>();
        for (Found f : found) {
            boolean namespaced = !f.object.key().namespace().isEmpty();
            Resource resource = kinds.resource(f.apiVersion, f.kind, namespaced);
            result.computeIfAbsent(resource, _ -> new LinkedHashMap<>())
                    .put(f.object.key().toString(), f.object);
        }
        return result;
    }

    private static String text(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? text : "";
    }

    private static String name(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text ->
                    "the string \""
                            + (text.length() > 40 ? text.substring(0, 40) + "…" : text)
                            + "\"";
            case Boolean bool -> "the boolean " + bool;
            case Number number -> "the number " + number;
            case List<?> _ -> "a list";
            default -> "a map";
        };
    }
}
