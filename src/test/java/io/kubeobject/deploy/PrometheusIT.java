package io.kubeobject.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;

import io.kubeobject.it.Await;
import io.kubeobject.it.RealPrometheus;
import io.kubeobject.it.ServerProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** deploy/prometheus in the hands of the real promtool and the real Prometheus. */
class PrometheusIT {

    private static final Path FOLDER = Path.of("deploy/prometheus");
    private static final Path COMPAT = Path.of("src/test/resources/alerts");

    /** One series of each exporter that is replaced, and of this one. */
    private static final String EXPOSITION =
            """
            # TYPE k8s_deployment_spec_replicas gauge
            k8s_deployment_spec_replicas{namespace="shop",name="web"} 3
            # TYPE k8s_deployment_status_availableReplicas gauge
            k8s_deployment_status_availableReplicas{namespace="shop",name="web"} 1
            # TYPE k8s_pod_labels gauge
            k8s_pod_labels{namespace="shop",pod_name="web-1",app="web"} 1
            # TYPE k8s_deployment_status gauge
            k8s_deployment_status{namespace="shop",deployment="web"} 0
            # TYPE k8s_deployment_container_image_info gauge
            k8s_deployment_container_image_info{namespace="shop",name="web"} 1
            # TYPE kube_deployment_spec_replicas gauge
            kube_deployment_spec_replicas{namespace="shop",deployment="web"} 3
            # TYPE kube_event_count gauge
            kube_event_count{namespace="shop",name="web.1"} 3
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @MethodSource("io.kubeobject.deploy.RuleFilesTest#files")
    void rules_areValid_andEveryAlertFiresAndKeepsSilent(RuleFilesTest.Made file) throws Exception {
        promtool("check", "rules", "--lint-fatal", file.rules().toString());
        promtool("test", "rules", file.tests().toString());
    }

    @Test
    void rulesOfTheReplacedExporters_passTheirTests() throws Exception {
        promtool("check", "rules", COMPAT.resolve("compat.rules.yml").toString());
        promtool("test", "rules", COMPAT.resolve("compat.test.yml").toString());
    }

    @Test
    void staticConfiguration_isValid() throws Exception {
        promtool("check", "config", FOLDER.resolve("static.yml").toString());
    }

    @Test
    void staticScrape_keepsRulesOfOtherExportersWorking() throws Exception {
        try (Exporter exporter = new Exporter()) {
            String configuration =
                    Documents.write(Documents.read(FOLDER.resolve("static.yml")))
                            .replace(
                                    "kube-object-exporter.kube-object-exporter.svc:9101",
                                    exporter.address());
            assertThat(configuration).contains(exporter.address());
            try (RealPrometheus prometheus =
                    RealPrometheus.start(folder, head() + configuration + bare(exporter))) {
                awaitResult(prometheus, "up{job=\"kube-object-exporter\"} == 1");
                awaitResult(prometheus, "koe_resource_up{job=\"kube-object-exporter-telemetry\"}");
                assertJobs(prometheus);
                awaitResult(
                        prometheus,
                        "ALERTS{alertname=\"DeploymentReplicasMismatch\",alertstate=\"firing\","
                                + "job=\"kube-api-exporter\",namespace=\"shop\",name=\"web\"}");
                assertThat(prometheus.hasResult("k8s_deployment_spec_replicas{job=\"bare\"}"))
                        .as("without the relabelling the job is that of the scrape")
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void annotations_choosePathAndPort(String scrape) throws Exception {
        try (Exporter exporter = new Exporter()) {
            Object configuration = Documents.read(FOLDER.resolve("annotations.yml"));
            for (Object job : (List<?>) Documents.at(configuration, "scrape_configs")) {
                discover(job, exporter, scrape);
            }
            String text = head() + Documents.write(configuration) + bare(exporter);
            try (RealPrometheus prometheus = RealPrometheus.start(folder, text)) {
                awaitResult(prometheus, "up{job=\"bare\"} == 1");
                if (scrape.equals("true")) {
                    awaitResult(
                            prometheus,
                            "up{job=\"kube-object-exporter\",instance=\""
                                    + exporter.address()
                                    + "\"} == 1");
                    awaitResult(
                            prometheus, "koe_resource_up{job=\"kube-object-exporter-telemetry\"}");
                    assertJobs(prometheus);
                } else {
                    assertThat(prometheus.query("up{job=~\"kube-object-exporter.*\"}"))
                            .contains("\"result\":[]");
                }
            }
        }
    }

    /** Debian's Prometheus has no Kubernetes discovery: this gives the job what it would find. */
    @SuppressWarnings("unchecked")
    private static void discover(Object job, Exporter exporter, String scrape) {
        Map<String, Object> tree = (Map<String, Object>) job;
        assertThat(tree.remove("kubernetes_sd_configs")).isNotNull();
        String port = exporter.address().substring(exporter.address().indexOf(':') + 1);
        String annotation = "__meta_kubernetes_service_annotation_prometheus_io_";
        tree.put(
                "static_configs",
                List.of(
                        Map.of(
                                "targets",
                                List.of("127.0.0.1:1"),
                                "labels",
                                Map.of(
                                        annotation + "scrape",
                                        scrape,
                                        annotation + "port",
                                        port,
                                        annotation + "path",
                                        "/metrics"))));
    }

    private static void assertJobs(RealPrometheus prometheus) {
        Map<String, String> jobs =
                Map.of(
                        "k8s_deployment_spec_replicas{namespace=\"shop\"", "kube-api-exporter",
                        "k8s_pod_labels{app=\"web\"", "kube-api-exporter",
                        "k8s_deployment_status{deployment=\"web\"", "kube-object-exporter",
                        "k8s_deployment_container_image_info{name=\"web\"", "kube-object-exporter",
                        "kube_deployment_spec_replicas{deployment=\"web\"", "kube-state-metrics",
                        "kube_event_count{name=\"web.1\"", "event-exporter");
        jobs.forEach(
                (series, job) ->
                        assertThat(prometheus.hasResult(series + ",job=\"" + job + "\"}"))
                                .as(series + " has the job " + job)
                                .isTrue());
        assertThat(prometheus.hasResult("{exported_namespace!=\"\",job!=\"bare\"}")).isFalse();
    }

    private String head() throws IOException {
        Path rules =
                Files.writeString(
                        folder.resolve("compat.rules.yml"),
                        Files.readString(COMPAT.resolve("compat.rules.yml"))
                                .replaceAll("interval: \\w+", "interval: 1s")
                                .replaceAll("for: \\w+", "for: 2s"));
        return """
        global: {scrape_interval: 1s, evaluation_interval: 1s}
        rule_files: ["%s"]
        """
                .formatted(rules);
    }

    /** The same exporter once more, scraped in the plainest way. */
    private static String bare(Exporter exporter) {
        return """
        - job_name: bare
          static_configs: [{targets: ["%s"]}]
        """
                .formatted(exporter.address());
    }

    private static void awaitResult(RealPrometheus prometheus, String query) {
        Await.until(query, Duration.ofSeconds(30), () -> prometheus.hasResult(query));
    }

    private static void promtool(String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(ServerProcess.executable("promtool"));
        builder.command().addAll(List.of(arguments));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    /** Serves the exposition on loopback, and one metric of its own as telemetry. */
    private static final class Exporter implements AutoCloseable {

        private final HttpServer server;

        Exporter() throws IOException {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            serve("/metrics", EXPOSITION);
            serve("/telemetry", "koe_resource_up{resource=\"deployments.apps\"} 1\n");
            server.start();
        }

        private void serve(String path, String text) {
            byte[] body = text.getBytes(UTF_8);
            server.createContext(
                    path,
                    exchange -> {
                        exchange.getResponseHeaders()
                                .set("Content-Type", "text/plain; version=0.0.4");
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
        }

        String address() {
            return "127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
