package io.kubeobject.simulator.life;

import io.kubeobject.simulator.Simulation;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes events as components do: the same again within its life adds to the count of the first.
 * The scheduler writes through {@code events.k8s.io}, as it does in clusters, everyone else through
 * {@code v1}.
 */
final class Recorder implements Actor {

    private static final Duration LIFE = Duration.ofHours(1);

    private record Key(String uid, String reason, String message) {}

    private record Known(String namespace, String name, Instant last) {}

    private final Simulation store;
    private final Map<Key, Known> known = new HashMap<>();
    private Seeded names;

    Recorder(Simulation store, Seeded names) {
        this.store = store;
        this.names = names;
    }

    /** Who tells of it: a component, on a host or none. */
    record Source(String component, String host) {}

    static final Source CONTROLLERS = new Source("deployment-controller", "");

    void normal(
            Map<String, @Nullable Object> object,
            String reason,
            String message,
            Source source,
            Instant now) {
        record(
                object,
                Tree.map("type", "Normal", "reason", reason, "message", message),
                source,
                now);
    }

    void warning(
            Map<String, @Nullable Object> object,
            String reason,
            String message,
            Source source,
            Instant now) {
        record(
                object,
                Tree.map("type", "Warning", "reason", reason, "message", message),
                source,
                now);
    }

    private void record(
            Map<String, @Nullable Object> object,
            Map<String, @Nullable Object> what,
            Source source,
            Instant now) {
        Key key =
                new Key(
                        Tree.text(object, "metadata", "uid"),
                        Tree.text(what, "reason"),
                        Tree.text(what, "message"));
        Known before = known.get(key);
        if (before != null && again(before, now)) {
            known.put(key, new Known(before.namespace(), before.name(), now));
            return;
        }
        String home = Tree.text(object, "metadata", "namespace");
        String namespace = home.isEmpty() ? "default" : home;
        names = names.of(known.size());
        String name = Tree.text(object, "metadata", "name") + "." + names.hex(16);
        known.put(key, new Known(namespace, name, now));
        Map<String, @Nullable Object> event = new HashMap<>(what);
        event.put("metadata", Tree.map("name", name, "namespace", namespace));
        if (source.component().equals("default-scheduler")) {
            putNew(object, event, source, now);
        } else {
            putCore(object, event, source, now);
        }
    }

    private boolean again(Known before, Instant now) {
        return store.update(
                        "events",
                        before.namespace(),
                        before.name(),
                        event -> {
                            event.put("count", Tree.number(event, "count") + 1);
                            event.put("lastTimestamp", Times.of(now));
                            return event;
                        })
                .isPresent();
    }

    private static Map<String, @Nullable Object> reference(Map<String, @Nullable Object> object) {
        Map<String, @Nullable Object> reference =
                Tree.map(
                        "kind", object.get("kind"),
                        "namespace", Tree.at(object, "metadata", "namespace"),
                        "name", Tree.at(object, "metadata", "name"),
                        "uid", Tree.at(object, "metadata", "uid"),
                        "apiVersion", object.get("apiVersion"),
                        "resourceVersion", Tree.at(object, "metadata", "resourceVersion"));
        reference.values().removeIf(java.util.Objects::isNull);
        return reference;
    }

    private void putCore(
            Map<String, @Nullable Object> object,
            Map<String, @Nullable Object> event,
            Source source,
            Instant now) {
        String time = Times.of(now);
        Map<String, @Nullable Object> origin = Tree.map("component", source.component());
        if (!source.host().isEmpty()) {
            origin.put("host", source.host());
        }
        Map<String, @Nullable Object> whole =
                Tree.map(
                        "kind",
                        "Event",
                        "apiVersion",
                        "v1",
                        "metadata",
                        event.get("metadata"),
                        "involvedObject",
                        reference(object),
                        "reason",
                        event.get("reason"),
                        "message",
                        event.get("message"),
                        "source",
                        origin,
                        "firstTimestamp",
                        time,
                        "lastTimestamp",
                        time,
                        "count",
                        1L,
                        "type",
                        event.get("type"),
                        "eventTime",
                        null,
                        "reportingComponent",
                        source.component(),
                        "reportingInstance",
                        source.host());
        put(whole, source, time);
    }

    private void putNew(
            Map<String, @Nullable Object> object,
            Map<String, @Nullable Object> event,
            Source source,
            Instant now) {
        Map<String, @Nullable Object> whole =
                Tree.map(
                        "kind", "Event",
                        "apiVersion", "events.k8s.io/v1",
                        "metadata", event.get("metadata"),
                        "eventTime", Times.micros(now),
                        "reportingController", source.component(),
                        "reportingInstance", source.component() + "-control-plane-0",
                        "action", "Binding",
                        "reason", event.get("reason"),
                        "regarding", reference(object),
                        "note", event.get("message"),
                        "type", event.get("type"),
                        "deprecatedSource", Tree.map(),
                        "deprecatedFirstTimestamp", null,
                        "deprecatedLastTimestamp", null);
        put(whole, source, Times.of(now));
    }

    private void put(Map<String, @Nullable Object> event, Source source, String time) {
        Tree.into(event, "metadata").put("creationTimestamp", time);
        ManagedFields.add(event, source.component(), time);
        store.put(event);
    }

    /** Forgets events as old as servers let them become. */
    @Override
    public void act(Instant now) {
        known.values()
                .removeIf(
                        event -> {
                            boolean over = event.last().plus(LIFE).isBefore(now);
                            if (over) {
                                store.remove("events", event.namespace(), event.name());
                            }
                            return over;
                        });
    }
}
