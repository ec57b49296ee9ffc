package io.kubeobject.object;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How a mapping names resources: {@code plural[.group][/version[,version]]}, {@code *} or {@code
 * *.group}.
 *
 * @param plural the resource's name in paths, or {@code *}
 * @param group API group, empty for the core group; with {@code *}: of that group only, or empty
 *     for all
 * @param versions accepted versions, the best first; empty = the one that the API server prefers
 */
public record ResourceRef(String plural, String group, List<String> versions) {

    public ResourceRef {
        requireNonNull(plural, "plural is null");
        requireNonNull(group, "group is null");
        versions = List.copyOf(versions);
    }

    /**
     * Reads {@code deployments.apps/v2,v1}.
     *
     * @throws IllegalArgumentException with a message for the user, if the text is not of that form
     */
    public static ResourceRef parse(String text) {
        int slash = text.indexOf('/');
        String name = slash < 0 ? text : text.substring(0, slash);
        List<String> versions =
                slash < 0 ? List.of() : List.of(text.substring(slash + 1).split(",", -1));
        int dot = name.indexOf('.');
        String plural = dot < 0 ? name : name.substring(0, dot);
        String group = dot < 0 ? "" : name.substring(dot + 1);
        boolean legal =
                plural.matches("\\*|[a-z0-9]([-a-z0-9]*[a-z0-9])?")
                        && (dot < 0 || group.matches("[a-z0-9]([-.a-z0-9]*[a-z0-9])?"))
                        && versions.stream().allMatch(v -> v.matches("v[0-9][a-z0-9]*"));
        if (!legal) {
            throw new IllegalArgumentException(
                    "\""
                            + text
                            + "\" is not a resource; expected plural[.group][/version], for example"
                            + " deployments.apps or pods/v1");
        }
        if (plural.equals("*") && !versions.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\": a wildcard takes the preferred versions");
        }
        return new ResourceRef(plural, group, versions);
    }

    /** Whether it names more than one resource. */
    public boolean isWildcard() {
        return plural.equals("*");
    }

    /** Whether it names the resources of all groups. */
    public boolean anyGroup() {
        return isWildcard() && group.isEmpty();
    }

    @Override
    public String toString() {
        String name = group.isEmpty() ? plural : plural + "." + group;
        return versions.isEmpty() ? name : name + "/" + String.join(",", versions);
    }
}
