package io.kubeobject.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is served now: the built-in resources, then those of CustomResourceDefinitions. Read by
 * every request, changed when a definition comes or goes.
 */
final class Registry {

    private final List<ResourceType> builtIn;
    private volatile List<ResourceType> types;

    Registry() {
        builtIn = ResourceTable.builtIn();
        types = builtIn;
    }

    /** Every resource in every version, by group; within a group the preferred version first. */
    List<ResourceType> types() {
        return types;
    }

    Optional<ResourceType> find(String group, String version, String plural) {
        return types.stream()
                .filter(t -> t.plural().equals(plural))
                .filter(t -> t.group().equals(group) && t.version().equals(version))
                .findFirst();
    }

    Optional<ResourceType> ofKind(String apiVersion, String kind) {
        return types.stream()
                .filter(t -> t.kind().equals(kind) && t.apiVersion().equals(apiVersion))
                .findFirst();
    }

    /** By {@code plural.group}, in its preferred version. */
    Optional<ResourceType> ofId(String id) {
        return types.stream().filter(t -> t.id().equals(id)).findFirst();
    }

    /** The group's resources by version; empty if there is no such group. */
    List<ResourceType> ofGroup(String group) {
        return types.stream().filter(t -> t.group().equals(group)).toList();
    }

    /** Takes {@code served} in place of what was served of the same custom resource before. */
    synchronized void define(String id, List<ResourceType> served) {
        Stream<ResourceType> others =
                types.stream().filter(t -> t.isCustom() && !t.id().equals(id));
        List<ResourceType> next = new ArrayList<>(builtIn);
        // A stable sort: versions keep the order in which their definition lists them.
        Stream.concat(others, served.stream())
                .sorted(Comparator.comparing(ResourceType::group))
                .forEach(next::add);
        types = List.copyOf(next);
    }
}
