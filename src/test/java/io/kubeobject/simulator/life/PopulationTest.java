package io.kubeobject.simulator.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.simulator.Simulator;
import io.kubeobject.simulator.SimulatorOptions;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class PopulationTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Population.Size SIZE = new Population.Size(4, 7, 20, 64, 100);

    @Test
    void fill_makesAsManyAsAsked_thatBelongTogether() throws IOException {
        try (Simulator simulator = Simulator.start(SimulatorOptions.DEFAULT)) {
            Population.fill(simulator.store(), SIZE, 1, NOON);

            assertThat(simulator.store().count("namespaces")).isEqualTo(4 + 4);
            assertThat(simulator.store().count("nodes")).isEqualTo(7);
            assertThat(simulator.store().count("deployments.apps")).isEqualTo(20);
            assertThat(simulator.store().count("replicasets.apps")).isEqualTo(20);
            assertThat(simulator.store().count("events")).isEqualTo(100);
            Map<String, Long> podsByOwner = new HashMap<>();
            for (Map<String, Object> pod : simulator.store().list("pods", "")) {
                Map<String, Object> owner =
                        Tree.maps(pod, "metadata", "ownerReferences").getFirst();
                Map<String, Object> set =
                        simulator
                                .store()
                                .get(
                                        "replicasets.apps",
                                        Tree.text(pod, "metadata", "namespace"),
                                        Tree.text(owner, "name"))
                                .orElseThrow();
                assertThat(owner.get("uid")).isEqualTo(Tree.at(set, "metadata", "uid"));
                podsByOwner.merge(Tree.text(set, "metadata", "uid"), 1L, Long::sum);
            }
            for (Map<String, Object> set : simulator.store().list("replicasets.apps", "")) {
                assertThat(podsByOwner.get(Tree.text(set, "metadata", "uid")))
                        .isEqualTo(Tree.number(set, "spec", "replicas"));
            }
        }
    }

    @Test
    void sameSeed_makesTheSame_another_doesNot() throws IOException {
        assertThat(pods(1)).isEqualTo(pods(1)).isNotEqualTo(pods(2));
    }

    private static List<Map<String, Object>> pods(long seed) throws IOException {
        try (Simulator simulator = Simulator.start(SimulatorOptions.DEFAULT)) {
            Population.fill(simulator.store(), SIZE, seed, NOON);
            return simulator.store().list("pods", "");
        }
    }

    @Test
    void flip_turnsReadinessOver_andCountsRestarts() throws IOException {
        try (Simulator simulator = Simulator.start(SimulatorOptions.DEFAULT)) {
            Population population = Population.fill(simulator.store(), SIZE, 1, NOON);
            long before = simulator.store().version();

            for (int i = 0; i < SIZE.pods(); i++) {
                population.flip(i);
            }
            population.churn(10);

            assertThat(simulator.store().version()).isEqualTo(before + SIZE.pods() + 10);
            assertThat(simulator.store().list("pods", ""))
                    .filteredOn(pod -> !PodStatus.isReady(pod))
                    .hasSizeBetween(SIZE.pods() - 10, SIZE.pods() - 1)
                    .allSatisfy(
                            pod ->
                                    assertThat(
                                                    Tree.number(
                                                            Tree.maps(
                                                                            pod,
                                                                            "status",
                                                                            "containerStatuses")
                                                                    .getFirst(),
                                                            "restartCount"))
                                            .isPositive());
        }
    }
}
