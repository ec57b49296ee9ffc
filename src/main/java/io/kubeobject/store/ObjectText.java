package io.kubeobject.store;

import io.kubeobject.metric.Family;
import io.kubeobject.metric.Labels;
import io.kubeobject.metric.RowSink;
import io.kubeobject.render.RowWriter;
import io.kubeobject.render.WriteBuffer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The text of one object, rendered row by row into one buffer and told apart by family. Made once
 * per lane and used for one object after the other.
 *
 * <p>Rows of families alternate where a mapping walks a list, so a family is a chain of runs of the
 * buffer: rows that follow each other in one family are one run.
 */
public final class ObjectText implements RowSink {

    /** Room that is kept between objects; what a huge object needed beyond it is given back. */
    private static final int KEPT_BYTES = 64 * 1024;

    private static final int KEPT_RUNS = 4 * 1024;

    private final FamilyTable families;
    private final WriteBuffer buffer = new WriteBuffer(1024);
    private final RowWriter writer = new RowWriter(buffer);
    private final List<FamilySlot> touched = new ArrayList<>();

    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] nexts = new int[64];
    private int runs;
    private int rows;
    private @Nullable FamilySlot last;

    ObjectText(FamilyTable families) {
        this.families = families;
    }

    @Override
    public void row(Family family, Labels labels, double value) {
        int start = buffer.length();
        FamilySlot slot = last;
        if (slot == null || slot.family() != family) {
            slot = families.slot(family);
            if (slot != last) {
                startRun(slot, start);
            }
        }
        writer.row(family.name(), labels, value);
        ends[runs - 1] = buffer.length();
        slot.addLength(buffer.length() - start);
        rows++;
        last = slot;
    }

    private void startRun(FamilySlot slot, int start) {
        if (runs == starts.length) {
            starts = Arrays.copyOf(starts, runs * 2);
            ends = Arrays.copyOf(ends, runs * 2);
            nexts = Arrays.copyOf(nexts, runs * 2);
        }
        if (slot.lastRun() < 0) {
            touched.add(slot);
        } else {
            nexts[slot.lastRun()] = runs;
        }
        slot.addRun(runs);
        starts[runs++] = start;
    }

    /** Forgets the object, and the families that only it would have had. */
    void clear() {
        for (FamilySlot slot : touched) {
            slot.clearRuns();
            families.release(slot);
        }
        touched.clear();
        buffer.clear(KEPT_BYTES);
        writer.clear();
        if (starts.length > KEPT_RUNS) {
            starts = new int[KEPT_RUNS];
            ends = new int[KEPT_RUNS];
            nexts = new int[KEPT_RUNS];
        }
        runs = 0;
        rows = 0;
        last = null;
    }

    /** How many rows the object has. */
    int rows() {
        return rows;
    }

    /** The families that the object has rows of. */
    List<FamilySlot> touched() {
        return touched;
    }

    /** Copies what the object has of a family. */
    void copy(FamilySlot family, byte[] to, int at) {
        byte[] from = buffer.array();
        int end = at;
        for (int run = family.firstRun(), left = family.length(); left > 0; run = nexts[run]) {
            int length = ends[run] - starts[run];
            System.arraycopy(from, starts[run], to, end, length);
            end += length;
            left -= length;
        }
    }

    /** Whether what the object has of a family is what stands in {@code kept} at {@code range}. */
    boolean matches(FamilySlot family, byte[] kept, Range range) {
        if (family.length() != range.length()) {
            return false;
        }
        byte[] own = buffer.array();
        int at = range.from();
        for (int run = family.firstRun(), left = family.length(); left > 0; run = nexts[run]) {
            int length = ends[run] - starts[run];
            if (!Arrays.equals(own, starts[run], ends[run], kept, at, at + length)) {
                return false;
            }
            at += length;
            left -= length;
        }
        return true;
    }
}
