package io.kubeobject.simulator;

import static java.util.Objects.requireNonNull;

import io.kubeobject.simulator.http.HttpListener;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A Kubernetes API server on the loopback address, over plain HTTP and without credentials.
 *
 * <pre>
 *   try (Simulator simulator = Simulator.start(SimulatorOptions.DEFAULT)) {
 *       simulator.put("v1", "ConfigMap", Map.of("metadata", Map.of("name", "a")));
 *       … talk to simulator.url() …
 *   }
 * </pre>
 *
 * <p>It begins with the four namespaces of every cluster. Safe from any thread.
 */
public final class Simulator implements AutoCloseable {

    private final Cluster cluster;
    private final ApiServer server;
    private final HttpListener listener;
    private final Simulation simulation;

    private Simulator(Cluster cluster, ApiServer server, HttpListener listener) {
        this.cluster = cluster;
        this.server = server;
        this.listener = listener;
        this.simulation = new Simulation(cluster, server.pages());
    }

    /**
     * Starts to serve.
     *
     * @throws IOException if the port is taken
     */
    public static Simulator start(SimulatorOptions options) throws IOException {
        requireNonNull(options, "options is null");
        Cluster cluster = new Cluster(options.timing().clock(), options.historyLength());
        ApiServer server = new ApiServer(cluster, options);
        ResourceType namespaces = cluster.registry().ofId("namespaces").orElseThrow();
        for (String name : List.of("default", "kube-node-lease", "kube-public", "kube-system")) {
            cluster.create(namespaces, name, new java.util.LinkedHashMap<>());
        }
        HttpListener listener = HttpListener.open(options.port(), options.limits(), server);
        return new Simulator(cluster, server, listener);
    }

    /** {@code http://127.0.0.1:PORT}. */
    public URI url() {
        return listener.url();
    }

    /** Its objects. */
    public Simulation store() {
        return simulation;
    }

    /** What is to go wrong. */
    public Faults faults() {
        return server.faults();
    }

    /** What was asked of it. */
    public Traffic traffic() {
        return server.traffic();
    }

    /**
     * Puts an object, as {@link Simulation#put(Map)} does.
     *
     * @param object whatever it says of kind and apiVersion is not looked at
     */
    public Map<String, @Nullable Object> put(
            String apiVersion, String kind, Map<String, ? extends @Nullable Object> object) {
        Map<String, @Nullable Object> whole = new java.util.LinkedHashMap<>(object);
        whole.put("apiVersion", apiVersion);
        whole.put("kind", kind);
        return simulation.put(whole);
    }

    /** The same from JSON text. */
    public Map<String, @Nullable Object> put(String apiVersion, String kind, String json) {
        return put(
                apiVersion,
                kind,
                Json.object(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** Resets every connection; new ones are accepted. */
    public void dropConnections() {
        listener.dropAll();
    }

    /** Connections that clients hold open now. */
    public int connections() {
        return listener.connections();
    }

    /** Ends every request and every watch at once. */
    @Override
    public void close() {
        server.close();
        listener.close();
        cluster.wakeAll();
    }
}
