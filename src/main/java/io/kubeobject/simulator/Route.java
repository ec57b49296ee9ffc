package io.kubeobject.simulator;

import io.kubeobject.simulator.http.HttpRequest;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a request is about.
 *
 * @param type null unless it is about objects
 * @param namespace empty for all, or for a cluster-scoped resource
 * @param name empty for a collection
 * @param subresource empty for the object itself
 */
record Route(
        Verb verb, @Nullable ResourceType type, String namespace, String name, String subresource) {

    /** Group and version, and the segments of the path that follow. */
    private record Rest(String group, String version, List<String> segments) {}

    /**
     * Finds the way of a request.
     *
     * @throws Refusal 404, if the group exists, but not the resource
     */
    static Route of(HttpRequest request, Registry registry) {
        List<String> segments = request.segments();
        Rest rest = rest(segments);
        if (rest == null || rest.segments().isEmpty()) {
            boolean discovery =
                    !segments.isEmpty()
                            && (segments.getFirst().equals("api")
                                    || segments.getFirst().equals("apis"));
            return new Route(discovery ? Verb.DISCOVERY : Verb.OTHER, null, "", "", "");
        }
        if (registry.ofGroup(rest.group()).isEmpty()) {
            return new Route(Verb.OTHER, null, "", "", "");
        }
        return ofObjects(request, registry, rest);
    }

    private static @Nullable Rest rest(List<String> segments) {
        int size = segments.size();
        if (size >= 2 && segments.getFirst().equals("api")) {
            return new Rest("", segments.get(1), segments.subList(2, size));
        }
        return size >= 3 && segments.getFirst().equals("apis")
                ? new Rest(segments.get(1), segments.get(2), segments.subList(3, size))
                : null;
    }

    private static Route ofObjects(HttpRequest request, Registry registry, Rest rest) {
        List<String> path = rest.segments();
        boolean inNamespace =
                path.size() >= 3
                        && path.getFirst().equals("namespaces")
                        && !(path.get(2).equals("status") || path.get(2).equals("finalize"));
        String namespace = inNamespace ? path.get(1) : "";
        List<String> own = inNamespace ? path.subList(2, path.size()) : path;
        ResourceType type =
                registry.find(rest.group(), rest.version(), own.getFirst())
                        .orElseThrow(Refusal::noSuchResource);
        boolean misplaced = type.namespaced() ? !inNamespace && own.size() > 1 : inNamespace;
        boolean nowhere = type.namespaced() && !inNamespace && request.method().equals("POST");
        if (type.isCustom() && (misplaced || nowhere)) {
            return new Route(Verb.OTHER, null, "", "", "");
        }
        if (misplaced || own.size() > 3) {
            throw Refusal.noSuchResource();
        }
        String name = own.size() > 1 ? own.get(1) : "";
        String subresource = own.size() > 2 ? own.get(2) : "";
        if (!subresource.isEmpty() && !type.has(subresource)) {
            throw Refusal.noSuchResource();
        }
        return new Route(verb(request, type, name), type, namespace, name, subresource);
    }

    private static Verb verb(HttpRequest request, ResourceType type, String name) {
        Verb verb =
                switch (request.method()) {
                    case "GET" -> reading(request, name);
                    case "POST" -> Verb.CREATE;
                    case "PUT" -> Verb.UPDATE;
                    case "PATCH" -> Verb.PATCH;
                    case "DELETE" -> Verb.DELETE;
                    default -> throw Refusal.methodNotAllowed();
                };
        boolean served =
                switch (verb) {
                    case LIST, WATCH, WATCHLIST -> type.verbs().contains("list");
                    case GET -> type.verbs().contains("get");
                    case DISCOVERY, CREATE, UPDATE, PATCH, DELETE, OTHER -> true;
                };
        if (!served) {
            throw Refusal.noSuchResource();
        }
        return verb;
    }

    private static Verb reading(HttpRequest request, String name) {
        if (!name.isEmpty()) {
            return Verb.GET;
        }
        if (!ListOptions.flag(request.parameter("watch"))) {
            return Verb.LIST;
        }
        return ListOptions.flag(request.parameter("sendInitialEvents"))
                ? Verb.WATCHLIST
                : Verb.WATCH;
    }

    /** Where the object is kept. */
    String path() {
        return Stored.path(namespace, name);
    }

    /** For statistics and faults; empty if the request is not about objects. */
    String resourceId() {
        return type == null ? "" : type.id();
    }
}
