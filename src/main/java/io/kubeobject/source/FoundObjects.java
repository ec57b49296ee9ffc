package io.kubeobject.source;

import io.kubeobject.object.ObjectKey;
import io.kubeobject.object.Resource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the objects of inputs, by resource. */
final class FoundObjects {

    private record Typed(String apiVersion, String kind, ObjectKey key, Body body) {}

    private final List<Typed> objects = new ArrayList<>();
    private final KnownKinds kinds = new KnownKinds();

    /** An object, or a list of the API ({@code kind: …List}). */
    void add(Found found) throws InputException {
        String kind = found.text("kind");
        List<Found> items = found.items();
        if (items == null && kind.endsWith("List") && found.metadata("name").isEmpty()) {
            // Programs in Go write an empty list as null.
            return;
        }
        if (items == null || (!kind.isEmpty() && !kind.endsWith("List"))) {
            addObject(found, found.text("apiVersion"), kind);
            return;
        }
        // Items carry no kind of their own unless the list is of kind List.
        String itemKind = kind.isEmpty() ? "" : kind.substring(0, kind.length() - 4);
        for (Found item : items) {
            String own = item.text("kind");
            if (own.isEmpty()) {
                addObject(item, found.text("apiVersion"), itemKind);
            } else {
                addObject(item, item.text("apiVersion"), own);
            }
        }
    }

    private void addObject(Found found, String apiVersion, String kind) throws InputException {
        Body body = found.body();
        if (body == null) {
            throw new InputException(found.place(), "expected an object, found " + found.type());
        }
        if (kind.isEmpty() || apiVersion.isEmpty()) {
            throw new InputException(
                    found.place(),
                    "expected an object with apiVersion and kind, found " + found.type());
        }
        String name = found.metadata("name");
        if (name.isEmpty()) {
            throw new InputException(
                    found.place(),
                    "expected metadata.name in this " + kind + ", found " + found.name());
        }
        if (!found.isText("namespace")) {
            throw new InputException(
                    found.place(), "expected text for metadata.namespace of this " + kind);
        }
        kinds.learn(kind, found.head());
        ObjectKey key = new ObjectKey(found.metadata("namespace"), name);
        objects.add(new Typed(apiVersion, kind, key, body));
    }

    /** By resource, in the order of their first objects; of two of one name the later counts. */
    Map<Resource, Map<ObjectKey, Body>> byResource() {
        Map<Resource, Map<ObjectKey, Body>> result = new LinkedHashMap<>();
        for (Typed object : objects) {
            boolean namespaced = !object.key.namespace().isEmpty();
            Resource resource = kinds.resource(object.apiVersion, object.kind, namespaced);
            result.computeIfAbsent(resource, _ -> new LinkedHashMap<>())
                    .put(object.key, object.body);
        }
        return result;
    }
}
