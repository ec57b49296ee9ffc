package io.kubeobject.ksm;

import io.kubeobject.it.Http;
import io.kubeobject.it.KoeProcess;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Both programs at one API server. */
final class SideBySide implements AutoCloseable {

    static final String TEXT = "text/plain;version=0.0.4";
    static final String OPENMETRICS = "application/openmetrics-text;version=1.0.0";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Both are up to date when nothing has changed for so long. */
    private static final Duration STILL = Duration.ofSeconds(4);

    private static final String NOT_THERE = "what was written is not shown by ";

    private final KubeStateMetrics theirs;
    private final KoeProcess ours;
    private final Http http = Http.plain();
    private final Exceptions exceptions;

    private SideBySide(KubeStateMetrics theirs, KoeProcess ours, Exceptions exceptions) {
        this.theirs = theirs;
        this.ours = ours;
        this.exceptions = exceptions;
    }

    /** Starts both with every kind, every label and annotation, and every opt-in family. */
    static SideBySide start(Path folder, Path kubeconfig) throws IOException {
        Exceptions exceptions = Exceptions.read();
        KubeStateMetrics theirs =
                KubeStateMetrics.start(
                        folder,
                        kubeconfig,
                        List.of(
                                "--metric-labels-allowlist=*=[*]",
                                "--metric-annotations-allowlist=*=[*]",
                                "--metric-opt-in-list=kube_pod_nodeselectors,"
                                        + "kube_persistentvolume_csi_attributes"));
        try {
            KoeProcess ours =
                    KoeProcess.ready(
                            folder,
                            kubeconfig,
                            "--mappings=pack:kube-state-metrics",
                            "--metric-labels-allowlist=*=[*]",
                            "--metric-annotations-allowlist=*=[*]",
                            "--opt-in=kube_.*");
            return new SideBySide(theirs, ours, exceptions);
        } catch (RuntimeException | AssertionError e) {
            theirs.close();
            throw e;
        }
    }

    /** What came of a comparison: what kube-state-metrics shows, and what differs. */
    record Outcome(MetricsText theirs, List<String> differences) {}

    /**
     * Waits until both show a state, and then until they show the same, or stay different.
     *
     * @param accept TEXT or OPENMETRICS
     * @param arrived whether a text shows the state
     */
    Outcome compare(String accept, Predicate<String> arrived) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Outcome last = look(accept, arrived);
        long since = System.nanoTime();
        while (!last.differences().isEmpty()
                && System.nanoTime() < deadline
                && (isWaiting(last) || System.nanoTime() < since + STILL.toNanos())) {
            Thread.sleep(100);
            Outcome next = look(accept, arrived);
            if (!next.differences().equals(last.differences())) {
                since = System.nanoTime();
            }
            last = next;
        }
        return last;
    }

    private static boolean isWaiting(Outcome outcome) {
        return outcome.differences().getFirst().startsWith(NOT_THERE);
    }

    private Outcome look(String accept, Predicate<String> arrived) {
        String their = theirs.scrape(accept);
        String our = http.get(ours.url().resolve("/metrics"), "Accept", accept).body();
        MetricsText theirs = MetricsText.parse(their);
        if (!arrived.test(their) || !arrived.test(our)) {
            String who = arrived.test(our) ? "kube-state-metrics" : "koe";
            return new Outcome(theirs, List.of(NOT_THERE + who));
        }
        return new Outcome(theirs, Differences.between(theirs, MetricsText.parse(our), exceptions));
    }

    @Override
    public void close() {
        ours.close();
        theirs.close();
    }
}
