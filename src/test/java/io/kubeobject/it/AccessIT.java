package io.kubeobject.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a user sees when the cluster does not let the exporter in. */
class AccessIT {

    @TempDir Path folder;

    @Test
    void missingRule_isNamed_andItsArrivalIsNoticed() {
        try (RealCluster cluster = RealCluster.start(folder)) {
            Scenario.createWeb(cluster, 1);
            cluster.kubectl("create", "serviceaccount", "koe", "-n", "shop");
            String token = cluster.kubectl("create", "token", "koe", "-n", "shop").strip();
            try (KoeProcess koe = run(cluster.kubeconfig("koe", token))) {
                Await.until("koe lives", Duration.ofSeconds(20), koe::isHealthy);
                Await.until(
                        "the missing rule is named",
                        Duration.ofSeconds(20),
                        () -> koe.output().contains("deployments.apps"));
                assertThat(koe.output()).contains("list").doesNotContain(token);
                assertThat(koe.isReady()).isFalse();
                assertThat(
                                KoeProcess.value(
                                        koe.telemetry(),
                                        "koe_resource_up{resource=\"deployments.apps\"}"))
                        .isZero();

                grant(cluster);
                Await.until("koe is ready", Duration.ofSeconds(60), koe::isReady);
                assertThat(koe.scrape()).contains("name=\"web\"");
            }
        }
    }

    private static void grant(RealCluster cluster) {
        cluster.kubectl(
                "create",
                "clusterrole",
                "koe",
                "--verb=list,watch",
                "--resource=deployments.apps,events");
        cluster.kubectl(
                "create",
                "clusterrolebinding",
                "koe",
                "--clusterrole=koe",
                "--serviceaccount=shop:koe");
    }

    @Test
    void wrongToken_isNamed_andNotShown() {
        try (RealCluster cluster = RealCluster.start(folder);
                KoeProcess koe = run(cluster.kubeconfig("wrong", "no-such-token-0815"))) {
            Await.until("koe lives", Duration.ofSeconds(20), koe::isHealthy);
            Await.until(
                    "the refusal is logged",
                    Duration.ofSeconds(20),
                    () -> koe.output().contains("401"));
            assertThat(koe.output()).doesNotContain("no-such-token-0815");
            assertThat(koe.isReady()).isFalse();
        }
    }

    private KoeProcess run(Path kubeconfig) {
        return KoeProcess.start(folder, List.of("run", "--kubeconfig=" + kubeconfig));
    }
}
