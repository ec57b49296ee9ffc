package io.kubeobject.derive;

import io.kubeobject.metric.Family;
import io.kubeobject.metric.Labels;
import io.kubeobject.metric.LiveRows;
import io.kubeobject.metric.RowSink;

import org.jspecify.annotations.Nullable;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counters by labels. */
final class Groups {

    /** Labels that take ever new values fill a Prometheus before they fill the memory here. */
    static final int MAX_GROUPS = 10_000;

    /** In a checkpoint, for an object that is in no group. */
    static final int NO_GROUP = -1;

    private final CountRule.Keeping keeping;
    private final Map<Labels, Group> groups = new HashMap<>();

    /** Groups of the checkpoint that is being read, by number. */
    private List<Group> read = List.of();

    Groups(CountRule.Keeping keeping) {
        this.keeping = keeping;
    }

    /** One counter. */
    static final class Group {

        private final Labels labels;
        private final long born;
        private double total;
        private long increased;
        private int objects;
        private boolean ended;
        private int number = NO_GROUP;

        Group(Labels labels, long born) {
            this.labels = labels;
            this.born = born;
            this.increased = born;
        }

        Labels labels() {
            return labels;
        }

        /** In the checkpoint that is being written. */
        int number() {
            return number;
        }

        boolean hasEnded() {
            return ended;
        }

        void add(double increase, long now) {
            if (increase > 0) {
                total += increase;
                increased = now;
            }
        }
    }

    /** The group of some labels, for one object more; null if there is no room for a new one. */
    @Nullable Group join(Labels labels, long now) {
        Group group = groups.get(labels);
        if (group == null) {
            if (groups.size() >= MAX_GROUPS) {
                return null;
            }
            group = new Group(labels, now);
            groups.put(labels, group);
        }
        group.objects++;
        return group;
    }

    /** An object is in the group no more. */
    void leave(Group group) {
        group.objects--;
        if (group.objects == 0 && !keeping.outlive()) {
            end(group);
        }
    }

    private void end(Group group) {
        group.ended = true;
        groups.remove(group.labels, group);
    }

    /** Ends the groups that nothing was added to for too long. */
    void endIdle(long now) {
        long ttl = keeping.ttl().toMillis();
        if (ttl > 0) {
            List<Group> idle =
                    groups.values().stream().filter(g -> now - g.increased >= ttl).toList();
            idle.forEach(this::end);
        }
    }

    /** All counters at a time. */
    LiveRows rows(List<Family> families, long now) {
        List<Labels> labels = new ArrayList<>(groups.size());
        double[] values = new double[groups.size()];
        long zeroUntil = now - keeping.zeroFirst().toMillis();
        for (Group group : groups.values()) {
            values[labels.size()] = group.born > zeroUntil ? 0 : group.total;
            labels.add(group.labels);
        }
        return new GroupRows(families, labels, values);
    }

    /** Counters of one moment: one for all labels. */
    static final class GroupRows implements LiveRows {

        private final List<Family> families;
        private final List<Labels> labels;
        private final double[] values;

        GroupRows(List<Family> families, List<Labels> labels, double[] values) {
            this.families = families;
            this.labels = labels;
            this.values = values;
        }

        @Override
        public List<Family> families() {
            return families;
        }

        @Override
        public long size() {
            return families.isEmpty() ? 0 : values.length;
        }

        @Override
        public void write(Family family, RowSink rows) {
            for (int i = 0; i < values.length; i++) {
                rows.row(family, labels.get(i), values[i]);
            }
        }
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(groups.size());
        int number = 0;
        for (Group group : groups.values()) {
            group.number = number++;
            SavedText.write(out, group.labels);
            out.writeLong(group.born);
            out.writeDouble(group.total);
            out.writeLong(group.increased);
        }
    }

    void load(DataInput in) throws IOException {
        int size = in.readInt();
        read = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Group group = new Group(SavedText.readLabels(in), in.readLong());
            group.total = in.readDouble();
            group.increased = in.readLong();
            groups.put(group.labels, group);
            read.add(group);
        }
    }

    /** The group of a number that was read, for one object more. */
    @Nullable Group rejoin(int number) throws IOException {
        if (number == NO_GROUP) {
            return null;
        }
        if (number < 0 || number >= read.size()) {
            throw new IOException("there is no group " + number);
        }
        Group group = read.get(number);
        group.objects++;
        return group;
    }
}
