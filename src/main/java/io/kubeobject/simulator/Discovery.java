package io.kubeobject.simulator;

import io.kubeobject.simulator.ResourceType.Subresource;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The documents that tell what is served: one by one, or aggregated (KEP-3352). */
final class Discovery {

    private final Registry registry;

    Discovery(Registry registry) {
        this.registry = registry;
    }

    /** {@code /api}. */
    Map<String, @Nullable Object> coreVersions(String host) {
        Map<String, @Nullable Object> address = new LinkedHashMap<>();
        address.put("clientCIDR", "0.0.0.0/0");
        address.put("serverAddress", host);
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("kind", "APIVersions");
        document.put("versions", List.of("v1"));
        document.put("serverAddressByClientCIDRs", List.of(address));
        return document;
    }

    /** {@code /apis}. */
    Map<String, @Nullable Object> groups() {
        List<@Nullable Object> groups = new ArrayList<>();
        for (String group : groupNames()) {
            groups.add(group(group));
        }
        Map<String, @Nullable Object> document = typed("APIGroupList", "v1");
        document.put("groups", groups);
        return document;
    }

    /** {@code /apis/GROUP}; null if there is no such group. */
    @Nullable Map<String, @Nullable Object> namedGroup(String group) {
        if (group.isEmpty() || registry.ofGroup(group).isEmpty()) {
            return null;
        }
        Map<String, @Nullable Object> document = typed("APIGroup", "v1");
        document.putAll(group(group));
        return document;
    }

    private Map<String, @Nullable Object> group(String group) {
        List<@Nullable Object> versions = new ArrayList<>();
        for (String version : versions(group)) {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("groupVersion", group + "/" + version);
            entry.put("version", version);
            versions.add(entry);
        }
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("name", group);
        document.put("versions", versions);
        document.put("preferredVersion", versions.getFirst());
        return document;
    }

    private Set<String> groupNames() {
        Set<String> names = new LinkedHashSet<>();
        registry.types().forEach(type -> names.add(type.group()));
        names.remove("");
        return names;
    }

    private List<String> versions(String group) {
        return registry.ofGroup(group).stream()
                .map(ResourceType::version)
                .distinct()
                .sorted(Definition::compareVersions)
                .toList();
    }

    /** {@code /api/v1}, {@code /apis/GROUP/VERSION}; null if there is no such version. */
    @Nullable Map<String, @Nullable Object> resources(String group, String version) {
        List<Map<String, @Nullable Object>> resources = new ArrayList<>();
        for (ResourceType type : registry.ofGroup(group)) {
            if (type.version().equals(version)) {
                resources.add(resource(type));
                type.subresources().forEach(sub -> resources.add(subresource(type, sub)));
            }
        }
        if (resources.isEmpty()) {
            return null;
        }
        if (registry.ofGroup(group).stream().noneMatch(ResourceType::isCustom)) {
            resources.sort(
                    (Map<String, @Nullable Object> a, Map<String, @Nullable Object> b) ->
                            Json.text(a, "name").compareTo(Json.text(b, "name")));
        }
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("kind", "APIResourceList");
        if (!group.isEmpty()) {
            document.put("apiVersion", "v1");
        }
        document.put("groupVersion", group.isEmpty() ? version : group + "/" + version);
        document.put("resources", resources);
        return document;
    }

