package io.kubeobject.source.kubernetes;

import io.kubeobject.object.ObjectEvent;
import io.kubeobject.object.ObjectSink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Keeps the set of objects that the events make, as whoever takes them must. */
final class Recorder implements ObjectSink {

    private final List<String> events = new ArrayList<>();
    private Map<String, String> present = new TreeMap<>();
    private Map<String, String> next;

    @Override
    public synchronized void accept(ObjectEvent event) {
        switch (event) {
            case ObjectEvent.ListStarted _ -> {
                next = new TreeMap<>();
                events.add("list");
            }
            case ObjectEvent.Put(var object) -> {
                set().put(object.key().name(), object.resourceVersion());
                events.add("put " + object.key().name() + "@" + object.resourceVersion());
            }
            case ObjectEvent.Delete(var key, _) -> {
                set().remove(key.name());
                events.add("delete " + key.name());
            }
            case ObjectEvent.Synced(var resourceVersion) -> {
                present = next;
                next = null;
                events.add("synced " + resourceVersion);
            }
            case ObjectEvent.Withdrawn _ -> {
                present = new TreeMap<>();
                next = null;
                events.add("withdrawn");
            }
        }
        notifyAll();
    }

    private Map<String, String> set() {
        return next == null ? present : next;
    }

    /** What happened so far. */
    synchronized List<String> events() {
        return List.copyOf(events);
    }

    /** Names and resource versions. */
    synchronized Map<String, String> objects() {
        return new TreeMap<>(present);
    }

    /** Waits until the last event is this one. */
    void awaitEvent(String event) {
        await(list -> !list.isEmpty() && list.getLast().equals(event), event);
    }

    /** Waits until this event has happened so often. */
    void awaitEvent(String event, int times) {
        await(
                list -> list.stream().filter(event::equals).count() >= times,
                event + " for the " + times + ". time");
    }

    private synchronized void await(Predicate<List<String>> condition, String what) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.test(events)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("no \"" + what + "\" in " + events);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
