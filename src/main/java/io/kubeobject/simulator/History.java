package io.kubeobject.simulator;

import java.util.ArrayList;
import java.util.List;

/** The last changes of one resource, in order. Guarded by its shelf. */
final class History {

    private final Change[] ring;
    private int start;
    private int size;
    private long floor;
    private long lastForgotten;

    /** Remembers {@code length} changes. */
    History(int length) {
        this.ring = new Change[length];
    }

    /** The oldest version from which every later change is known. */
    long floor() {
        return floor;
    }

    /** Version of the newest change that is forgotten; 0 if none is. */
    long lastForgotten() {
        return lastForgotten;
    }

    void add(Change change) {
        if (size == ring.length) {
            drop();
        }
        ring[(start + size) % ring.length] = change;
        size++;
    }

    /** Forgets everything up to {@code version}, as a compaction does. */
    void forget(long version) {
        while (size > 0 && ring[start].version() <= version) {
            drop();
        }
        floor = Math.max(floor, version);
    }

    private void drop() {
        lastForgotten = ring[start].version();
        floor = Math.max(floor, lastForgotten);
        start = (start + 1) % ring.length;
        size--;
    }

    /** At most {@code max} changes after {@code version}, the oldest first. */
    List<Change> after(long version, int max) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle).version() <= version) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        List<Change> changes = new ArrayList<>(Math.min(max, size - low));
        for (int i = low; i < size && changes.size() < max; i++) {
            changes.add(at(i));
        }
        return changes;
    }

    private Change at(int index) {
        return ring[(start + index) % ring.length];
    }
}
