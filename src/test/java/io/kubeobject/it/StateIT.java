package io.kubeobject.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.simulator.Simulator;
import io.kubeobject.simulator.SimulatorOptions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** kill -9 of the exporter at random moments, while it remembers. */
class StateIT {

    private static final int KILLS = Integer.getInteger("koe.kills", 20);

    /** Instead of every 15 s, so that kills meet writes. */
    private static final long INTERVAL_MILLIS = 50;

    private static final String COUNTED =
            "kube_events_total{type=\"Warning\",involved_object_namespace=\"shop\","
                    + "involved_object_kind=\"Pod\",reason=\"BackOff\"}";
    private static final String RECOVERIES =
            "k8s_deployment_restart_total{namespace=\"shop\",deployment=\"web\"}";

    private final long seed = Long.getLong("koe.seed", System.nanoTime());
    private final RandomGenerator random = new SplittableRandom(seed);

    @TempDir Path folder;

    private Simulator simulator;
    private int happened;
    private int events;
    private final Map<Integer, Integer> counts = new HashMap<>();

    @BeforeEach
    void start() throws Exception {
        simulator = Simulator.start(SimulatorOptions.DEFAULT);
        deployment(1);
    }

    private void deployment(int ready) {
        simulator.put(
                "apps/v1",
                "Deployment",
                """
                {"metadata": {"namespace": "shop", "name": "web", "uid": "u"},
                 "spec": {"replicas": 1}, "status": {"readyReplicas": %d}}
                """
                        .formatted(ready));
    }

    /** A new event, or an old one once more. */
    private void event() {
        boolean fresh = events == 0 || random.nextInt(3) == 0;
        int number = fresh ? events++ : random.nextInt(events);
        counts.merge(number, 1, Integer::sum);
        happened++;
        simulator.put(
                "v1",
                "Event",
                """
                {"metadata": {"namespace": "shop", "name": "e%d", "uid": "e%d"}, "type": "Warning",
                 "involvedObject": {"kind": "Pod", "namespace": "shop"},
                 "reason": "BackOff", "count": %d}
                """
                        .formatted(number, number, counts.get(number)));
    }

    private KoeProcess koe() {
        KoeProcess koe =
                KoeProcess.start(
                        folder,
                        List.of(
                                "run",
                                "--server=" + simulator.url(),
                                "--state-dir=" + folder.resolve("state")),
                        Map.of(
                                "JAVA_TOOL_OPTIONS",
                                "-Dkoe.state.interval=" + INTERVAL_MILLIS,
                                "KUBECONFIG",
                                ""));
        try {
            koe.process().await(Duration.ofSeconds(30), koe::isReady);
            return koe;
        } catch (RuntimeException | AssertionError e) {
            koe.close();
            throw e;
        }
    }

    private void awaitCounted(KoeProcess koe) {
        Await.until(
                "as many are counted as happened, seed " + seed,
                Duration.ofSeconds(60),
                () -> KoeProcess.value(koe.scrape(), COUNTED) == happened);
    }

    @Test
    void kills_costNothingThatTheApiStillKnows_andNoStart() throws Exception {
        System.out.println("seed " + seed);
        double recoveries = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (KoeProcess koe = koe()) {
                double before = KoeProcess.value(koe.scrape(), RECOVERIES);
                assertThat(before).as("kill %d, seed %d", kill, seed).isEqualTo(recoveries);
                recoveries = recover(koe, before + 1);
                long end = System.nanoTime() + random.nextInt(1, 700) * 1_000_000L;
                while (System.nanoTime() < end) {
                    event();
                    Thread.sleep(random.nextInt(3));
                }
                koe.process().kill();
            }
            event();
        }
        try (KoeProcess koe = koe()) {
            awaitCounted(koe);
            assertThat(koe.terminate()).isZero();
            assertThat(koe.output()).doesNotContain("cannot be read").doesNotContain("begins anew");
        }
        System.out.printf("%d kills, %d events in %d objects%n", KILLS, happened, events);
    }

    /** Down and up again; returns what is in the state for certain. */
    private double recover(KoeProcess koe, double expected) throws InterruptedException {
        deployment(0);
        Await.until(
                "it is down",
                Duration.ofSeconds(10),
                () -> koe.shows("k8s_deployment_status{namespace=\"shop\",deployment=\"web\"} 0"));
        deployment(1);
        Await.until(
                "it has recovered",
                Duration.ofSeconds(10),
                () -> KoeProcess.value(koe.scrape(), RECOVERIES) == expected);
        // Two intervals and the time of two writes, on a machine that has other things to do.
        Thread.sleep(2 * INTERVAL_MILLIS + 500);
        return expected;
    }

    @Test
    void sigterm_losesNothing() {
        try (KoeProcess koe = koe()) {
            for (int i = 0; i < 100; i++) {
                event();
            }
            awaitCounted(koe);
            assertThat(koe.terminate()).isZero();
        }
        try (KoeProcess koe = koe()) {
            awaitCounted(koe);
        }
    }
}
