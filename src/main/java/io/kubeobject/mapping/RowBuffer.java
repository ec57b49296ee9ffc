package io.kubeobject.mapping;

import io.kubeobject.metric.Labels;
import io.kubeobject.metric.RowSink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjDoubleConsumer;

/**
 * The rows of one object until all are there: whether rows of a family may repeat is known only
 * then, since a flattened path that was not seen before may share its name with one that was.
 */
final class RowBuffer {

    private static final int INITIAL = 32;

    private FamilySlot[] slots = new FamilySlot[INITIAL];
    private Labels[] labels = new Labels[INITIAL];
    private double[] values = new double[INITIAL];
    private int size;

    int size() {
        return size;
    }

    void add(FamilySlot slot, Labels row, double value) {
        if (size == slots.length) {
            slots = Arrays.copyOf(slots, size * 2);
            labels = Arrays.copyOf(labels, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        slots[size] = slot;
        labels[size] = row;
        values[size] = value;
        size++;
    }

    /** Takes back the rows from one place on that exceed limits, and tells of each. */
    void limit(int start, Limits limits, int room, FaultSink faults) {
        int kept = start;
        for (int i = start; i < size; i++) {
            boolean tooLong = limits.boundsLabels() && limits.exceededBy(labels[i]);
            if (tooLong || kept - start >= room) {
                slots[i].refused(limits, tooLong, faults);
            } else {
                slots[kept] = slots[i];
                labels[kept] = labels[i];
                values[kept] = values[i];
                kept++;
            }
        }
        size = kept;
    }

    /** Takes away the rows from an index on. */
    void cut(int from, ObjDoubleConsumer<Labels> taker) {
        for (int i = from; i < size; i++) {
            taker.accept(labels[i], values[i]);
        }
        size = from;
    }

    /** The rows from an index on, whatever their family. */
    List<Attempt.Row> from(int first) {
        List<Attempt.Row> rows = new ArrayList<>();
        for (int i = first; i < size; i++) {
            rows.add(new Attempt.Row(labels[i], values[i]));
        }
        return rows;
    }

    /** Hands on every row whose labels are the first of their kind within the family. */
    void drain(RowSink sink, FaultSink faults) {
        Map<FamilySlot, Set<Labels>> seen = Map.of();
        for (int i = 0; i < size; i++) {
            FamilySlot slot = slots[i];
            if (slot.mayRepeat()) {
                if (seen.isEmpty()) {
                    seen = new HashMap<>();
                }
                if (!seen.computeIfAbsent(slot, _ -> new HashSet<>()).add(labels[i])) {
                    slot.repeated(labels[i].toString(), faults);
                    continue;
                }
            }
            sink.row(slot.family(), labels[i], values[i]);
        }
    }
}
