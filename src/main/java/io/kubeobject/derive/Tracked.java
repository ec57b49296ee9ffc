package io.kubeobject.derive;

import io.kubeobject.metric.Labels;

import org.jspecify.annotations.Nullable;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One object that is followed. Immutable.
 *
 * @param state as it said last
 * @param course null if it never said whether it is up
 */
record Tracked(Labels labels, Observation.State state, @Nullable Course course) {

    Tracked settled(long now, TrackRule.Timing timing) {
        Course before = course;
        Course after = before == null ? null : before.settled(now, timing);
        return after == before ? this : new Tracked(labels, state, after);
    }

    /** Labels are not saved: the object tells them again. */
    void save(DataOutput out) throws IOException {
        Course saved = course;
        out.writeBoolean(saved != null);
        if (saved != null) {
            saved.save(out);
        }
    }

    static Tracked load(DataInput in) throws IOException {
        Course course = in.readBoolean() ? Course.load(in) : null;
        return new Tracked(Labels.NONE, Observation.State.UNKNOWN, course);
    }
}
