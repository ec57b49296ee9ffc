package io.kubeobject.simulator;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** The objects of one resource and their last changes. */
final class Shelf {

    /** Makes the next state of an object; runs under the shelf's lock. */
    @FunctionalInterface
    interface Edit {

        /**
         * Decides on the next state.
         *
         * @param present null if there is no such object
         * @param version that the result gets
         * @return the new body; {@code present.text()} itself if nothing changes; null to delete
         */
        @Nullable Body apply(@Nullable Stored present, long version);
    }

    /**
     * What a watch sees next.
     *
     * @param changes in order
     * @param version up to which they are complete
     * @param lost whether older changes are forgotten, or the resource is gone: the watch must end
     */
    record Batch(List<Change> changes, long version, boolean lost) {}

    private static final int BATCH = 256;

    private final AtomicLong versions;

    /** Guards: all that follows. Taken for the time of one edit or copy. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();
    private final NavigableMap<String, Stored> objects = new TreeMap<>();
    private final History history;
    private @Nullable Snapshot snapshot;
    private boolean closed;

    Shelf(AtomicLong versions, int historyLength) {
        this.versions = versions;
        this.history = new History(historyLength);
    }

    Optional<Stored> get(String path) {
        lock.lock();
        try {
            return Optional.ofNullable(objects.get(path));
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return objects.size();
        } finally {
            lock.unlock();
        }
    }

    /** Resource version up to which this shelf is known. */
    long version() {
        lock.lock();
        try {
            return versions.get();
        } finally {
            lock.unlock();
        }
    }

    /** Writes one object; returns its state afterwards, which of a deleted one is the last. */
    Stored write(String path, Edit edit) {
        lock.lock();
        try {
            Stored before = objects.get(path);
            // Taken before the edit, because its result carries the number; a refused edit leaves
            // a gap, which nobody can tell from a write to another resource.
            long version = versions.incrementAndGet();
            Body text = edit.apply(before, version);
            if (text == null) {
                return before == null
                        ? new Stored(path, version, new byte[0])
                        : remove(before, version);
            }
            if (before != null && text == before.text()) {
                return before;
            }
            Stored after = new Stored(path, version, text);
            objects.put(path, after);
            publish(new Change(before, after, false));
            return after;
        } finally {
            lock.unlock();
        }
    }

    private Stored remove(Stored before, long version) {
        objects.remove(before.path());
        Stored last = new Stored(before.path(), version, Stamp.version(before.body(), version));
        publish(new Change(before, last, true));
        return last;
    }

    private void publish(Change change) {
        history.add(change);
        snapshot = null;
        changed.signalAll();
    }

    /** All objects now. */
    Snapshot snapshot() {
        lock.lock();
        try {
            Snapshot known = snapshot;
            if (known == null) {
                known = new Snapshot(versions.get(), List.copyOf(objects.values()));
                snapshot = known;
            }
            // Nothing changed on this shelf since, so it is as true of the present version.
            return new Snapshot(versions.get(), known.objects());
        } finally {
            lock.unlock();
        }
    }

    /** All objects at an earlier version; empty if the changes since are forgotten. */
    Optional<Snapshot> snapshot(long version) {
        lock.lock();
        try {
            if (version < history.floor()) {
                return Optional.empty();
            }
            List<Change> since = history.after(version, Integer.MAX_VALUE);
            if (since.isEmpty()) {
                return Optional.of(new Snapshot(version, snapshot().objects()));
            }
            NavigableMap<String, Stored> then = new TreeMap<>(objects);
            for (Change change : since.reversed()) {
                Stored before = change.before();
                if (before == null) {
                    then.remove(change.after().path());
                } else {
                    then.put(before.path(), before);
                }
            }
            return Optional.of(new Snapshot(version, new ArrayList<>(then.values())));
        } finally {
            lock.unlock();
        }
    }

    /** The oldest version at which a watch can begin. */
    long floor() {
        lock.lock();
        try {
            return history.floor();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The changes after {@code version}; waits for the first of them.
     *
     * @param nanos to wait at most
     * @param over ends the wait when it is true at a {@link #wake}
     */
    Batch await(long version, long nanos, BooleanSupplier over) throws InterruptedException {
        lock.lock();
        try {
            long remaining = nanos;
            while (true) {
                List<Change> changes = history.after(version, BATCH);
                boolean lost = version < history.lastForgotten() || (closed && changes.isEmpty());
                if (lost || !changes.isEmpty() || remaining <= 0 || over.getAsBoolean()) {
                    long reached = changes.isEmpty() ? versions.get() : changes.getLast().version();
                    return new Batch(changes, reached, lost);
                }
                remaining = changed.awaitNanos(remaining);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Wakes whoever waits, so that it looks at its own reasons to end. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all changes so far: older versions are too old from now on. */
    void compact() {
        lock.lock();
        try {
            history.forget(versions.get());
        } finally {
            lock.unlock();
        }
    }

    /** The resource is no more; watches of it end. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
