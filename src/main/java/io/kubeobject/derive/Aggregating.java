package io.kubeobject.derive;

import io.kubeobject.derive.Observation.Amount;
import io.kubeobject.metric.Family;
import io.kubeobject.metric.Labels;
import io.kubeobject.metric.LiveRows;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectKey;

import org.jspecify.annotations.Nullable;

import java.io.DataInput;
import java.io.DataOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps, by labels, what all objects come to, by what changes: an event costs the same among ten
 * objects and among a million.
 *
 * <p>While a list is read, what was there before it is served, as it is of the objects' own rows:
 * nobody sees half of a list. Nothing needs to be remembered over a restart.
 */
final class Aggregating implements Derivation {

    private final AggregateRule rule;
    private final List<Family> families;
    private final ObjectTable<Share> objects = new ObjectTable<>();
    private final Map<Labels, Tally> tallies = new HashMap<>();

    /** Origins in the middle of a list that brought something new. */
    private final Set<Origin> listing = Collections.newSetFromMap(new IdentityHashMap<>());

    /** What is served while there are some. */
    private @Nullable LiveRows before;

    /**
     * What one object adds.
     *
     * @param tally null if there was no room for it
     */
    private record Share(@Nullable Tally tally, double value) {}

    Aggregating(AggregateRule rule) {
        this.rule = rule;
        this.families = rule.families();
    }

    @Override
    public int put(Origin origin, KubeObject object, List<Observation> observations, Instant now) {
        ObjectTable.Slot<Share> slot = objects.get(object.key());
        if (slot != null && slot.is(object.uid()) && slot.isAheadOf(object)) {
            slot.seen(origin);
            return 0;
        }
        Amount amount = observations.isEmpty() ? null : (Amount) observations.getFirst();
        if (slot != null && slot.is(object.uid()) && says(slot.value, amount)) {
            slot.seen(origin, object);
            return 0;
        }
        hold(origin);
        Share share = amount == null ? null : share(amount);
        if (slot != null) {
            withdraw(slot.value);
            objects.remove(object.key());
        }
        if (share == null) {
            return 0;
        }
        objects.add(object, share).seen(origin, object);
        return share.tally() == null ? 1 : 0;
    }

    private static boolean says(Share share, @Nullable Amount amount) {
        return amount != null
                && share.tally() != null
                && share.tally().labels().equals(amount.labels())
                && Double.compare(share.value(), amount.value()) == 0;
    }

    /** Keeps what is served as it is until the list of an origin is complete. */
    private void hold(Origin origin) {
        if (origin.isListing()) {
            before = before == null ? current() : before;
            listing.add(origin);
        }
    }

    private void release(Origin origin) {
        listing.remove(origin);
        before = listing.isEmpty() ? null : before;
    }

    private Share share(Amount amount) {
        Tally tally = tallies.get(amount.labels());
        if (tally == null) {
            if (tallies.size() >= Groups.MAX_GROUPS) {
                return new Share(null, amount.value());
            }
            tally = new Tally(amount.labels(), Fold.of(rule.function()));
            tallies.put(amount.labels(), tally);
        }
        tally.add(amount.value());
        return new Share(tally, amount.value());
    }

    private void withdraw(Share share) {
        Tally tally = share.tally();
        if (tally != null && tally.remove(share.value())) {
            tallies.remove(tally.labels());
        }
    }

    @Override
    public void delete(ObjectKey key, String uid) {
        ObjectTable.Slot<Share> slot = objects.get(key);
        if (slot != null && (uid.isEmpty() || slot.is(uid))) {
            withdraw(slot.value);
            objects.remove(key);
        }
    }

    @Override
    public void synced(Origin origin, Instant now) {
        objects.retain(origin, this::withdraw);
        release(origin);
    }

    @Override
    public void close(Origin origin) {
        objects.release(origin, this::withdraw);
        release(origin);
    }

    @Override
    public LiveRows rows(Instant now) {
        return before == null ? current() : before;
    }

    private LiveRows current() {
        List<Labels> labels = new ArrayList<>(tallies.size());
        double[] values = new double[tallies.size()];
        for (Tally tally : tallies.values()) {
            values[labels.size()] = tally.value();
            labels.add(tally.labels());
        }
        return new Groups.GroupRows(families, labels, values);
    }

    @Override
    public void save(DataOutput out) {
        // The next list tells all of it.
    }

    @Override
    public void load(DataInput in) {
        // Nothing was saved.
    }
}
