package io.kubeobject.simulator;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * The state of the cluster: what is served, the objects, and every way to change them. Safe from
 * any thread.
 */
final class Cluster {

    static final String DEFINITIONS = "customresourcedefinitions.apiextensions.k8s.io";
    private static final String NAMESPACES = "namespaces";

    private final Registry registry = new Registry();
    private final AtomicLong versions = new AtomicLong(1);
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final int historyLength;
    private volatile boolean kubelet;

    Cluster(InstantSource clock, int historyLength) {
        this.clock = clock;
        this.historyLength = historyLength;
    }

    Registry registry() {
        return registry;
    }

    Shelf shelf(ResourceType type) {
        return shelves.computeIfAbsent(type.storageId(), _ -> new Shelf(versions, historyLength));
    }

    /** Wakes every watch, so that it sees that it has to end. */
    void wakeAll() {
        shelves.values().forEach(Shelf::wake);
    }

    /** Forgets the changes of every resource. */
    void compact() {
        shelves.values().forEach(Shelf::compact);
    }

    /** The last resource version that was given away. */
    long version() {
        return versions.get();
    }

    boolean hasNamespace(String name) {
        return registry.ofId(NAMESPACES).flatMap(type -> shelf(type).get(name)).isPresent();
    }

    /**
     * The path of an object in {@code namespace}: of what its metadata say, or with a name made
     * from {@code generateName}.
     */
    String path(ResourceType type, String namespace, Map<String, @Nullable Object> object) {
        Map<String, @Nullable Object> metadata = Stamp.metadata(object);
        String name = Json.text(metadata, "name");
        String prefix = Json.text(metadata, "generateName");
        if (name.isEmpty() && !prefix.isEmpty()) {
            name = prefix + UUID.randomUUID().toString().substring(0, 5);
        }
        if (name.isEmpty()) {
            throw Refusal.nameMissing(type);
        }
        return Stored.path(type.namespaced() ? namespace : "", name);
    }

    /** A new object. */
    Stored create(ResourceType type, String path, Map<String, @Nullable Object> object) {
        Map<String, @Nullable Object> kept = kept(type, object);
        Stored stored =
                shelf(type)
                        .write(
                                path,
                                (present, version) -> {
                                    if (present != null) {
                                        throw Refusal.alreadyExists(type, present.name());
                                    }
                                    Defaults.set(type, kept, path, clock.instant());
                                    Stamp.birth(type, kept, home(path, version), clock.instant());
                                    return Body.of(Stamp.body(kept, version));
                                });
        redefine(type, stored);
        return stored;
    }

    /**
     * Changes an object that is there.
     *
     * @param edit from the present object to the next; a resource version in the result must be the
     *     present one
     */
    Stored update(
            ResourceType type, String path, UnaryOperator<Map<String, @Nullable Object>> edit) {
        Stored stored =
                shelf(type)
                        .write(
                                path,
                                (present, version) -> edited(type, path, present, version, edit));
        redefine(type, stored);
        return stored;
    }

    private @Nullable Body edited(
            ResourceType type,
            String path,
            @Nullable Stored present,
            long version,
            UnaryOperator<Map<String, @Nullable Object>> edit) {
        if (present == null) {
            throw notFound(type, path);
        }
        Map<String, @Nullable Object> before = Json.object(present.body());
        Map<String, @Nullable Object> after = kept(type, edit.apply(Json.object(present.body())));
        Map<String, @Nullable Object> metadata = Stamp.metadata(after);
        String expected = Json.text(metadata, "resourceVersion");
        if (!expected.isEmpty() && !expected.equals(Long.toString(present.version()))) {
            throw Refusal.conflict(type, present.name());
        }
        Stamp.succession(type, after, before);
        after.remove("kind");
        after.remove("apiVersion");
        metadata.put("resourceVersion", Long.toString(present.version()));
        if (after.equals(before)) {
            return present.text();
        }
        boolean over =
                metadata.get("deletionTimestamp") != null
                        && before.get("metadata") instanceof Map<?, ?> former
                        && former.get("finalizers") instanceof List<?>
                        && !(metadata.get("finalizers") instanceof List<?> left && !left.isEmpty());
        return over ? null : Body.of(Stamp.body(after, version));
    }

