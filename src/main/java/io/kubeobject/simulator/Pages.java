package io.kubeobject.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The states that lists in pages are reading, so that all pages show the same. */
final class Pages {

    private static final int MAX = 256;

    private record Key(String storageId, long version) {}

    private record Kept(Snapshot snapshot, long untilNanos) {}

    private final long lifetimeNanos;

    /** Guarded by itself; the oldest first. */
    private final Map<Key, Kept> kept = new LinkedHashMap<>();

    Pages(Duration lifetime) {
        this.lifetimeNanos = lifetime.toNanos();
    }

    void keep(String storageId, Snapshot snapshot) {
        synchronized (kept) {
            if (kept.size() >= MAX) {
                kept.remove(kept.keySet().iterator().next());
            }
            kept.putIfAbsent(
                    new Key(storageId, snapshot.version()),
                    new Kept(snapshot, System.nanoTime() + lifetimeNanos));
        }
    }

    Optional<Snapshot> find(String storageId, long version) {
        synchronized (kept) {
            kept.values().removeIf(entry -> System.nanoTime() - entry.untilNanos() >= 0);
            return Optional.ofNullable(kept.get(new Key(storageId, version))).map(Kept::snapshot);
        }
    }

    /** Every token is too old from now on. */
    void expire() {
        synchronized (kept) {
            kept.clear();
        }
    }
}
