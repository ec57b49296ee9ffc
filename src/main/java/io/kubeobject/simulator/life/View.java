package io.kubeobject.simulator.life;

import io.kubeobject.simulator.Mirror;
import io.kubeobject.simulator.Simulation;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The objects as controllers see them: read from a mirror, shared, never changed in place; written
 * only if something changes.
 */
final class View {

    private final Simulation store;
    private final Map<String, Mirror> mirrors = new HashMap<>();

    View(Simulation store) {
        this.store = store;
    }

    List<Map<String, @Nullable Object>> list(String resource) {
        return mirrors.computeIfAbsent(resource, store::mirror).list();
    }

    /** Reads it anew from now on: it was withdrawn. */
    void forget(String resource) {
        mirrors.remove(resource);
    }

    Optional<Map<String, @Nullable Object>> find(String resource, String namespace, String name) {
        return list(resource).stream()
                .filter(
                        (Map<String, @Nullable Object> o) ->
                                name(o).equals(name) && namespace(o).equals(namespace))
                .findFirst();
    }

    Map<String, @Nullable Object> put(Map<String, @Nullable Object> object) {
        return store.put(object);
    }

    /** Writes {@code object} with a change, if it makes one. */
    void edit(
            String resource,
            Map<String, @Nullable Object> object,
            Consumer<Map<String, @Nullable Object>> change) {
        Map<String, @Nullable Object> trial = Tree.copy(object);
        change.accept(trial);
        if (!trial.equals(object)) {
            store.update(
                    resource,
                    namespace(object),
                    name(object),
                    present -> {
                        change.accept(present);
                        return present;
                    });
        }
    }

    /** Deletes as a client does. */
    void delete(String resource, Map<String, @Nullable Object> object) {
        store.delete(resource, namespace(object), name(object));
    }

    /** Deletes for good. */
    void remove(String resource, Map<String, @Nullable Object> object) {
        store.remove(resource, namespace(object), name(object));
    }

    static String namespace(Map<String, @Nullable Object> object) {
        return Tree.text(object, "metadata", "namespace");
    }

    static String name(Map<String, @Nullable Object> object) {
        return Tree.text(object, "metadata", "name");
    }

    static String uid(Map<String, @Nullable Object> object) {
        return Tree.text(object, "metadata", "uid");
    }
}
