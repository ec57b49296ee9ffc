package io.kubeobject.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.exposition.Exposition;
import io.kubeobject.exposition.ExpositionParser;
import io.kubeobject.exposition.Scrape;
import io.kubeobject.exposition.ScrapeRequest;
import io.kubeobject.simulator.Fault;
import io.kubeobject.simulator.Simulator;
import io.kubeobject.simulator.SimulatorOptions;
import io.kubeobject.simulator.Verb;
import io.kubeobject.source.kubernetes.AccessOptions;
import io.kubeobject.source.kubernetes.ClusterAccess;
import io.kubeobject.source.kubernetes.ClusterSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** From an API server to an exposition, through every stage but the web server. */
@Timeout(120)
class SimulatedClusterTest {

    private static final String[] MAPPINGS = {
        """
        resource: deployments.apps
        labels: {namespace: metadata.namespace, name: metadata.name}
        metrics:
          - {name: generation, help: Generation., value: metadata.generation}
          - {name: replicas, help: Replicas., value: spec.replicas}
        """,
        """
        resource: widgets.example.org
        labels: {name: metadata.name}
        metrics:
          - {name: widget_size, help: Size., value: spec.size}
        """
    };

    private Simulator simulator;
    private ClusterSource source;
    private Pipeline pipeline;

    @BeforeEach
    void start() throws Exception {
        simulator = Simulator.start(SimulatorOptions.DEFAULT);
        for (int i = 0; i < 300; i++) {
            put("d" + i, 1, i % 5);
        }
        String url = simulator.url().toString();
        source =
                new ClusterSource(
                        ClusterAccess.of(
                                new AccessOptions("", "", url, Map.of(), Path.of("/none"))));
        pipeline =
                new Pipeline(
                        source,
                        TestPipeline.program(MAPPINGS),
                        PipelineOptions.STANDARD,
                        InstantSource.system());
        pipeline.start();
        assertThat(pipeline.awaitReady(Duration.ofSeconds(30))).isTrue();
    }

    @AfterEach
    void stop() {
        pipeline.close();
        source.close();
        simulator.close();
    }

    @Test
    void changes_areServed() {
        assertServedIsExpected();
        assertThat(served()).hasSize(600);

        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            change(random);
        }
        Eventually.holds(this::assertServedIsExpected);
        assertThat(pipeline.lag().count()).isGreaterThan(100);
    }

    @Test
    void outage_isMadeGood() {
        simulator.faults().add(Fault.refuse(503, "ServiceUnavailable", "down").times(4));
        simulator.dropConnections();
        Eventually.holds(() -> assertThat(resource("deployments.apps").up()).isFalse());
        assertThat(served()).hasSize(600);
        for (int i = 0; i < 300; i += 3) {
            simulator.store().delete("deployments.apps", "default", "d" + i);
            put("e" + i, 2, 1);
        }
        simulator.store().compact();

        Eventually.holds(this::assertServedIsExpected);
        Eventually.holds(() -> assertThat(resource("deployments.apps").up()).isTrue());
        assertThat(resource("deployments.apps").contact().restarts()).isNotEmpty();
    }

    @Test
    void listThatBreaksOff_showsNothingHalfDone() {
        simulator.faults().add(Fault.gone().on(Verb.WATCH).of("deployments.apps").times(1));
        simulator
                .faults()
                .add(Fault.drop(20_000).on(Verb.WATCHLIST).of("deployments.apps").times(2));
        put("late", 7, 7);
        simulator.store().delete("deployments.apps", "default", "d0");
        simulator.dropConnections();
        Eventually.holds(
                () -> {
                    assertThat(served()).hasSize(600);
                    Map<String, Long> restarts = resource("deployments.apps").contact().restarts();
                    assertThat(restarts).containsKey("expired");
                    assertThat(restarts.values().stream().mapToLong(n -> n).sum())
                            .isGreaterThanOrEqualTo(4);
                });
        Eventually.holds(this::assertServedIsExpected);
    }

    @Test
    void customResource_comesAndGoes() {
        assertThat(resource("widgets.example.org").state()).isEqualTo(LaneStatus.State.WAITING);
        simulator
                .store()
                .put(
                        """
                        {"apiVersion": "apiextensions.k8s.io/v1",
                         "kind": "CustomResourceDefinition",
                         "metadata": {"name": "widgets.example.org"},
                         "spec": {"group": "example.org", "scope": "Namespaced",
                          "names": {"plural": "widgets", "kind": "Widget", "singular": "widget"},
                          "versions": [{"name": "v1", "served": true, "storage": true,
                           "schema": {"openAPIV3Schema": {"type": "object"}}}]}}
                        """);
        simulator.put(
                "example.org/v1",
                "Widget",
                "{\"metadata\":{\"name\":\"w\"},\"spec\":{\"size\":3}}");
        source.refreshCatalog();
        Eventually.holds(() -> assertThat(served()).containsEntry("widget_size{name=w}", 3.0));
        assertThat(resource("widgets.example.org").state()).isEqualTo(LaneStatus.State.SERVING);

        simulator
                .store()
                .delete(
                        "customresourcedefinitions.apiextensions.k8s.io",
                        "",
                        "widgets.example.org");
        source.refreshCatalog();
        Eventually.holds(
                () ->
                        assertThat(resource("widgets.example.org").state())
                                .isEqualTo(LaneStatus.State.WAITING));
        assertThat(served()).hasSize(600);
    }

    private void change(Random random) {
        String name = "d" + random.nextInt(320);
        if (random.nextInt(4) == 0) {
            simulator.store().delete("deployments.apps", "default", name);
        } else {
            put(name, random.nextInt(9) + 1, random.nextInt(9));
        }
    }

    private void put(String name, int generation, int replicas) {
        simulator.put(
                "apps/v1",
                "Deployment",
                """
                {"metadata": {"namespace": "default", "name": "%s", "generation": %d},
                 "spec": {"replicas": %d}}
                """
                        .formatted(name, generation, replicas));
    }

    private void assertServedIsExpected() {
        Map<String, Double> served = served();
        Map<String, Double> expected = expected();
        assertThat(difference(served, expected)).as("served and not expected").isEmpty();
        assertThat(difference(expected, served)).as("expected and not served").isEmpty();
    }

    private static List<Map.Entry<String, Double>> difference(
            Map<String, Double> of, Map<String, Double> from) {
        return of.entrySet().stream().filter(e -> !from.entrySet().contains(e)).limit(5).toList();
    }

    private LaneStatus resource(String id) {
        return pipeline.resources().stream()
                .filter(status -> status.resource().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private TreeMap<String, Double> served() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Scrape.of(pipeline.snapshot(), ScrapeRequest.PLAIN).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TreeMap<String, Double> samples = new TreeMap<>();
        for (Exposition.ParsedSample sample :
                ExpositionParser.parsePrometheus(out.toByteArray()).samples()) {
            samples.put(sample.name() + sample.labels(), sample.value());
        }
        return samples;
    }

    /** What the simulator's objects say, computed here. */
    private TreeMap<String, Double> expected() {
        TreeMap<String, Double> samples = new TreeMap<>();
        List<Map<String, Object>> deployments = simulator.store().list("deployments.apps", "");
        for (Map<String, Object> deployment : deployments) {
            Map<?, ?> metadata = (Map<?, ?>) deployment.get("metadata");
            Map<?, ?> spec = (Map<?, ?>) deployment.get("spec");
            String labels = "{name=" + metadata.get("name") + ", namespace=default}";
            samples.put("generation" + labels, number(metadata.get("generation")));
            samples.put("replicas" + labels, number(spec.get("replicas")));
        }
        return samples;
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
