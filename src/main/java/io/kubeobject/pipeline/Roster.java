package io.kubeobject.pipeline;

import io.kubeobject.mapping.Program;
import io.kubeobject.mapping.Waiting;
import io.kubeobject.object.Catalog;
import io.kubeobject.source.ObjectSource;
import io.kubeobject.store.Layout;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Which lanes there are: follows catalog and program, and opens, swaps and closes lanes. All that
 * it does, it does on one thread of its own; what it has done is published in {@link #present}.
 *
 * <p>A resource that serves already is listed anew aside, one at a time, since both sets are in
 * memory until the swap; one that does not sync lets the next one go ahead after a while. What
 * nobody serves yet is listed at once.
 */
final class Roster implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Roster.class.getName());

    private static final long CLOSE_SECONDS = 10;

    /**
     * What the other threads see.
     *
     * @param catalog null before the first one is known
     * @param served lanes in the order of the program
     * @param aside lanes that will be served
     * @param layout of the program's order
     */
    record Present(
            @Nullable Catalog catalog,
            List<Lane> served,
            List<Lane> aside,
            List<Waiting> waiting,
            Layout layout) {}

    private final ObjectSource source;
    private final PipelineOptions options;
    private final InstantSource clock;
    private final Lane.Surroundings around;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().name("koe-roster").daemon().unstarted(task));

    private volatile Present present;

    /** All below belong to the thread. */
    private Program program;

    private int lanes;
    private @Nullable Catalog catalog;
    private Map<String, LaneGroup> groups = new LinkedHashMap<>();
    private final Deque<LaneGroup> queue = new ArrayDeque<>();
    private @Nullable LaneGroup turn;
    private @Nullable Future<?> alarm;

    Roster(
            ObjectSource source,
            Program program,
            PipelineOptions options,
            InstantSource clock,
            Pipeline.Counts counts) {
        this.source = source;
        this.program = program;
        this.options = options;
        this.clock = clock;
        this.around =
                new Lane.Surroundings(
                        counts.faults(),
                        counts.lag(),
                        clock,
                        counts.memory(),
                        () -> post(this::swap));
        Layout layout = new Layout(program.order());
        this.present = new Present(null, List.of(), List.of(), unknown(program), layout);
    }

    Present present() {
        return present;
    }

    /** Takes another catalog; returns at once. */
    void catalog(Catalog served) {
        post(
                () -> {
                    catalog = served;
                    reconcile(present.layout());
                });
    }

    /** Takes another program; returns at once. */
    void program(Program next) {
        post(
                () -> {
                    program = next;
                    reconcile(new Layout(next.order()));
                    if (!present.waiting().isEmpty()) {
                        source.refreshCatalog();
                    }
                });
    }

    private void reconcile(Layout layout) {
        Catalog served = catalog;
        if (served == null) {
            publish(layout, unknown(program));
            return;
        }
        Map<String, List<LaneSpec>> wanted = new LinkedHashMap<>();
        for (LaneSpec spec : LaneSpec.of(program, served, options.namespaces())) {
            wanted.computeIfAbsent(spec.resource(), _ -> new ArrayList<>()).add(spec);
        }
        Map<String, LaneGroup> old = new HashMap<>(groups);
        groups = new LinkedHashMap<>();
        queue.clear();
        List<LaneGroup> fresh = new ArrayList<>();
        wanted.forEach(
                (resource, specs) -> {
                    LaneGroup group = old.remove(resource);
                    group = group == null ? new LaneGroup() : group;
                    group.want(specs, spec -> new Lane(spec, lanes++, around));
                    groups.put(resource, group);
                    (group.isReplacing() ? queue : fresh).add(group);
                });
        publish(layout, program.waiting(served));
        groups.values().forEach(LaneGroup::closeRetired);
        old.values().forEach(Roster::close);
        fresh.forEach(group -> group.open(source, clock.instant()));
        advance();
    }

    /** All that a program names, while nobody knows what there is. */
    private static List<Waiting> unknown(Program program) {
        return program.waiting(new Catalog(List.of()));
    }

    /** Lets the next resource be listed aside, unless one is still at it. */
    private void advance() {
        LaneGroup current = turn;
        if (current != null && current.isReplacing() && groups.containsValue(current)) {
            queue.remove(current);
            current.open(source, clock.instant());
            return;
        }
        if (alarm != null) {
            alarm.cancel(false);
        }
        LaneGroup next = queue.poll();
        turn = next;
        if (next != null) {
            next.open(source, clock.instant());
            long millis = options.patience().toMillis();
            alarm = thread.schedule(() -> guard(() -> pass(next)), millis, TimeUnit.MILLISECONDS);
        }
    }

    /** Ends the turn of a resource that takes too long; it goes on beside the next one. */
    private void pass(LaneGroup group) {
        if (turn == group) {
            turn = null;
            advance();
        }
    }

    /** Some lane has synced. */
    private void swap() {
        groups.values().forEach(LaneGroup::commitIfComplete);
        publish(present.layout(), present.waiting());
        groups.values().forEach(LaneGroup::closeRetired);
        advance();
    }

    private static void close(LaneGroup group) {
        group.retire();
        group.closeRetired();
    }

    private void publish(Layout layout, List<Waiting> waiting) {
        List<Lane> served = groups.values().stream().flatMap(g -> g.served().stream()).toList();
        List<Lane> aside = groups.values().stream().flatMap(g -> g.aside().stream()).toList();
        present = new Present(catalog, served, aside, waiting, layout);
    }

    private void post(Runnable task) {
        try {
            thread.execute(() -> guard(task));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "nothing is done any more, for the pipeline is closed");
        }
    }

    /** The top of this thread: one task that fails must not keep the others from being done. */
    private static void guard(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "BUG: the set of lanes could not be changed", e);
        }
    }

    /** Closes all lanes; when this returns no event is handled any more. */
    @Override
    public void close() {
        post(this::closeAll);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "some feeds did not end within {0} s", CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.shutdownNow();
    }

    private void closeAll() {
        if (alarm != null) {
            alarm.cancel(false);
        }
        groups.values().forEach(LaneGroup::retire);
        groups.values().forEach(LaneGroup::closeRetired);
        groups = new LinkedHashMap<>();
    }
}
