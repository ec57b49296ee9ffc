package io.kubeobject.simulator.life;

import static java.util.Objects.requireNonNull;

import io.kubeobject.simulator.Simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Life in a small cluster: three nodes and nine deployments in five namespaces, with everything
 * that hangs on them, and a script that never ends. {@link Script} tells what to look for.
 *
 * <p>Deployments, ReplicaSets, StatefulSets, DaemonSets, Jobs and pods that a user makes through
 * the API live like the others.
 */
public final class Life implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("io.kubeobject.simulator.life.Life");

    /** How long the world has been there when it is first seen. */
    private static final Duration PAST = Duration.ofMinutes(3);

    /** The past need not be lived as closely as the present. */
    private static final Duration PAST_TICK = Duration.ofSeconds(3);

    private static final Duration TICK = Duration.ofSeconds(1);

    private final List<Actor> actors;
    private final ScheduledExecutorService executor;
    private Instant now;

    private Life(Simulation store, long seed, Instant now) {
        Seeded seeded = new Seeded(seed);
        View view = new View(store);
        Recorder recorder = new Recorder(store, seeded.of("events"));
        Outages outages = new Outages();
        PodMaker pods = new PodMaker(view, seeded.of("pods"));
        this.now = now.minus(PAST);
        this.actors =
                List.of(
                        new Script(store, outages, this.now),
                        new Nodes(view),
                        new Deployments(view, recorder),
                        new ReplicaSets(view, recorder, pods),
                        new Sets(view, pods),
                        new Jobs(view, recorder, pods),
                        new Pods(view, recorder, outages, seeded.of("patience")),
                        new Widgets(view),
                        new Collector(view),
                        recorder);
        this.executor =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("simulated-life").factory());
        store.kubelet(true);
        new World(store, seeded.of("world")).create(this.now);
        while (this.now.isBefore(now)) {
            this.now = this.now.plus(PAST_TICK);
            act();
        }
    }

    /**
     * A world that stands still until {@link #advance}: for tests.
     *
     * @param now the time in it
     */
    public static Life paused(Simulation store, long seed, Instant now) {
        requireNonNull(store, "store is null");
        requireNonNull(now, "now is null");
        return new Life(store, seed, now);
    }

    /** A world that goes on by the clock, until it is closed. */
    public static Life start(Simulation store, long seed, InstantSource clock) {
        Life life = paused(store, seed, clock.instant());
        // What fails in a tick is logged there, so the future has nothing to say.
        var _ =
                life.executor.scheduleAtFixedRate(
                        () -> life.tick(clock.instant()),
                        TICK.toMillis(),
                        TICK.toMillis(),
                        TimeUnit.MILLISECONDS);
        return life;
    }

    private synchronized void tick(Instant to) {
        try {
            now = to.isAfter(now) ? to : now;
            act();
        } catch (RuntimeException e) {
            // A user may do to the objects what no controller expects; the next tick tries again.
            LOG.log(System.Logger.Level.WARNING, "life stumbled", e);
        }
    }

    /** Lets time pass, a second at a time. */
    public synchronized void advance(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plus(TICK);
            act();
        }
    }

    private void act() {
        actors.forEach(actor -> actor.act(now));
    }

    /** The time in it. */
    public synchronized Instant now() {
        return now;
    }

    /** Stands still for ever. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
