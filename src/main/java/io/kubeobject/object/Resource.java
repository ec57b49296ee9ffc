package io.kubeobject.object;

import static java.util.Objects.requireNonNull;

/**
 * One resource in one version, as an API server serves it.
 *
 * @param group API group; empty for the core group
 * @param version for example {@code v1}
 * @param plural the name in paths, for example {@code deployments}
 * @param kind for example {@code Deployment}
 * @param namespaced whether its objects live in namespaces
 */
public record Resource(
        String group, String version, String plural, String kind, boolean namespaced) {

    public Resource {
        requireNonNull(group, "group is null");
        requireNonNull(version, "version is null");
        requireNonNull(plural, "plural is null");
        requireNonNull(kind, "kind is null");
    }

    /**
     * Name without the version, as labels and logs carry it: {@code deployments.apps}, {@code
     * pods}.
     */
    public String id() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** Value of {@code apiVersion} in its objects: {@code apps/v1}, {@code v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }
}
