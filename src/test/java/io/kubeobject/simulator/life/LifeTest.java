package io.kubeobject.simulator.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.simulator.Simulation;
import io.kubeobject.simulator.Simulator;
import io.kubeobject.simulator.SimulatorOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

class LifeTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private Simulator simulator;
    private Life life;

    @BeforeEach
    void begin() throws IOException {
        simulator = simulator();
        life = Life.paused(simulator.store(), 1, NOON);
    }

    private static Simulator simulator() throws IOException {
        return Simulator.start(SimulatorOptions.DEFAULT.withClock(InstantSource.fixed(NOON)));
    }

    @AfterEach
    void end() {
        life.close();
        simulator.close();
    }

    private Map<String, Object> get(String resource, String namespace, String name) {
        return simulator.store().get(resource, namespace, name).orElseThrow();
    }

    private Map<String, Object> deployment(String name) {
        return get("deployments.apps", "shop", name);
    }

    /** Seconds until it is so. */
    private long until(BooleanSupplier condition) {
        for (int second = 0; second < 600; second++) {
            if (condition.getAsBoolean()) {
                return second;
            }
            life.advance(Duration.ofSeconds(1));
        }
        throw new AssertionError("not within ten minutes");
    }

    private boolean lags(String name) {
        Map<String, Object> deployment = deployment(name);
        return Tree.number(deployment, "metadata", "generation")
                != Tree.number(deployment, "status", "observedGeneration");
    }

    private boolean isWhole(String name) {
        Map<String, Object> deployment = deployment(name);
        long wanted = Tree.number(deployment, "spec", "replicas");
        return !lags(name)
                && Tree.number(deployment, "status", "replicas") == wanted
                && Tree.number(deployment, "status", "updatedReplicas") == wanted
                && Tree.number(deployment, "status", "availableReplicas") == wanted;
    }

    @Test
    void rollout_isNoticedLate_andEndsWhole() {
        until(() -> isWhole("frontend"));
        until(() -> lags("frontend"));
        long lag = until(() -> !lags("frontend"));
        long rollout = until(() -> isWhole("frontend"));

        assertThat(lag).isBetween(20L, 30L);
        assertThat(rollout).isBetween(5L, 90L);
        assertThat(simulator.store().list("replicasets.apps", "shop"))
                .filteredOn(set -> Tree.text(set, "metadata", "name").startsWith("frontend-"))
                .hasSizeBetween(2, 3)
                .filteredOn(set -> Tree.number(set, "spec", "replicas") == 3)
                .hasSize(1);
    }

    @Test
    void checkout_goesDownAndRecovers_everyMinute() {
        List<Long> turns = new ArrayList<>();
        boolean up = true;
        for (long second = 0; second < 300; second++) {
            life.advance(Duration.ofSeconds(1));
            boolean now = Tree.number(deployment("checkout"), "status", "availableReplicas") > 0;
            if (now != up) {
                turns.add(second);
                up = now;
            }
        }

        assertThat(turns.size()).isBetween(8, 11);
        assertThat(simulator.store().list("pods", "shop"))
                .filteredOn(pod -> "checkout".equals(Tree.text(pod, "metadata", "labels", "app")))
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
                                        .isGreaterThanOrEqualTo(5));
    }

    @Test
    void search_withAnImageThatIsMissing_waitsAndTellsSo() {
        Set<String> reasons = new HashSet<>();
        for (int second = 0; second < 60; second++) {
            life.advance(Duration.ofSeconds(1));
            for (Map<String, Object> pod : simulator.store().list("pods", "shop")) {
                for (Map<String, Object> container :
                        Tree.maps(pod, "status", "containerStatuses")) {
                    if (Tree.text(container, "image").endsWith(Pods.MISSING)) {
                        reasons.add(Tree.text(container, "state", "waiting", "reason"));
                    }
                }
            }
        }

        assertThat(reasons).containsExactlyInAnyOrder("ErrImagePull", "ImagePullBackOff");
        Map<String, Object> search = deployment("search");
        assertThat(Tree.number(search, "status", "updatedReplicas")).isEqualTo(1);
        assertThat(Tree.number(search, "status", "availableReplicas")).isEqualTo(1);
        assertThat(Tree.number(search, "status", "replicas")).isEqualTo(2);
        assertThat(simulator.store().list("events", "shop"))
                .filteredOn(event -> "Error: ImagePullBackOff".equals(event.get("message")))
                .hasSize(1)
                .allSatisfy(event -> assertThat(Tree.number(event, "count")).isGreaterThan(5));
    }

    @Test
    void cart_isScaled_inItsOwnTime() {
        until(() -> isWhole("cart"));
        long before = Tree.number(deployment("cart"), "spec", "replicas");
        until(() -> Tree.number(deployment("cart"), "spec", "replicas") != before);

        assertThat(isWhole("cart")).isFalse();
        assertThat(until(() -> isWhole("cart"))).isBetween(2L, 40L);
    }

    @Test
    void jobs_runEveryMinute_andSomeFail() {
        boolean failed = false;
        for (int minute = 0; minute < 5; minute++) {
            life.advance(Duration.ofMinutes(1));
            failed |=
                    simulator.store().list("jobs.batch", "billing").stream()
                            .anyMatch(job -> Tree.number(job, "status", "failed") == 1);
        }

        assertThat(failed).isTrue();
        assertThat(simulator.store().list("jobs.batch", "billing"))
                .hasSizeBetween(3, 6)
                .filteredOn(job -> Tree.number(job, "status", "succeeded") == 1)
                .isNotEmpty()
                .allSatisfy(
                        job -> assertThat(Tree.text(job, "status", "completionTime")).isNotEmpty());
        assertThat(simulator.store().list("pods", "billing")).hasSizeLessThan(12);
    }

    @Test
    void events_comeThroughBothApis() {
        life.advance(Duration.ofMinutes(1));
        List<Map<String, Object>> events = simulator.store().list("events", "");

        assertThat(events).anyMatch(event -> event.get("eventTime") != null);
        assertThat(events).anyMatch(event -> Tree.number(event, "count") > 1);
        assertThat(events)
                .extracting(event -> event.get("reason"))
                .contains("Scheduled", "ScalingReplicaSet", "BackOff", "Killing", "Completed");
    }

    @Test
    void widgets_move() {
        Map<String, Object> before = get("widgets.demo.kubeobject.io", "data", "lathe");
        life.advance(Duration.ofSeconds(20));
        Map<String, Object> after = get("widgets.demo.kubeobject.io", "data", "lathe");

        assertThat(Tree.number(after, "status", "produced"))
                .isGreaterThan(Tree.number(before, "status", "produced"));
        assertThat(Tree.at(after, "status", "temperature"))
                .isInstanceOf(java.math.BigDecimal.class);
    }

    @Test
    void everything_isWholeAndOwned_afterHalfAnHour() {
        life.advance(Duration.ofMinutes(30));
        Simulation store = simulator.store();
        Set<String> alive = new HashSet<>();
        for (String resource :
                List.of("replicasets.apps", "statefulsets.apps", "daemonsets.apps", "jobs.batch")) {
            store.list(resource, "").forEach(o -> alive.add(Tree.text(o, "metadata", "uid")));
        }

        assertThat(store.list("pods", ""))
                .hasSizeBetween(20, 60)
                .filteredOn(pod -> Tree.text(pod, "metadata", "deletionTimestamp").isEmpty())
                .allSatisfy(
                        pod ->
                                assertThat(alive)
                                        .contains(
                                                Tree.text(
                                                        Tree.maps(
                                                                        pod,
                                                                        "metadata",
                                                                        "ownerReferences")
                                                                .getFirst(),
                                                        "uid")));
        assertThat(store.count("events")).isLessThan(5000);
        assertThat(
                        Tree.number(
                                get("statefulsets.apps", "data", "postgres"),
                                "status",
                                "readyReplicas"))
                .isEqualTo(2);
        assertThat(
                        Tree.number(
                                get("daemonsets.apps", "kube-system", "node-agent"),
                                "status",
                                "numberReady"))
                .isEqualTo(3);
    }

    @Test
    void pods_areAsLargeAsRealOnes() throws IOException {
        for (Map<String, Object> pod : simulator.store().list("pods", "shop")) {
            int size =
                    new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsBytes(pod).length;
            assertThat(size).as(Tree.text(pod, "metadata", "name")).isBetween(5_000, 10_000);
        }
    }

    @Test
    void userMadeDeployment_livesAndDiesLikeTheOthers() {
        Simulation store = simulator.store();
        Map<String, Object> own = Tree.copy(deployment("frontend"));
        Tree.into(own, "metadata").keySet().removeAll(Set.of("uid", "generation", "managedFields"));
        Tree.into(own, "metadata").put("name", "own");
        own.remove("status");
        store.put(own);

        until(() -> isWhole("own"));
        store.delete("deployments.apps", "shop", "own");
        life.advance(Duration.ofSeconds(15));

        assertThat(store.list("pods", "shop"))
                .noneMatch(pod -> Tree.text(pod, "metadata", "name").startsWith("own-"));
        assertThat(store.list("replicasets.apps", "shop"))
                .noneMatch(set -> Tree.text(set, "metadata", "name").startsWith("own-"));
    }

    @Test
    void sameSeed_makesTheSameWorld() throws IOException {
        life.advance(Duration.ofMinutes(2));
        try (Simulator other = simulator();
                Life twin = Life.paused(other.store(), 1, NOON)) {
            twin.advance(Duration.ofMinutes(2));
            for (String resource : List.of("pods", "deployments.apps", "events", "jobs.batch")) {
                assertThat(other.store().list(resource, ""))
                        .isEqualTo(simulator.store().list(resource, ""));
            }
        }
    }
}
