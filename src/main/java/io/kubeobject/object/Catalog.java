package io.kubeobject.object;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The resources that can be listed and watched now.
 *
 * @param served every resource in every served version, preferred versions first within a resource,
 *     in the order of the API server's groups
 */
public record Catalog(List<Resource> served) {

    public Catalog {
        served = List.copyOf(requireNonNull(served, "served is null"));
    }

    /**
     * The resources that {@code ref} names now: none if it is not served; one, unless it has a
     * wildcard.
     */
    public List<Resource> resolve(ResourceRef ref) {
        return ref.isWildcard() ? preferred(ref) : named(ref);
    }

    private List<Resource> named(ResourceRef ref) {
        List<Resource> candidates =
                served.stream()
                        .filter(
                                r ->
                                        r.plural().equals(ref.plural())
                                                && r.group().equals(ref.group()))
                        .toList();
        if (ref.versions().isEmpty()) {
            return candidates.stream().limit(1).toList();
        }
        return ref.versions().stream()
                .flatMap(v -> candidates.stream().filter(r -> r.version().equals(v)))
                .limit(1)
                .toList();
    }

    private List<Resource> preferred(ResourceRef ref) {
        return served.stream()
                .filter(r -> ref.anyGroup() || r.group().equals(ref.group()))
                .filter(
                        r ->
                                served.stream()
                                        .filter(s -> s.id().equals(r.id()))
                                        .findFirst()
                                        .orElse(r)
                                        .equals(r))
                .toList();
    }
}
