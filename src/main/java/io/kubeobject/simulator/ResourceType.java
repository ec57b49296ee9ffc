package io.kubeobject.simulator;

import static java.util.Objects.requireNonNull;

import io.kubeobject.object.Resource;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * One resource in one version that is served, as discovery tells it.
 *
 * @param resource group, version, plural, kind, scope
 * @param names what else it is called
 * @param verbs in full words, in the order of discovery
 * @param subresources for example {@code status}, in the order of discovery
 * @param custom what its CustomResourceDefinition says of it; null for a built-in resource
 */
record ResourceType(
        Resource resource,
        Names names,
        List<String> verbs,
        List<Subresource> subresources,
        @Nullable Custom custom) {

    /** What kubectl accepts in place of the plural. */
    record Names(String singular, List<String> shortNames, List<String> categories) {

        Names {
            requireNonNull(singular, "singular is null");
            shortNames = List.copyOf(shortNames);
            categories = List.copyOf(categories);
        }
    }

    /**
     * A path below an object.
     *
     * @param apiVersion of what it serves; empty if it is that of the resource
     */
    record Subresource(String name, String apiVersion, String kind, List<String> verbs) {

        Subresource {
            requireNonNull(name, "name is null");
            requireNonNull(apiVersion, "apiVersion is null");
            requireNonNull(kind, "kind is null");
            verbs = List.copyOf(verbs);
        }
    }

    /**
     * What a CustomResourceDefinition adds.
     *
     * @param storageVersion the version in which objects are kept
     * @param selectableFields paths that field selectors may name
     * @param columns what kubectl prints of an object
     */
    record Custom(String storageVersion, List<String> selectableFields, List<Column> columns) {

        Custom {
            selectableFields = List.copyOf(selectableFields);
            columns = List.copyOf(columns);
        }
    }

    /** A column that kubectl prints; {@code path} without its leading dot. */
    record Column(String name, String type, String path) {}

    ResourceType {
        requireNonNull(resource, "resource is null");
        requireNonNull(names, "names is null");
        verbs = List.copyOf(verbs);
        subresources = List.copyOf(subresources);
    }

    String group() {
        return resource.group();
    }

    String version() {
        return resource.version();
    }

    String plural() {
        return resource.plural();
    }

    String kind() {
        return resource.kind();
    }

    String apiVersion() {
        return resource.apiVersion();
    }

    boolean namespaced() {
        return resource.namespaced();
    }

    /** What discovery tells in place of the version in which objects are kept. */
    String storageVersionHash() {
        String name =
                switch (id()) {
                    case "horizontalpodautoscalers.autoscaling" -> "autoscaling/v2/" + kind();
                    case "events.events.k8s.io" -> "/v1/" + kind();
                    default ->
                            group()
                                    + "/"
                                    + (custom == null ? version() : custom.storageVersion())
                                    + "/"
                                    + kind();
                };
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(Arrays.copyOf(hash, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("BUG: every Java has SHA-256", e);
        }
    }

    boolean isCustom() {
        return custom != null;
    }

    List<String> selectableFields() {
        return custom == null ? List.of() : custom.selectableFields();
    }

    /** {@code deployments.apps}: as messages and statistics name it. */
    String id() {
        return resource.id();
    }

    /** Name of the objects' home; the two event APIs share one. */
    String storageId() {
        return id().equals("events.events.k8s.io") ? "events" : id();
    }

    boolean has(String subresource) {
        return subresources.stream().anyMatch(s -> s.name().equals(subresource));
    }
}
