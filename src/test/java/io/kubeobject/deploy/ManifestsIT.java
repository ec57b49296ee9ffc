package io.kubeobject.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.kubeobject.it.Http;
import io.kubeobject.it.KoeProcess;
import io.kubeobject.it.RealCluster;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl apply -k deploy/kubectl} on a real API server, and what its role allows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManifestsIT {

    private static final String NAME = "kube-object-exporter";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Path folder;
    private RealCluster cluster;
    private String token;

    @BeforeAll
    void apply(@TempDir Path temporary) {
        folder = temporary;
        cluster = RealCluster.start(folder);
        cluster.kubectl("apply", "-k", "deploy/kubectl");
        token = cluster.kubectl("-n", NAME, "create", "token", NAME).strip();
    }

    @AfterAll
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void apply_isComplete_andChangesNothingWhenRepeated() {
        String again = cluster.kubectl("apply", "-k", "deploy/kubectl");
        assertThat(again.lines())
                .hasSize(7)
                .allMatch(line -> line.endsWith(" unchanged") || line.endsWith(" configured"))
                .noneMatch(line -> line.endsWith(" configured"));
    }

    @Test
    void pod_meetsTheRestrictedStandard_thatItsNamespaceEnforces() throws IOException {
        assertThat(createPod("fits", "").statusCode()).isEqualTo(201);
        HttpResponse<String> refused = createPod("root", "root");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("violates PodSecurity").contains("runAsNonRoot");
    }

    /** A pod of the Deployment's template, as it is or allowed to be root. */
    private HttpResponse<String> createPod(String name, String user) throws IOException {
        JsonNode deployment =
                JSON.readTree(cluster.kubectl("-n", NAME, "get", "deployment", NAME, "-o", "json"));
        var pod = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Pod");
        pod.putObject("metadata").put("name", name).put("namespace", NAME);
        pod.set("spec", deployment.at("/spec/template/spec").deepCopy());
        if (user.equals("root")) {
            var context = pod.withObjectProperty("spec").withObjectProperty("securityContext");
            context.put("runAsNonRoot", false).put("runAsUser", 0);
        }
        return cluster.request(
                "POST", "/api/v1/namespaces/" + NAME + "/pods", pod.toString(), "application/json");
    }

    @Test
    void role_allowsToListAndWatchWhatThePacksRead_andNothingElse() throws IOException {
        List<String> rules = new ArrayList<>();
        for (JsonNode rule : ownRules()) {
            String groups = rule.get("apiGroups").toString();
            if (!groups.contains("authorization.k8s.io") && !groups.contains("authentication")) {
                rules.add(groups + " " + rule.get("resources") + " " + rule.get("verbs"));
            }
        }
        assertThat(rules)
                .containsExactlyInAnyOrder(
                        "[\"apps\"] [\"deployments\"] [\"list\",\"watch\"]",
                        "[\"\"] [\"events\"] [\"list\",\"watch\"]");
    }

    /** What the API server says that the service account may do in some namespace. */
    private JsonNode ownRules() throws IOException {
        HttpResponse<String> answer =
                Http.trusting(cluster.certificate())
                        .send(
                                "POST",
                                URI.create(
                                        cluster.url()
                                                + "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews"),
                                "{\"spec\":{\"namespace\":\"default\"}}",
                                "Authorization",
                                "Bearer " + token,
                                "Content-Type",
                                "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).at("/status/resourceRules");
    }

    @Test
    void requestsBeyondTheRole_areRefused() {
        assertThat(cluster.tryKubectl(token, "get", "deployments", "-A").exitCode()).isZero();
        assertRefused("get", "secrets", "-A");
        assertRefused("get", "pods", "-A");
        assertRefused("-n", NAME, "get", "deployment", NAME);
        assertRefused("-n", NAME, "delete", "deployment", NAME);
        assertRefused("-n", NAME, "get", "configmaps");
    }

    private void assertRefused(String... arguments) {
        RealCluster.Output output = cluster.tryKubectl(token, arguments);
        assertThat(output.exitCode()).isNotZero();
        assertThat(output.text()).contains("Forbidden");
    }

    @Test
    void exporter_worksWithTheServiceAccountsToken_andTheManifestsArguments() throws IOException {
        List<String> arguments = new ArrayList<>();
        for (String argument : DeployedArguments.read()) {
            arguments.add(argument.replace("/etc/koe/mappings", "deploy/kubectl/mappings"));
        }
        arguments.add("--kubeconfig=" + cluster.kubeconfig("exporter", token));
        try (KoeProcess koe = KoeProcess.start(folder, arguments)) {
            String labels = "{namespace=\"" + NAME + "\",name=\"" + NAME + "\"";
            koe.process().await(Duration.ofSeconds(30), koe::isReady);
            assertThat(koe.scrape())
                    .contains("k8s_deployment_spec_replicas" + labels + "} 1\n")
                    .contains("k8s_deployment_status_availableReplicas" + labels + "} 0\n")
                    .contains("k8s_deployment_container_image_info" + labels)
                    .contains("image=\"ghcr.io/kube-object-exporter/kube-object-exporter:0.1.0\"");
            assertThat(
                            KoeProcess.value(
                                    koe.telemetry(),
                                    "koe_resource_up{resource=\"deployments.apps\"}"))
                    .isEqualTo(1);
        }
    }

    @Test
    void operatorsOverlay_addsTheMonitorAndTheRules() {
        cluster.kubectl("apply", "-f", "src/test/resources/deploy/operator-crds.yaml");
        for (String kind : List.of("servicemonitors", "prometheusrules")) {
            String crd = "crd/" + kind + ".monitoring.coreos.com";
            cluster.kubectl("wait", "--for=condition=Established", crd, "--timeout=20s");
        }
        String applied = cluster.kubectl("apply", "-k", "deploy/prometheus-operator");
        assertThat(applied.lines().filter(line -> line.endsWith(" created")))
                .containsExactlyInAnyOrder(
                        "servicemonitor.monitoring.coreos.com/kube-object-exporter created",
                        "prometheusrule.monitoring.coreos.com/kube-object-exporter created");
        assertThat(applied.lines().filter(line -> line.endsWith(" unchanged"))).hasSize(7);
    }
}
