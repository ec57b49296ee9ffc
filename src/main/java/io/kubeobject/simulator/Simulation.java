package io.kubeobject.simulator;

import static java.util.Objects.requireNonNull;

import io.kubeobject.object.Resource;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/**
 * The objects of a simulator, for the program that runs it. Unlike its HTTP interface it takes
 * objects as they are: status included, in namespaces that nobody created, with the uid, creation
 * time and generation that they bring. Safe from any thread; a change is visible to watches when
 * the call returns.
 *
 * <p>Objects are JSON as maps in order, lists, strings, numbers, booleans and null. Resources are
 * named as everywhere, {@code pods}, {@code deployments.apps}; events are kept as {@code v1} and
 * read in that form.
 */
public final class Simulation {

    private final Cluster cluster;
    private final Pages pages;

    Simulation(Cluster cluster, Pages pages) {
        this.cluster = cluster;
        this.pages = pages;
    }

    /**
     * Puts one object, new or in place of the present one. A {@code metadata.generation} that it
     * brings is kept; otherwise it counts changes of the spec, as a server does.
     *
     * @param object with kind, apiVersion, metadata.name; a namespaced one without a namespace
     *     lands in {@code default}
     * @return the object as it is kept
     * @throws IllegalArgumentException if nothing of that kind is served, or the name is missing
     */
    public Map<String, @Nullable Object> put(Map<String, @Nullable Object> object) {
        ResourceType type = typeOf(object);
        String namespace = Json.text(Json.child(object, "metadata"), "namespace");
        try {
            String home = namespace.isEmpty() ? "default" : namespace;
            String path = cluster.path(type, home, object);
            return read(type, cluster.put(type, path, object));
        } catch (Refusal e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The same from JSON text. */
    public Map<String, @Nullable Object> put(String json) {
        try {
            return put(Json.object(json.getBytes(StandardCharsets.UTF_8)));
        } catch (Refusal e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Puts every item of a {@code List}, in order. */
    public void putList(String json) {
        try {
            Object items = Json.object(json.getBytes(StandardCharsets.UTF_8)).get("items");
            if (!(items instanceof List<?> list)) {
                throw new IllegalArgumentException("a List has items");
            }
            for (Object item : list) {
                if (!(item instanceof Map<?, ?> object)) {
                    throw new IllegalArgumentException("an item of a List is an object");
                }
                put(Json.cast(object));
            }
        } catch (Refusal e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Keeps bytes as they are: what no client could write, or what is already in its final form.
     *
     * @param body JSON of the object without kind and apiVersion, beginning with <code>{"</code>;
     *     its first {@code "resourceVersion":"…"} is set to the version it gets
     * @return its resource version
     * @throws IllegalArgumentException if there is no such resource
     */
    public long putRaw(String resourceId, String namespace, String name, byte[] body) {
        ResourceType type = type(resourceId);
        String path = Stored.path(type.namespaced() ? namespace : "", name);
        return cluster.shelf(type)
                .write(path, (_, version) -> Body.of(Stamp.version(body, version)))
                .version();
    }

    /**
     * Keeps a recipe in place of the bytes: for populations that would not fit into memory.
     *
     * @param recipe makes the bytes as {@link #putRaw} takes them, with the resource version that
     *     it is given; called whenever the object is served, by any thread, and always answers the
     *     same
     * @return its resource version
     * @throws IllegalArgumentException if there is no such resource
     */
    public long putMade(
            String resourceId, String namespace, String name, LongFunction<byte[]> recipe) {
        ResourceType type = type(resourceId);
        String path = Stored.path(type.namespaced() ? namespace : "", name);
        return cluster.shelf(type)
                .write(
                        path,
                        (_, version) ->
                                new Body.Made(
                                        recipe.apply(version).length, () -> recipe.apply(version)))
                .version();
    }

    /**
     * Changes an object that is there; the spec's generation and the resource version follow.
     *
     * @return the object afterwards; empty if there is none
     */
    public Optional<Map<String, @Nullable Object>> update(
            String resourceId,
            String namespace,
            String name,
            UnaryOperator<Map<String, @Nullable Object>> edit) {
        ResourceType type = type(resourceId);
        String path = Stored.path(type.namespaced() ? namespace : "", name);
        try {
            return Optional.of(read(type, cluster.update(type, path, edit)));
        } catch (Refusal e) {
            if (e.code() == 404) {
                return Optional.empty();
            }
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * Deletes an object as a client does: one with finalizers is only marked; a namespace or a
     * definition takes its objects with it.
     *
     * @return false if there is none
     */
    public boolean delete(String resourceId, String namespace, String name) {
        ResourceType type = type(resourceId);
        try {
            cluster.delete(type, Stored.path(type.namespaced() ? namespace : "", name));
            return true;
        } catch (Refusal e) {
            if (e.code() == 404) {
                return false;
            }
            throw e;
        }
    }

    /** Deletes an object, finalizers or not; false if there is none. */
    public boolean remove(String resourceId, String namespace, String name) {
        ResourceType type = type(resourceId);
        try {
            cluster.remove(type, Stored.path(type.namespaced() ? namespace : "", name));
            return true;
        } catch (Refusal e) {
            if (e.code() == 404) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Whether somebody plays the kubelet. If so, a scheduled pod that a client deletes is marked,
     * and stays until {@link #remove}; otherwise it is marked and gone.
     */
    public void kubelet(boolean present) {
        cluster.kubelet(present);
    }

    /** One object; empty if it is not there. */
    public Optional<Map<String, @Nullable Object>> get(
            String resourceId, String namespace, String name) {
        ResourceType type = type(resourceId);
        return cluster.shelf(type)
                .get(Stored.path(type.namespaced() ? namespace : "", name))
                .map(stored -> read(type, stored));
    }

    /** All objects of a resource, by namespace and name; {@code namespace} empty for all. */
    public List<Map<String, @Nullable Object>> list(String resourceId, String namespace) {
        ResourceType type = type(resourceId);
        return cluster.shelf(type).snapshot().objects().stream()
                .filter(stored -> namespace.isEmpty() || stored.namespace().equals(namespace))
                .map(stored -> read(type, stored))
                .toList();
    }

    /** For a program that lists a resource again and again. */
    public Mirror mirror(String resourceId) {
        ResourceType type = type(resourceId);
        return new Mirror(cluster.shelf(type), type);
    }

    /** How many objects a resource has. */
    public int count(String resourceId) {
        return cluster.shelf(type(resourceId)).size();
    }

    /** The last resource version that was given away. */
    public long version() {
        return cluster.version();
    }

    /** Every resource in every version that is served, in the order of discovery. */
    public List<Resource> served() {
        return cluster.registry().types().stream().map(ResourceType::resource).toList();
    }

    /**
     * Forgets all changes so far, as etcd's compaction does: watches that resume, and lists that go
     * on, from before now are answered with 410.
     */
    public void compact() {
        cluster.compact();
        pages.expire();
    }

    private ResourceType type(String resourceId) {
        requireNonNull(resourceId, "resourceId is null");
        return cluster.registry()
                .ofId(resourceId)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no resource \"" + resourceId + "\" is served"));
    }

    private ResourceType typeOf(Map<String, @Nullable Object> object) {
        String apiVersion = Json.text(object, "apiVersion");
        String kind = Json.text(object, "kind");
        return cluster.registry()
                .ofKind(apiVersion, kind)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no kind \""
                                                + kind
                                                + "\" of \""
                                                + apiVersion
                                                + "\" is served"));
    }

    private static Map<String, @Nullable Object> read(ResourceType type, Stored stored) {
        return Json.object(new Presentation(type, Form.WHOLE, Effects.NONE).whole(stored));
    }
}
