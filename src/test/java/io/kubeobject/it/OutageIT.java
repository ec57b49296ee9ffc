package io.kubeobject.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/** kill -9 of kube-apiserver under the exporter. */
class OutageIT {

    private static final String UP = "koe_resource_up{resource=\"deployments.apps\"}";

    @TempDir Path folder;

    @Test
    void apiServer_killedAndRestarted_isSurvived() {
        try (RealCluster cluster = RealCluster.start(folder);
                KoeProcess koe =
                        KoeProcess.ready(
                                folder, cluster.kubeconfig("admin", RealCluster.ADMIN_TOKEN))) {
            Scenario.createWeb(cluster, 1);
            cluster.kubectl("-n", "shop", "create", "deployment", "gone", "--image=nginx");
            awaitScrape(koe, "name=\"gone\"", true);
            assertThat(KoeProcess.value(koe.telemetry(), UP)).isEqualTo(1);

            cluster.killApiServer();
            Await.until(
                    "koe_resource_up is 0",
                    Duration.ofSeconds(30),
                    () -> KoeProcess.value(koe.telemetry(), UP) == 0);
            assertThat(koe.isHealthy()).isTrue();
            assertThat(koe.scrape()).contains("name=\"web\"");

            cluster.restartApiServer();
            cluster.kubectl("-n", "shop", "delete", "deployment/gone", "--wait=false");
            cluster.kubectl("-n", "shop", "scale", "deployment/web", "--replicas=4");
            Await.until(
                    "koe_resource_up is 1 again",
                    Duration.ofSeconds(60),
                    () -> KoeProcess.value(koe.telemetry(), UP) == 1);
            awaitScrape(koe, "name=\"gone\"", false);
            Await.until(
                    "the new number of replicas is shown",
                    Duration.ofSeconds(20),
                    () ->
                            koe.shows(
                                    "k8s_deployment_spec_replicas{namespace=\"shop\",name=\"web\"}"
                                            + " 4"));
            assertThat(koe.isHealthy()).isTrue();
            assertThat(koe.isReady()).isTrue();
        }
    }

    private static void awaitScrape(KoeProcess koe, String text, boolean present) {
        Await.until(
                text + (present ? " is served" : " is served no more"),
                Duration.ofSeconds(60),
                () -> koe.scrape().contains(text) == present);
    }
}
