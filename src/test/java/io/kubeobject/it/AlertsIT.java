package io.kubeobject.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The two alerts that people install this for, from a real Deployment to a real Prometheus: each
 * becomes firing, and resolves.
 */
class AlertsIT {

    private static final String WEB = "namespace=\"shop\",name=\"web\"";

    @TempDir Path folder;

    @Test
    void bothAlerts_fireAndResolve_inPrometheus() throws IOException {
        try (RealCluster cluster = RealCluster.start(folder);
                KoeProcess koe =
                        KoeProcess.ready(
                                folder, cluster.kubeconfig("admin", RealCluster.ADMIN_TOKEN));
                RealPrometheus prometheus =
                        RealPrometheus.start(folder, Scenario.prometheus(folder, koe.url()))) {
            Scenario.createWeb(cluster, 2);
            Scenario.status(cluster, 1, 2);
            awaitAlert(prometheus, "DeploymentGenerationMismatch", false);
            Await.until(
                    "Prometheus has the deployment's replicas",
                    Duration.ofSeconds(20),
                    () -> prometheus.hasResult("k8s_deployment_spec_replicas{" + WEB + "} == 2"));
            assertThat(prometheus.firing("DeploymentReplicasMismatch", WEB)).isFalse();

            cluster.kubectl("-n", "shop", "scale", "deployment/web", "--replicas=3");
            awaitAlert(prometheus, "DeploymentGenerationMismatch", true);
            awaitAlert(prometheus, "DeploymentReplicasMismatch", true);

            Scenario.status(cluster, 2, 3);
            awaitAlert(prometheus, "DeploymentGenerationMismatch", false);
            awaitAlert(prometheus, "DeploymentReplicasMismatch", false);

            Scenario.status(cluster, 2, 0);
            awaitAlert(prometheus, "DeploymentReplicasMismatch", true);
            awaitAlert(prometheus, "DeploymentReplicasMismatchHead", true);
            assertThat(prometheus.firing("DeploymentGenerationMismatch", WEB)).isFalse();

            cluster.kubectl("-n", "shop", "delete", "deployment/web");
            awaitAlert(prometheus, "DeploymentReplicasMismatch", false);
        }
    }

    private static void awaitAlert(RealPrometheus prometheus, String alert, boolean firing) {
        Await.until(
                alert + (firing ? " fires" : " is silent"),
                Duration.ofSeconds(30),
                () -> prometheus.firing(alert, WEB) == firing);
    }
}
