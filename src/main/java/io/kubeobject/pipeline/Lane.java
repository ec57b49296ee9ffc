package io.kubeobject.pipeline;

import io.kubeobject.derive.Origin;
import io.kubeobject.mapping.Fault;
import io.kubeobject.mapping.FaultSink;
import io.kubeobject.mapping.RowAllowance;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectEvent;
import io.kubeobject.object.ObjectKey;
import io.kubeobject.object.ObjectSink;
import io.kubeobject.source.Feed;
import io.kubeobject.source.ObjectSource;
import io.kubeobject.store.LaneStore;
import io.kubeobject.store.LaneView;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * One list and watch, from its events to its text. Events come from one thread at a time, that of
 * the feed; everything else is safe for any thread, but {@link #open} and {@link #close} are called
 * by the roster alone.
 */
final class Lane implements ObjectSink {

    /** What lanes share and tell. */
    record Surroundings(
            FaultCounts faults,
            LagHistogram lag,
            InstantSource clock,
            Memory memory,
            Runnable synced) {}

    private final LaneSpec spec;
    private final Surroundings around;
    private final LaneStore store;
    private final FaultSink faultSink = this::fault;
    private final Origin origin;
    private final List<Derived> derived;
    private final Observations observations;

    /** Null if no document limits its series. */
    private final @Nullable SeriesCounts series;

    private volatile boolean synced;
    private volatile @Nullable Feed feed;
    private volatile @Nullable Instant opened;
    private volatile @Nullable Instant completed;

    /** Belong to the thread of the feed. */
    private boolean listing;

    private ObjectKey current = new ObjectKey("", "");

    /**
     * A lane that is not open yet.
     *
     * @param number greater than that of every lane before
     */
    Lane(LaneSpec spec, int number, Surroundings around) {
        this.spec = spec;
        this.around = around;
        this.origin = new Origin(number, spec.namespace(), spec.text(), this::lastContact);
        this.derived = around.memory().take(spec);
        this.observations = new Observations(derived.size());
        this.store = new LaneStore(spec.resource(), spec.program().declared());
        List<Integer> limits = spec.program().seriesLimits();
        this.series = limits.isEmpty() ? null : new SeriesCounts(limits);
    }

    LaneSpec spec() {
        return spec;
    }

    /** Begins to list; a second call changes nothing. */
    void open(ObjectSource source, Instant now) {
        if (opened == null) {
            opened = now;
            feed = source.open(spec.selection(), this);
        }
    }

    /** When it was opened; null if it was not yet. */
    @Nullable Instant opened() {
        return opened;
    }

    void close() {
        Feed open = feed;
        if (open != null) {
            open.close();
        }
        derived.forEach(d -> d.close(origin));
        around.memory().giveBack(derived);
    }

    /** A source may have told everything before it gives its feed. */
    private @Nullable Instant lastContact() {
        Feed open = feed;
        return open == null ? completed : open.status().lastContact();
    }

    /** What is derived from the lane's objects, and from those of other lanes. */
    List<Derived> derived() {
        return derived;
    }

    /** Remembers that there was contact, for the time when there is none. */
    void noteContact() {
        Instant last = derived.isEmpty() ? null : lastContact();
        if (last != null) {
            origin.heard(last);
        }
    }

    /** Whether a full list has been published. */
    boolean isSynced() {
        return synced;
    }

    LaneView view() {
        return store.view();
    }

    Contact contact(Instant now, Duration silence) {
        Feed open = feed;
        return open == null ? Contact.NONE : Contact.of(open.status(), now, silence);
    }

    @Override
    public void accept(ObjectEvent event) {
        long start = System.nanoTime();
        if (series != null) {
            series.follow(event);
        }
        switch (event) {
            case ObjectEvent.ListStarted _ -> {
                listing = true;
                origin.listStarted();
                store.listStarted();
            }
            case ObjectEvent.Put put -> put(put.object());
            case ObjectEvent.Delete delete -> {
                store.delete(delete.key());
                derived.forEach(d -> d.delete(delete.key(), delete.uid()));
            }
            case ObjectEvent.Synced _ -> {
                store.synced();
                complete();
            }
            case ObjectEvent.Withdrawn _ -> {
                store.withdrawn();
                origin.listStarted();
                complete();
            }
        }
        if (!listing && (event instanceof ObjectEvent.Put || event instanceof ObjectEvent.Delete)) {
            around.lag().add(System.nanoTime() - start);
        }
    }

    /** What there is, be it nothing, is published as a whole. */
    private void complete() {
        listing = false;
        Instant now = around.clock().instant();
        completed = now;
        if (!derived.isEmpty()) {
            origin.synced(now);
            derived.forEach(d -> d.synced(origin, now));
        }
        if (!synced) {
            synced = true;
            around.synced().run();
        }
    }

    /** An object that we fail on must not end the feed, nor go on with rows that are old. */
    private void put(KubeObject object) {
        current = object.key();
        observations.clear();
        boolean whole = true;
        try {
            RowAllowance allowance = series == null ? RowAllowance.UNLIMITED : series;
            spec.program().evaluate(object, allowance, store.text(), observations, faultSink);
        } catch (RuntimeException | StackOverflowError e) {
            around.faults().bug(e, spec.resource(), object.key());
            store.text();
            whole = false;
        }
        store.put(object.key());
        if (whole && !derived.isEmpty()) {
            derive(object);
        }
    }

    private void derive(KubeObject object) {
        Instant now = around.clock().instant();
        for (int i = 0; i < derived.size(); i++) {
            if (derived.get(i).put(origin, object, observations.of(i), now)) {
                fault(derived.get(i).full());
            }
        }
        origin.heard(now);
    }

    private void fault(Fault fault) {
        around.faults().add(fault, spec.resource(), current);
    }
}
