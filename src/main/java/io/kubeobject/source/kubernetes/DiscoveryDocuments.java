package io.kubeobject.source.kubernetes;

import static io.kubeobject.source.kubernetes.Kubeconfig.map;
import static io.kubeobject.source.kubernetes.Kubeconfig.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;

import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.ObjectReader;
import io.kubeobject.object.Resource;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads the documents in which an API server tells what it serves. */
final class DiscoveryDocuments {

    private static final FieldTrie FIELDS =
            Arrays.asList(
                            // APIGroupDiscoveryList of apidiscovery.k8s.io
                            "items.metadata.name",
                            "items.versions.version",
                            "items.versions.freshness",
                            "items.versions.resources.resource",
                            "items.versions.resources.scope",
                            "items.versions.resources.verbs",
                            "items.versions.resources.responseKind.kind",
                            // APIVersions, APIGroupList, APIResourceList of the older protocol
                            "versions",
                            "groups.name",
                            "groups.versions.version",
                            "groups.preferredVersion.version",
                            "resources.name",
                            "resources.namespaced",
                            "resources.kind",
                            "resources.verbs")
                    .stream()
                    .map(path -> FieldTrie.of(List.of(path.split("\\."))))
                    .reduce(FieldTrie.NONE, FieldTrie::union);

    private DiscoveryDocuments() {}

    /** The wanted fields of any of the documents. */
    static Map<String, Object> read(Answer answer) throws ApiFailure {
        if (!answer.contentType().startsWith(Get.JSON)) {
            throw ApiFailure.unreadable(
                    "expected JSON from the API server, found " + answer.contentType());
        }
        try (JsonParser parser = ObjectReader.open(answer.body())) {
            parser.nextToken();
            return map(ObjectReader.value(parser, FIELDS));
        } catch (JsonProcessingException e) {
            throw ApiFailure.unreadable(
                    "what the API server serves is not JSON: " + ObjectReader.complaint(e));
        } catch (IOException e) {
            throw ApiFailure.brokenOff(e);
        }
    }

    /** Groups of an {@code APIGroupDiscoveryList}: versions come in order of preference. */
    static List<DiscoveredGroup> aggregated(Map<String, Object> document) {
        List<DiscoveredGroup> groups = new ArrayList<>();
        for (Map<String, Object> item : maps(document.get("items"))) {
            String group = text(map(item.get("metadata")), "name");
            for (Map<String, Object> version : maps(item.get("versions"))) {
                String name = text(version, "version");
                groups.add(
                        new DiscoveredGroup(
                                group,
                                name,
                                !text(version, "freshness").equals("Stale"),
                                maps(version.get("resources")).stream()
                                        .filter(DiscoveryDocuments::isWatchable)
                                        .map(r -> aggregatedResource(group, name, r))
                                        .toList()));
            }
        }
        return groups;
    }

    private static Resource aggregatedResource(
            String group, String version, Map<String, Object> resource) {
        return new Resource(
                group,
                version,
                text(resource, "resource"),
                text(map(resource.get("responseKind")), "kind"),
                text(resource, "scope").equals("Namespaced"));
    }

    /** Versions of the core group, from {@code APIVersions}. */
    static List<String> coreVersions(Map<String, Object> document) {
        return document.get("versions") instanceof List<?> list
                ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
                : List.of();
    }

    /** Groups without their resources, from {@code APIGroupList}, preferred versions first. */
    static List<DiscoveredGroup> groups(Map<String, Object> document) {
        List<DiscoveredGroup> groups = new ArrayList<>();
        for (Map<String, Object> group : maps(document.get("groups"))) {
            String name = text(group, "name");
            String preferred = text(map(group.get("preferredVersion")), "version");
            List<String> versions =
                    new ArrayList<>(
                            maps(group.get("versions")).stream()
                                    .map(v -> text(v, "version"))
                                    .toList());
            if (versions.remove(preferred)) {
                versions.addFirst(preferred);
            }
            versions.forEach(v -> groups.add(new DiscoveredGroup(name, v, false, List.of())));
        }
        return groups;
    }

    /** Resources of one version, from {@code APIResourceList}. */
    static List<Resource> resources(String group, String version, Map<String, Object> document) {
        return maps(document.get("resources")).stream()
                .filter(r -> !text(r, "name").contains("/"))
                .filter(DiscoveryDocuments::isWatchable)
                .map(
                        r ->
                                new Resource(
                                        group,
                                        version,
                                        text(r, "name"),
                                        text(r, "kind"),
                                        Boolean.TRUE.equals(r.get("namespaced"))))
                .toList();
    }

    private static boolean isWatchable(Map<String, Object> resource) {
        return resource.get("verbs") instanceof List<?> verbs
                && verbs.contains("list")
                && verbs.contains("watch");
    }

    private static List<Map<String, Object>> maps(@Nullable Object list) {
        return list instanceof List<?> elements
                ? elements.stream().map(Kubeconfig::map).toList()
                : List.of();
    }
}
