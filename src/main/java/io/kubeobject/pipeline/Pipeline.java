package io.kubeobject.pipeline;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.kubeobject.derive.Checkpoint;
import io.kubeobject.derive.Derivation;
import io.kubeobject.derive.Rule;
import io.kubeobject.mapping.Program;
import io.kubeobject.mapping.Waiting;
import io.kubeobject.source.ObjectSource;
import io.kubeobject.store.LaneView;
import io.kubeobject.store.LiveView;
import io.kubeobject.store.Snapshot;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Objects in, text out, for as long as it is open. Safe for any thread.
 *
 * <p>Nothing here waits for the source: what is not there yet is not served yet, and {@link #lanes}
 * says so.
 */
public final class Pipeline implements AutoCloseable {

    private static final Duration READY_POLL = Duration.ofMillis(5);

    /** What all lanes count. */
    record Counts(FaultCounts faults, LagHistogram lag, Memory memory) {}

    private final ObjectSource source;
    private final PipelineOptions options;
    private final InstantSource clock;
    private final Counts counts;
    private final Roster roster;

    /**
     * A pipeline that does nothing before it is started.
     *
     * @param source stays the caller's, who closes it after the pipeline
     * @param clock for staleness, and for what is derived over time
     */
    public Pipeline(
            ObjectSource source, Program program, PipelineOptions options, InstantSource clock) {
        this(source, program, options, clock, Checkpoint.EMPTY);
    }

    /**
     * As the other one, with what an earlier pipeline remembered.
     *
     * @param before a {@link #checkpoint}
     */
    public Pipeline(
            ObjectSource source,
            Program program,
            PipelineOptions options,
            InstantSource clock,
            Checkpoint before) {
        this(source, program, options, clock, before, Derivation::of);
    }

    /**
     * As the other ones, with derivations that reach the outside.
     *
     * @param derivations makes those that remember nothing yet
     */
    public Pipeline(
            ObjectSource source,
            Program program,
            PipelineOptions options,
            InstantSource clock,
            Checkpoint before,
            Function<Rule, Derivation> derivations) {
        this.source = requireNonNull(source, "source is null");
        this.options = requireNonNull(options, "options is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.counts =
                new Counts(new FaultCounts(), new LagHistogram(), new Memory(before, derivations));
        this.roster = new Roster(source, program, options, clock, counts);
    }

    /** Begins to ask the source; returns at once. To be called once. */
    public void start() {
        source.catalogs(roster::catalog);
    }

    /**
     * Takes another program; returns at once. Lanes whose program is the same go on untouched. A
     * resource whose lanes change is listed again aside, one resource at a time, and is swapped
     * when all its lanes have synced; until then it is served by the old program.
     */
    public void replace(Program program) {
        counts.faults().forgetFirst();
        roster.program(requireNonNull(program, "program is null"));
    }

    /** What is served now. Never waits. */
    public Snapshot snapshot() {
        Roster.Present present = roster.present();
        Instant now = clock.instant();
        List<LaneView> views = new ArrayList<>(present.served().size());
        Set<Derived> derived = new LinkedHashSet<>();
        for (Lane lane : present.served()) {
            if (!isStale(lane, now)) {
                lane.noteContact();
                views.add(lane.view());
                derived.addAll(lane.isSynced() ? lane.derived() : List.of());
            }
        }
        List<LiveView> live = new ArrayList<>(derived.size());
        derived.forEach(each -> live.add(new LiveView(each.resource(), each.rows(now))));
        return present.layout().snapshot(views, live);
    }

    /**
     * What is remembered now of what was, for another pipeline. Good until it is closed, and
     * afterwards no more: what closes forgets its objects.
     */
    public Checkpoint checkpoint() {
        roster.present().served().forEach(Lane::noteContact);
        return counts.memory().checkpoint();
    }

    private boolean isStale(Lane lane, Instant now) {
        Contact contact = lane.contact(now, options.silence());
        Instant last = contact.last();
        return !contact.up() && last != null && last.plus(options.staleAfter()).isBefore(now);
    }

    /**
     * Whether everything is served that is known to be there: the catalog is known, and every
     * resource has been listed completely once.
     *
     * <p>A resource that only a wildcard asks for, and that has had no contact since it was opened,
     * {@link PipelineOptions#patience} ago, is not waited for: one broken extension API must not
     * keep the whole exporter from being ready. One that a mapping names is waited for, however
     * long it takes. Resources that the API server does not serve are not waited for.
     */
    public boolean ready() {
        Roster.Present present = roster.present();
        Instant now = clock.instant();
        return present.catalog() != null
                && present.served().stream()
                        .allMatch(lane -> lane.isSynced() || isGivenUp(lane, now));
    }

    private boolean isGivenUp(Lane lane, Instant now) {
        Instant opened = lane.opened();
        return !lane.spec().program().isNamed()
                && opened != null
                && opened.plus(options.patience()).isBefore(now)
                && !lane.contact(now, options.silence()).up();
    }

    /** Why it is not {@linkplain #ready ready}, for the user. */
    public String missing() {
        if (!problem().isEmpty()) {
            return problem();
        }
        return resources().stream()
                .filter(r -> !r.synced() && r.state() != LaneStatus.State.WAITING)
                .map(r -> r.resource() + " (" + r.contact().problem() + ")")
                .collect(joining(", "));
    }

    /** Waits until it is {@linkplain #ready ready}; tells whether it is. */
    public boolean awaitReady(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!ready()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            Thread.sleep(READY_POLL);
        }
        return true;
    }

    /** How each lane goes, and what is waited for, in the order of the program. */
    public List<LaneStatus> lanes() {
        Roster.Present present = roster.present();
        Instant now = clock.instant();
        List<LaneStatus> all = new ArrayList<>();
        for (Lane lane : present.served()) {
            boolean stale = isStale(lane, now);
            all.add(status(lane, stale ? LaneStatus.State.STALE : LaneStatus.State.SERVING, now));
        }
        present.aside().forEach(lane -> all.add(status(lane, LaneStatus.State.ASIDE, now)));
        for (Waiting waiting : present.waiting()) {
            all.add(
                    present.catalog() == null
                            ? LaneStatus.unknown(waiting.resource(), source.problem())
                            : LaneStatus.waiting(waiting));
        }
        return all;
    }

    private LaneStatus status(Lane lane, LaneStatus.State state, Instant now) {
        LaneView view = lane.view();
        return new LaneStatus(
                lane.spec().resource(),
                lane.spec().text(),
                state,
                lane.isSynced(),
                lane.contact(now, options.silence()),
                new LaneStatus.Extent(view.objects(), view.series()));
    }

    /**
     * How each resource goes: its lanes that serve, taken together. One row per resource, those
     * that are waited for last.
     */
    public List<LaneStatus> resources() {
        Map<String, List<LaneStatus>> byResource = new LinkedHashMap<>();
        for (LaneStatus lane : lanes()) {
            if (lane.state() != LaneStatus.State.ASIDE) {
                byResource.computeIfAbsent(lane.resource(), _ -> new ArrayList<>()).add(lane);
            }
        }
        return byResource.values().stream().map(LaneStatus::together).toList();
    }

    /** What went wrong with objects, by place. */
    public List<FaultCount> faults() {
        return counts.faults().reading();
    }

    /** How long events took to be served. */
    public LagReading lag() {
        return counts.lag().reading();
    }

    /** What keeps the catalog from being read, for the user; empty if nothing does. */
    public String problem() {
        return source.problem();
    }

    /** Ends all lanes; what was served goes on to be served. */
    @Override
    public void close() {
        roster.close();
    }
}
