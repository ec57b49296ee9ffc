package io.kubeobject.derive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The ups and downs of one object by now. Immutable; times in milliseconds, {@link Millis#NONE} for
 * none.
 *
 * @param since when the present phase began
 * @param wantedSince since when it wants to be up: {@link #UNWANTED} if it does not, NONE if it
 *     always did
 * @param pendingSince since when it is otherwise, for not long enough to count yet; NONE if it is
 *     not
 */
record Course(Phase phase, long since, long wantedSince, long pendingSince, History history) {

    /** Behind every time. */
    static final long UNWANTED = Long.MAX_VALUE;

    /** What it is. */
    enum Phase {
        /** It is down and never was up: coming up will be no recovery. */
        INITIAL,
        DOWN,
        UP
    }

    /**
     * What is over.
     *
     * @param downSince when the last downtime began, finished or not
     * @param downtime of the last finished one
     * @param recovery how long the last recovery took
     * @param total of all finished ones
     */
    record History(
            long downSince,
            long downtime,
            long recovery,
            long total,
            long recoveries,
            long missed) {

        static final History NONE = new History(Millis.NONE, Millis.NONE, Millis.NONE, 0, 0, 0);

        History withDownSince(long at) {
            return new History(at, downtime, recovery, total, recoveries, missed);
        }

        History withMissed() {
            return new History(downSince, downtime, recovery, total, recoveries + 1, missed + 1);
        }

        History recovered(long took, long recoveryTook) {
            return new History(downSince, took, recoveryTook, total + took, recoveries + 1, missed);
        }
    }

    static Course up(long at) {
        return new Course(Phase.UP, at, Millis.NONE, Millis.NONE, History.NONE);
    }

    /** Down at first sight. */
    static Course down(long at, boolean initial) {
        Phase phase = initial ? Phase.INITIAL : Phase.DOWN;
        return new Course(phase, at, Millis.NONE, Millis.NONE, History.NONE.withDownSince(at));
    }

    boolean isUp() {
        return phase == Phase.UP;
    }

    /** After it was seen to be up, or down, at a time, {@code at} the latest since when. */
    Course seen(boolean up, long at) {
        if (up == isUp()) {
            return pendingSince == Millis.NONE ? this : pending(Millis.NONE);
        }
        return pendingSince == Millis.NONE ? pending(Math.max(at, since)) : this;
    }

    private Course pending(long at) {
        return new Course(phase, since, wantedSince, at, history);
    }

    /** After what was pending for long enough has come true, if it has. */
    Course settled(long now, TrackRule.Timing timing) {
        if (pendingSince == Millis.NONE) {
            return this;
        }
        long delay = (isUp() ? timing.downFor() : timing.upFor()).toMillis();
        if (now - pendingSince < delay) {
            return this;
        }
        return switch (phase) {
            case UP ->
                    new Course(
                            Phase.DOWN,
                            pendingSince,
                            wantedSince,
                            Millis.NONE,
                            history.withDownSince(pendingSince));
            case DOWN -> comeUp(history.recovered(pendingSince - since, recovery()));
            case INITIAL -> comeUp(history.withDownSince(Millis.NONE));
        };
    }

    private Course comeUp(History after) {
        return new Course(Phase.UP, pendingSince, wantedSince, Millis.NONE, after);
    }

    /** Begins when it was down and wanted to be up. */
    private long recovery() {
        boolean late = wantedSince != UNWANTED && wantedSince > since;
        return pendingSince - (late ? Math.min(wantedSince, pendingSince) : since);
    }

    /** After it said whether it wants to be up. */
    Course wanted(boolean wants, long now) {
        if (wants == (wantedSince != UNWANTED)) {
            return this;
        }
        return new Course(phase, since, wants ? now : UNWANTED, pendingSince, history);
    }

    /** After a downtime that nobody saw, which ended at a time. */
    Course missed(long upAt) {
        return new Course(phase, upAt, wantedSince, pendingSince, history.withMissed());
    }

    /** How long the present downtime is; 0 if there is none. */
    long current(long now) {
        return isUp() ? 0 : Math.max(0, now - since);
    }

    /** All downtimes, the present one included, unless it never was up. */
    long total(long now) {
        return history.total() + (phase == Phase.DOWN ? current(now) : 0);
    }

    void save(DataOutput out) throws IOException {
        out.writeUTF(phase.name());
        out.writeLong(since);
        out.writeLong(wantedSince);
        out.writeLong(pendingSince);
        out.writeLong(history.downSince());
        out.writeLong(history.downtime());
        out.writeLong(history.recovery());
        out.writeLong(history.total());
        out.writeLong(history.recoveries());
        out.writeLong(history.missed());
    }

    static Course load(DataInput in) throws IOException {
        Phase phase = Phase.valueOf(in.readUTF());
        long since = in.readLong();
        long wantedSince = in.readLong();
        long pendingSince = in.readLong();
        History history =
                new History(
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong());
        return new Course(phase, since, wantedSince, pendingSince, history);
    }
}