    /** The object as given, whether it is new or not; what it does not say is made up. */
    Stored put(ResourceType type, String path, Map<String, @Nullable Object> object) {
        Map<String, @Nullable Object> kept = kept(type, object);
        Object generation = Stamp.metadata(kept).get("generation");
        Stored stored =
                shelf(type)
                        .write(
                                path,
                                (present, version) -> {
                                    Stamp.metadata(kept).remove("resourceVersion");
                                    if (present != null) {
                                        Stamp.succession(type, kept, Json.object(present.body()));
                                    }
                                    if (generation != null) {
                                        Stamp.metadata(kept).put("generation", generation);
                                    }
                                    Stamp.birth(type, kept, home(path, version), clock.instant());
                                    return Body.of(Stamp.body(kept, version));
                                });
        redefine(type, stored);
        return stored;
    }

    /**
     * Deletes an object. One with finalizers, or a pod while there is a kubelet, is only marked;
     * namespaces and definitions take their objects with them.
     *
     * @return the object as it was marked, or its last state
     * @throws Refusal 404
     */
    Stored delete(ResourceType type, String path) {
        Shelf shelf = shelf(type);
        Stored present = shelf.get(path).orElseThrow(() -> notFound(type, path));
        boolean stays =
                Deletion.hasFinalizers(present)
                        || (kubelet && Deletion.isScheduledPod(type, present));
        if (!stays && !Deletion.takesOthers(type)) {
            Stored last = remove(type, path);
            Body body = Deletion.mark(type, last, last.version(), clock.instant());
            return new Stored(path, last.version(), body);
        }
        Stored marked =
                shelf.write(
                        path,
                        (now, version) -> {
                            if (now == null) {
                                throw notFound(type, path);
                            }
                            return Deletion.mark(type, now, version, clock.instant());
                        });
        if (stays) {
            return marked;
        }
        if (type.id().equals(DEFINITIONS)) {
            withdraw(marked.body());
        } else {
            emptyNamespace(path);
        }
        remove(type, path);
        return marked;
    }

    /** Deletes an object, whatever it says of finalizers; returns its last state. */
    Stored remove(ResourceType type, String path) {
        return shelf(type)
                .write(
                        path,
                        (present, _) -> {
                            if (present == null) {
                                throw notFound(type, path);
                            }
                            return null;
                        });
    }

    /** Whether somebody ends pods: deleted ones are then marked, and stay until removed. */
    void kubelet(boolean present) {
        kubelet = present;
    }

    private static Stored home(String path, long version) {
        return new Stored(path, version, new byte[0]);
    }

    private static Refusal notFound(ResourceType type, String path) {
        return Refusal.notFound(type, path.substring(path.indexOf('/') + 1));
    }

    private void emptyNamespace(String namespace) {
        for (ResourceType type : registry.types()) {
            if (type.namespaced() && shelves.containsKey(type.storageId())) {
                clear(type, namespace);
            }
        }
    }

    private void clear(ResourceType type, String namespace) {
        for (Stored object : shelf(type).snapshot().objects()) {
            if (namespace.isEmpty() || object.namespace().equals(namespace)) {
                shelf(type).write(object.path(), (_, _) -> null);
            }
        }
    }

    private void redefine(ResourceType type, Stored stored) {
        if (type.id().equals(DEFINITIONS)) {
            Definition definition = Definition.of(Json.object(stored.body()));
            registry.define(definition.id(), definition.served());
        }
    }

    private void withdraw(byte[] body) {
        Definition definition = Definition.of(Json.object(body));
        definition.served().stream().limit(1).forEach(type -> clear(type, ""));
        registry.define(definition.id(), List.of());
        Shelf shelf = shelves.remove(definition.id());
        if (shelf != null) {
            shelf.close();
        }
    }

    private static Map<String, @Nullable Object> kept(
            ResourceType type, Map<String, @Nullable Object> object) {
        return type.group().equals("events.k8s.io")
                ? EventForm.toCore(object)
                : new LinkedHashMap<>(object);
    }
}
