package io.kubeobject.source.kubernetes;

import io.kubeobject.object.Resource;

import java.util.List;

/**
 * One version of an API group.
 *
 * @param current whether the resources are what is served now; false if the server behind the group
 *     does not answer, and nobody knows
 * @param resources that can be listed and watched
 */
record DiscoveredGroup(String group, String version, boolean current, List<Resource> resources) {

    DiscoveredGroup {
        resources = List.copyOf(resources);
    }

    /** For messages: {@code apps/v1}. */
    String name() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    boolean isSameAs(DiscoveredGroup other) {
        return group.equals(other.group) && version.equals(other.version);
    }
}
