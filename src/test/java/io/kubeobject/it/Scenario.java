package io.kubeobject.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** What several end to end tests do to a cluster. */
final class Scenario {

    /** The alert rules that other exporters' users have, as they have them. */
    static final Path COMPAT_RULES = Path.of("src/test/resources/alerts/compat.rules.yml");

    private Scenario() {}

    /** Namespace {@code shop} and Deployment {@code web}, by kubectl. */
    static void createWeb(RealCluster cluster, int replicas) {
        cluster.kubectl("create", "namespace", "shop");
        cluster.kubectl(
                "-n",
                "shop",
                "create",
                "deployment",
                "web",
                "--image=nginx",
                "--replicas=" + replicas);
    }

    /** Namespace {@code shop}, whose default account brings a secret {@code pull} along. */
    static void createPullSecret(RealCluster cluster, RealRegistry registry, String password) {
        cluster.kubectl("create", "namespace", "shop");
        cluster.kubectl("-n", "shop", "create", "serviceaccount", "default");
        createSecret(cluster, registry, password);
        cluster.kubectl(
                "-n",
                "shop",
                "patch",
                "serviceaccount",
                "default",
                "--type=merge",
                "--patch={\"imagePullSecrets\": [{\"name\": \"pull\"}]}");
    }

    /** The secret {@code pull} in namespace {@code shop}. */
    static void createSecret(RealCluster cluster, RealRegistry registry, String password) {
        cluster.kubectl(
                "-n",
                "shop",
                "create",
                "secret",
                "docker-registry",
                "pull",
                "--docker-server=" + registry.place(),
                "--docker-username=bob",
                "--docker-password=" + password);
    }

    /** What the deployment controller would write. */
    static void status(RealCluster cluster, int observedGeneration, int available) {
        String body =
                """
                {"status": {"observedGeneration": %d, "replicas": %d, "updatedReplicas": %d,
                 "readyReplicas": %d, "availableReplicas": %d}}
                """
                        .formatted(observedGeneration, available, available, available, available);
        HttpResponse<String> answer =
                cluster.request(
                        "PATCH",
                        "/apis/apps/v1/namespaces/shop/deployments/web/status",
                        body,
                        "application/merge-patch+json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** A configuration that scrapes one exporter, with the compatible rules at {@code for: 2s}. */
    static String prometheus(Path folder, URI exporter) throws IOException {
        String rules = Files.readString(COMPAT_RULES);
        String fast =
                rules.replaceAll("interval: \\w+", "interval: 1s")
                        .replaceAll("for: \\w+", "for: 2s");
        Path file = Files.writeString(folder.resolve("rules.yml"), fast);
        return """
        global: {scrape_interval: 1s, evaluation_interval: 1s}
        rule_files: ["%s"]
        scrape_configs:
        - job_name: kube-api-exporter
          honor_labels: true
          static_configs: [{targets: ["%s"]}]
        """
                .formatted(file, exporter.getAuthority());
    }
}
