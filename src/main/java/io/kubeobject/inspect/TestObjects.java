package io.kubeobject.inspect;

import io.kubeobject.mapping.yaml.MappingTest;
import io.kubeobject.mapping.yaml.MappingTest.Step;
import io.kubeobject.object.ObjectKey;
import io.kubeobject.object.Resource;
import io.kubeobject.object.ResourceRef;
import io.kubeobject.source.KnownKinds;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which resources the objects of a test belong to. What an object leaves out of {@code apiVersion}
 * and {@code kind} is that of the resource that the document reads.
 */
final class TestObjects {

    private final ResourceRef read;
    private final KnownKinds kinds = new KnownKinds();

    TestObjects(ResourceRef read, MappingTest test) {
        this.read = read;
        for (Step step : test.steps()) {
            step.apply().forEach(object -> kinds.learn(text(object, "kind"), object));
        }
    }

    /** Every resource of the test, and the one that the document reads. */
    List<Resource> resources(MappingTest test) throws UnfitObjectException {
        Set<Resource> resources = new LinkedHashSet<>();
        for (Step step : test.steps()) {
            List<Map<String, Object>> objects = new ArrayList<>(step.apply());
            objects.addAll(step.delete());
            for (Map<String, Object> object : objects) {
                resources.add(resource(object));
            }
        }
        return List.copyOf(resources);
    }

    /** The resource of one object. */
    Resource resource(Map<String, Object> object) throws UnfitObjectException {
        boolean inNamespace = !key(object).namespace().isEmpty();
        String kind = text(object, "kind");
        String apiVersion = text(object, "apiVersion");
        if (!kind.isEmpty() && !apiVersion.isEmpty()) {
            return kinds.resource(apiVersion, kind, inNamespace);
        }
        if (read.isWildcard()) {
            throw new UnfitObjectException(
                    "an object has no "
                            + (kind.isEmpty() ? "kind" : "apiVersion")
                            + ", which a document that reads \""
                            + read
                            + "\" cannot know");
        }
        Resource resource = kinds.resource(read, inNamespace);
        if (kind.isEmpty() || kind.equals(resource.kind())) {
            return resource;
        }
        throw new UnfitObjectException("an object of kind " + kind + " has no apiVersion");
    }

    /** The name of an object. */
    ObjectKey key(Map<String, Object> object) throws UnfitObjectException {
        Map<?, ?> metadata = object.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
        if (!(metadata.get("name") instanceof String name)) {
            throw new UnfitObjectException("an object has no metadata.name");
        }
        String namespace = metadata.get("namespace") instanceof String text ? text : "";
        return new ObjectKey(namespace, name);
    }

    private static String text(Map<String, Object> object, String name) {
        return object.get(name) instanceof String text ? text : "";
    }
}