    private static Map<String, @Nullable Object> resource(ResourceType type) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("name", type.plural());
        entry.put("singularName", type.names().singular());
        entry.put("namespaced", type.namespaced());
        entry.put("kind", type.kind());
        entry.put("verbs", List.copyOf(type.verbs()));
        putUnlessEmpty(entry, "shortNames", type.names().shortNames());
        putUnlessEmpty(entry, "categories", type.names().categories());
        if (type.verbs().contains("watch")) {
            entry.put("storageVersionHash", type.storageVersionHash());
        }
        return entry;
    }

    private static Map<String, @Nullable Object> subresource(ResourceType type, Subresource sub) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("name", type.plural() + "/" + sub.name());
        entry.put("singularName", "");
        entry.put("namespaced", type.namespaced());
        if (!sub.apiVersion().isEmpty()) {
            int slash = sub.apiVersion().indexOf('/');
            entry.put("group", sub.apiVersion().substring(0, slash));
            entry.put("version", sub.apiVersion().substring(slash + 1));
        }
        entry.put("kind", sub.kind());
        entry.put("verbs", sub.verbs());
        return entry;
    }

    /**
     * {@code /api} or {@code /apis} in one document.
     *
     * @param version {@code v2} or {@code v2beta1}
     */
    Map<String, @Nullable Object> aggregated(boolean core, String version) {
        List<@Nullable Object> items = new ArrayList<>();
        for (String group : core ? Set.of("") : groupNames()) {
            List<@Nullable Object> versions = new ArrayList<>();
            for (String served : versions(group)) {
                versions.add(aggregatedVersion(group, served));
            }
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("metadata", core ? Map.of() : Map.of("name", group));
            item.put("versions", versions);
            items.add(item);
        }
        Map<String, @Nullable Object> document =
                typed("APIGroupDiscoveryList", "apidiscovery.k8s.io/" + version);
        document.put("metadata", Map.of());
        document.put("items", items);
        return document;
    }

    private Map<String, @Nullable Object> aggregatedVersion(String group, String version) {
        List<@Nullable Object> resources = new ArrayList<>();
        for (ResourceType type : registry.ofGroup(group)) {
            if (type.version().equals(version)) {
                resources.add(aggregatedResource(type));
            }
        }
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("version", version);
        entry.put("resources", resources);
        entry.put("freshness", "Current");
        return entry;
    }

    private static Map<String, @Nullable Object> aggregatedResource(ResourceType type) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("resource", type.plural());
        entry.put("responseKind", responseKind(type, "", type.kind()));
        entry.put("scope", type.namespaced() ? "Namespaced" : "Cluster");
        entry.put("singularResource", type.names().singular());
        entry.put("verbs", List.copyOf(type.verbs()));
        putUnlessEmpty(entry, "shortNames", type.names().shortNames());
        putUnlessEmpty(entry, "categories", type.names().categories());
        List<@Nullable Object> subresources = new ArrayList<>();
        for (Subresource sub : type.subresources()) {
            Map<String, @Nullable Object> below = new LinkedHashMap<>();
            below.put("subresource", sub.name());
            below.put("responseKind", responseKind(type, sub.apiVersion(), sub.kind()));
            below.put("verbs", sub.verbs());
            subresources.add(below);
        }
        putUnlessEmpty(entry, "subresources", subresources);
        return entry;
    }

    /** Built-in resources leave group and version empty where they are those of the list. */
    private static Map<String, @Nullable Object> responseKind(
            ResourceType type, String apiVersion, String kind) {
        String own = type.isCustom() && apiVersion.isEmpty() ? type.apiVersion() : apiVersion;
        int slash = own.indexOf('/');
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("group", slash < 0 ? "" : own.substring(0, slash));
        result.put("version", own.substring(slash + 1));
        result.put("kind", kind);
        return result;
    }

    /** {@code /}: every path that leads somewhere. */
    Map<String, @Nullable Object> paths() {
        List<String> paths = new ArrayList<>(List.of("/api", "/api/v1", "/apis", "/apis/"));
        for (String group : groupNames()) {
            paths.add("/apis/" + group);
            versions(group).forEach(version -> paths.add("/apis/" + group + "/" + version));
        }
        paths.addAll(List.of("/healthz", "/livez", "/readyz", "/version"));
        paths.sort(Comparator.naturalOrder());
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("paths", paths);
        return document;
    }

    private static void putUnlessEmpty(
            Map<String, @Nullable Object> entry, String name, List<?> list) {
        if (!list.isEmpty()) {
            entry.put(name, list);
        }
    }

    private static Map<String, @Nullable Object> typed(String kind, String apiVersion) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("kind", kind);
        document.put("apiVersion", apiVersion);
        return document;
    }
}
