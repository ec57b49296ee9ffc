package io.kubeobject.derive;

import io.kubeobject.derive.CountRule.Baseline;
import io.kubeobject.derive.CountRule.Unit;
import io.kubeobject.derive.Observation.Amount;
import io.kubeobject.metric.Family;
import io.kubeobject.metric.LiveRows;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectKey;

import org.jspecify.annotations.Nullable;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Adds the increase of what each object carries to the group that its labels name.
 *
 * <p>An object is known by its UID, and adds only what is more than it said before; so lists,
 * restarts and two lanes that see the same do no harm. What the first list of a scope has is where
 * counting begins; what comes later was not there before, and counts in full.
 */
final class Counting implements Derivation {

    private final CountRule rule;
    private final List<Family> families;
    private final ObjectTable<Counted> objects = new ObjectTable<>();
    private final Groups groups;

    /** Scopes of which a full list is known. */
    private final Set<String> listed = new HashSet<>();

    private long latest = Millis.NONE;

    /**
     * What one object said last.
     *
     * @param group null if there was no room for it
     */
    private record Counted(double said, Groups.@Nullable Group group) {}

    Counting(CountRule rule) {
        this.rule = rule;
        this.families = rule.families();
        this.groups = new Groups(rule.keeping());
    }

    @Override
    public int put(
            Origin origin, KubeObject object, List<Observation> observations, Instant instant) {
        long now = now(instant);
        ObjectTable.Slot<Counted> slot = objects.get(object.key());
        if (slot != null && !slot.is(object.uid())) {
            forget(slot.value);
            slot = null;
        }
        if (slot != null && slot.isAheadOf(object)) {
            slot.seen(origin);
            return 0;
        }
        if (observations.isEmpty()) {
            delete(object.key(), "");
            return 0;
        }
        Amount amount = (Amount) observations.getFirst();
        double increase =
                slot == null
                        ? first(amount, origin)
                        : rule.unit() == Unit.WRITES
                                ? (slot.isOfVersion(object) ? 0 : 1)
                                : Math.max(0, amount.value() - slot.value.said());
        Groups.Group group = group(slot, amount, now);
        if (group != null) {
            group.add(increase, now);
        }
        Counted counted = new Counted(amount.value(), group);
        if (slot == null) {
            slot = objects.add(object, counted);
        }
        slot.value = counted;
        slot.seen(origin, object);
        return group == null && increase > 0 ? 1 : 0;
    }

    private long now(Instant instant) {
        latest = Math.max(latest, Millis.of(instant));
        return latest;
    }

    /** What an object adds that was not known. */
    private double first(Amount amount, Origin origin) {
        if (rule.keeping().baseline() == Baseline.FIRST_LIST && !listed.contains(origin.scope())) {
            return 0;
        }
        return rule.unit() == Unit.WRITES ? 1 : amount.value();
    }

    /** The object's group, which may be another one than before; null if there is no room. */
    private Groups.@Nullable Group group(
            ObjectTable.@Nullable Slot<Counted> slot, Amount amount, long now) {
        Groups.Group before = slot == null ? null : slot.value.group();
        if (before != null && !before.hasEnded() && before.labels().equals(amount.labels())) {
            return before;
        }
        if (slot != null) {
            forget(slot.value);
        }
        return groups.join(amount.labels(), now);
    }

    private void forget(Counted counted) {
        if (counted.group() != null) {
            groups.leave(counted.group());
        }
    }

    @Override
    public void delete(ObjectKey key, String uid) {
        ObjectTable.Slot<Counted> slot = objects.get(key);
        if (slot != null && (uid.isEmpty() || slot.is(uid))) {
            forget(slot.value);
            objects.remove(key);
        }
    }

    @Override
    public void synced(Origin origin, Instant now) {
        objects.retain(origin, this::forget);
        listed.add(origin.scope());
    }

    @Override
    public void close(Origin origin) {
        objects.release(origin, this::forget);
    }

    @Override
    public LiveRows rows(Instant instant) {
        long now = now(instant);
        groups.endIdle(now);
        return listed.isEmpty()
                ? new Groups.GroupRows(families, List.of(), new double[0])
                : groups.rows(families, now);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeLong(latest);
        out.writeInt(listed.size());
        for (String scope : listed) {
            out.writeUTF(scope);
        }
        groups.save(out);
        objects.save(out, counted -> save(counted, out));
    }

    private static void save(Counted counted, DataOutput out) throws IOException {
        out.writeDouble(counted.said());
        Groups.Group group = counted.group();
        out.writeInt(group == null || group.hasEnded() ? Groups.NO_GROUP : group.number());
    }

    @Override
    public void load(DataInput in) throws IOException {
        latest = in.readLong();
        int scopes = in.readInt();
        for (int i = 0; i < scopes; i++) {
            listed.add(in.readUTF());
        }
        groups.load(in);
        objects.load(in, () -> new Counted(in.readDouble(), groups.rejoin(in.readInt())));
    }
}
