package io.kubeobject.pipeline;

import io.kubeobject.mapping.RowAllowance;
import io.kubeobject.object.ObjectEvent;
import io.kubeobject.object.ObjectKey;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many rows each object of a lane has, for documents that limit them: who comes first has them,
 * and room that a deletion makes goes to the next event. Belongs to the thread of the feed.
 */
final class SeriesCounts implements RowAllowance {

    private final int[] limits;
    private final int[] totals;
    private final Map<ObjectKey, int[]> byObject = new HashMap<>();

    /** What a list has had so far; null while there is none under way. */
    private @Nullable Set<ObjectKey> listed;

    private int[] current = {};

    SeriesCounts(List<Integer> limits) {
        this.limits = limits.stream().mapToInt(Integer::intValue).toArray();
        this.totals = new int[this.limits.length];
    }

    /** Takes an event, before its rows are made. */
    void follow(ObjectEvent event) {
        switch (event) {
            case ObjectEvent.ListStarted _ -> listed = new HashSet<>();
            case ObjectEvent.Put put -> begin(put.object().key());
            case ObjectEvent.Delete delete -> delete(delete.key());
            case ObjectEvent.Synced _ -> synced();
            case ObjectEvent.Withdrawn _ -> withdrawn();
        }
    }

    /** Begins to count an object anew. */
    private void begin(ObjectKey key) {
        delete(key);
        current = new int[limits.length];
        byObject.put(key, current);
        if (listed != null) {
            listed.add(key);
        }
    }

    private void delete(ObjectKey key) {
        int[] counts = byObject.remove(key);
        for (int i = 0; counts != null && i < counts.length; i++) {
            totals[i] -= counts[i];
        }
    }

    /** What the list did not have is gone. */
    private void synced() {
        Set<ObjectKey> present = listed;
        listed = null;
        if (present != null) {
            List.copyOf(byObject.keySet()).stream()
                    .filter(key -> !present.contains(key))
                    .forEach(this::delete);
        }
    }

    /** Nothing is left. */
    private void withdrawn() {
        listed = null;
        List.copyOf(byObject.keySet()).forEach(this::delete);
    }

    @Override
    public int room(int document) {
        return Math.max(0, limits[document] - totals[document]);
    }

    @Override
    public void used(int document, int rows) {
        current[document] += rows;
        totals[document] += rows;
    }
}
