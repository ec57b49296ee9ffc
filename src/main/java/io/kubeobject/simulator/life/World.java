package io.kubeobject.simulator.life;

import io.kubeobject.simulator.Simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The objects that are there when life begins. */
final class World {

    /** One deployment; the controllers make the rest. */
    private record App(String namespace, String name, String team, int replicas, String image) {}

    private static final List<App> APPS =
            List.of(
                    new App("shop", "frontend", "storefront", 3, "storefront/frontend:1.0.0"),
                    new App("shop", "checkout", "storefront", 2, "storefront/checkout:2.4.1"),
                    new App("shop", "cart", "storefront", 3, "storefront/cart:0.9.3"),
                    new App("shop", "search", "search", 1, "search/search:5.1.0"),
                    new App("billing", "invoices", "payments", 2, "payments/invoices:1.12.0"),
                    new App("billing", "legacy-export", "payments", 0, "payments/export:0.3.0"),
                    new App("data", "indexer", "data", 1, "data/indexer:7.0.2"),
                    new App(
                            "monitoring",
                            "dashboards",
                            "platform",
                            1,
                            "platform/dashboards:12.1.0"),
                    new App("kube-system", "coredns", "platform", 2, "platform/coredns:1.13.0"));

    private static final int NODES = 3;
    private static final Duration AGE = Duration.ofDays(9);

    private final Simulation store;
    private final Seeded seeded;

    World(Simulation store, Seeded seeded) {
        this.store = store;
        this.seeded = seeded;
    }

    void create(Instant now) {
        String born = Times.of(now.minus(AGE));
        for (int i = 1; i <= NODES; i++) {
            node(i, born, now);
        }
        store.putList(read("world.json").replace("${born}", born));
        Template template = Template.read("deployment.json");
        for (App app : APPS) {
            store.put(template.text(place -> value(app, place, born)));
            // The template tells of a finished rollout; here the controllers begin with nothing.
            store.update(
                    "deployments.apps",
                    app.namespace(),
                    app.name(),
                    deployment -> {
                        deployment.put("status", Tree.map());
                        return deployment;
                    });
        }
    }

    private static String read(String file) {
        try (InputStream in = World.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("BUG: " + file + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void node(int index, String born, Instant now) {
        store.put(
                Template.read("node.json")
                        .text(
                                place ->
                                        switch (place) {
                                            case "name" -> "node-" + index;
                                            case "uid" -> seeded.of("node").of(index).uid();
                                            case "created" -> born;
                                            case "heartbeat" -> Times.of(now);
                                            case "zone" -> "sim-1" + "abc".charAt(index % 3);
                                            case "index" -> Integer.toString(index);
                                            case "ip" -> "10.0.0." + index;
                                            case "machine" ->
                                                    seeded.of("machine").of(index).hex(32);
                                            case "version" -> "";
                                            default -> throw unknown(place);
                                        }));
    }

    private String value(App app, String place, String born) {
        return switch (place) {
            case "name" -> app.name();
            case "namespace" -> app.namespace();
            case "team" -> app.team();
            case "replicas" -> Integer.toString(app.replicas());
            case "image" -> "registry.example.com/" + app.image();
            case "uid" -> seeded.of(app.name()).uid();
            case "generation" -> "1";
            case "created", "ready" -> born;
            case "checksum" -> seeded.of(app.image()).hex(64);
            case "hash", "version" -> "";
            default -> throw unknown(place);
        };
    }

    private static IllegalStateException unknown(String place) {
        return new IllegalStateException("BUG: nothing to fill in at " + place);
    }
}
