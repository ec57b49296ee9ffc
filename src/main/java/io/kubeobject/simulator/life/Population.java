package io.kubeobject.simulator.life;

import static java.util.Objects.requireNonNull;

import io.kubeobject.simulator.Simulation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongFunction;

/**
 * A cluster of any size at rest, for benchmarks: namespaces, nodes, deployments with their replica
 * sets, pods, events. The objects are made whenever they are served, from a few numbers each:
 * 50,000 pods cost some ten megabytes. The same seed and time make the same cluster.
 *
 * <p>Not thread-safe but for one writer.
 */
public final class Population {

    /**
     * How many of each.
     *
     * @param pods spread evenly over the deployments
     */
    public record Size(int namespaces, int nodes, int deployments, int pods, int events) {

        public Size {
            if (namespaces < 1 || nodes < 1 || deployments < 1 || pods < 0 || events < 0) {
                throw new IllegalArgumentException("a population has one of each at least");
            }
        }

        /** So many deployments, with three pods and five events each. */
        public static Size ofDeployments(int deployments) {
            return new Size(
                    Math.max(1, deployments / 20),
                    Math.max(1, deployments / 10),
                    deployments,
                    3 * deployments,
                    5 * deployments);
        }
    }

    private final Simulation store;
    private final Size size;
    private final Shapes shapes;
    private final int[] restarts;
    private final boolean[] unready;
    private Seeded dice;

    private Population(Simulation store, Size size, long seed, Instant now) {
        this.store = store;
        this.size = size;
        this.shapes = new Shapes(size, new Seeded(seed), now.truncatedTo(ChronoUnit.SECONDS));
        this.restarts = new int[size.pods()];
        this.unready = new boolean[size.pods()];
        this.dice = new Seeded(seed).of("dice");
    }

    /**
     * Fills an empty simulation.
     *
     * @param now the age of everything is before it
     */
    public static Population fill(Simulation store, Size size, long seed, Instant now) {
        requireNonNull(store, "store is null");
        Population population = new Population(store, size, seed, now);
        population.fill();
        return population;
    }

    private void fill() {
        for (int i = 0; i < size.namespaces(); i++) {
            store.put(shapes.namespace(i));
        }
        for (int i = 0; i < size.nodes(); i++) {
            put("nodes", "", shapes.nodeName(i), shapes.node(i));
        }
        for (int i = 0; i < size.deployments(); i++) {
            put("deployments.apps", shapes.namespaceOf(i), shapes.app(i), shapes.deployment(i));
            put(
                    "replicasets.apps",
                    shapes.namespaceOf(i),
                    shapes.replicaSetName(i),
                    shapes.replicaSet(i));
        }
        for (int i = 0; i < size.pods(); i++) {
            putPod(i);
        }
        for (int i = 0; i < size.events(); i++) {
            put("events", shapes.namespaceOfEvent(i), shapes.eventName(i), shapes.event(i));
        }
    }

    private void put(String resource, String namespace, String name, LongFunction<byte[]> recipe) {
        store.putMade(resource, namespace, name, recipe);
    }

    private void putPod(int index) {
        put(
                "pods",
                shapes.namespaceOfPod(index),
                shapes.podName(index),
                shapes.pod(index, restarts[index], !unready[index]));
    }

    /** One pod restarts: its readiness turns over, and when it goes its restart count grows. */
    public void flip(int pod) {
        unready[pod] = !unready[pod];
        restarts[pod] += unready[pod] ? 1 : 0;
        putPod(pod);
    }

    /** Flips so many pods, taken at random. */
    public void churn(int pods) {
        for (int i = 0; i < pods; i++) {
            dice = dice.of(i);
            flip(dice.below(size.pods()));
        }
    }

    /** What it holds. */
    public Size size() {
        return size;
    }
}
