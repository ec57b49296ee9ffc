package io.kubeobject.derive;

import io.kubeobject.derive.Observation.Condition;
import io.kubeobject.derive.Observation.State;
import io.kubeobject.metric.Family;
import io.kubeobject.metric.LiveRows;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectKey;

import org.jspecify.annotations.Nullable;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The ups and downs of all objects of a resource.
 *
 * <p>A change that is seen as it happens has the time at which it was heard of: to the millisecond,
 * while the API tells whole seconds. A change in a time without contact has the API's time, if that
 * lies within.
 */
final class Tracking implements Derivation {

    /** What the API says was a while ago happened when it says, not when it was heard of. */
    private static final long LATE_MILLIS = 2_000;

    private final TrackRule rule;
    private final List<Family> families;
    private final ObjectTable<Tracked> objects = new ObjectTable<>();

    /** An object that comes by itself is new, unless it is older than this beside the contact. */
    private static final long BIRTH_MILLIS = 60_000;

    /** The last contact before a restart, for origins that had none since. */
    private long heardBefore = Millis.NONE;

    /** The latest time that was told: a clock that goes back stands still here. */
    private long latest = Millis.NONE;

    Tracking(TrackRule rule) {
        this.rule = rule;
        this.families = rule.families();
    }

    @Override
    public int put(
            Origin origin, KubeObject object, List<Observation> observations, Instant instant) {
        long now = now(instant);
        ObjectTable.Slot<Tracked> slot = objects.get(object.key());
        if (slot != null && slot.is(object.uid()) && slot.isAheadOf(object)) {
            slot.seen(origin);
            return 0;
        }
        if (observations.isEmpty()) {
            objects.remove(object.key());
            return 0;
        }
        Condition condition = (Condition) observations.getFirst();
        Tracked before = slot != null && slot.is(object.uid()) ? slot.value : null;
        Course course = next(before, condition, origin, now);
        Tracked after = new Tracked(condition.labels(), condition.state(), course);
        if (slot == null || before == null) {
            slot = objects.add(object, after);
        }
        slot.value = after;
        slot.seen(origin, object);
        return 0;
    }

    private long now(Instant instant) {
        latest = Math.max(latest, Millis.of(instant));
        return latest;
    }

    private @Nullable Course next(
            @Nullable Tracked before, Condition condition, Origin origin, long now) {
        Course course = before == null ? null : before.course();
        if (condition.state() == State.UNKNOWN) {
            return course;
        }
        Course seen =
                course == null
                        ? first(condition, origin, now)
                        : again(course.settled(now, rule.timing()), condition, origin, now);
        return seen.wanted(condition.wanted(), now).settled(now, rule.timing());
    }

    /** An object that was not known: it is new, or it was there before anyone looked. */
    private Course first(Condition condition, Origin origin, long now) {
        if (condition.state() == State.UP) {
            return Course.up(now);
        }
        long created = Millis.of(condition.times().created());
        long since = Millis.of(condition.times().downSince());
        boolean initial =
                created != Millis.NONE
                        && (isBorn(created, origin)
                                || (since != Millis.NONE && since <= created + LATE_MILLIS));
        long start = initial ? created : since == Millis.NONE ? now : since;
        return Course.down(Math.min(start, now), initial && !rule.timing().countInitial());
    }

    /** Whether an object is younger than the last contact before it was seen. */
    private boolean isBorn(long created, Origin origin) {
        long heard = heard(origin);
        return heard != Millis.NONE && created + (origin.isListing() ? 0 : BIRTH_MILLIS) > heard;
    }

    private Course again(Course course, Condition condition, Origin origin, long now) {
        boolean up = condition.state() == State.UP;
        Observation.Times times = condition.times();
        long told = Millis.of(up ? times.upSince() : times.downSince());
        long heard = heard(origin);
        long latestUnseen = origin.isListing() ? now : now - LATE_MILLIS - 1;
        boolean unseen = told > heard && told <= latestUnseen;
        if (up && course.isUp() && unseen && told > course.since()) {
            return origin.isListing() && heard != Millis.NONE ? course.missed(told) : course;
        }
        return course.seen(up, unseen ? told : now);
    }

    /** When there was contact before what is told now. */
    private long heard(Origin origin) {
        return origin.heardMillis() == Millis.NONE ? heardBefore : origin.heardMillis();
    }

    @Override
    public void delete(ObjectKey key, String uid) {
        ObjectTable.Slot<Tracked> slot = objects.get(key);
        if (slot != null && (uid.isEmpty() || slot.is(uid))) {
            objects.remove(key);
        }
    }

    @Override
    public void synced(Origin origin, Instant now) {
        objects.retain(origin, _ -> {});
    }

    @Override
    public void close(Origin origin) {
        objects.release(origin, _ -> {});
    }

    @Override
    public LiveRows rows(Instant instant) {
        long now = now(instant);
        List<TrackRows.Row> rows = new ArrayList<>(objects.size());
        for (ObjectTable.Slot<Tracked> slot : objects.values()) {
            Origin origin = slot.origin();
            if (origin != null && slot.isPublic()) {
                slot.value = slot.value.settled(now, rule.timing());
                rows.add(new TrackRows.Row(slot.value, Millis.of(origin.contact())));
            }
        }
        return new TrackRows(rule, families, rows, now);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        long heard = heardBefore;
        for (ObjectTable.Slot<Tracked> slot : objects.values()) {
            Origin origin = slot.origin();
            heard = origin == null ? heard : Math.max(heard, origin.heardMillis());
        }
        out.writeLong(heard);
        out.writeLong(latest);
        objects.save(out, tracked -> tracked.save(out));
    }

    @Override
    public void load(DataInput in) throws IOException {
        heardBefore = in.readLong();
        latest = in.readLong();
        objects.load(in, () -> Tracked.load(in));
    }
}
