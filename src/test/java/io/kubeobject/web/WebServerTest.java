package io.kubeobject.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

class WebServerTest {

    private static final String METRICS =
            """
            # HELP k8s_deployment_metadata_generation Deployment field metadata.generation
            # TYPE k8s_deployment_metadata_generation gauge
            k8s_deployment_metadata_generation{namespace="default",name="web"} 3
            # HELP k8s_deployment_spec_replicas Deployment field spec.replicas
            # TYPE k8s_deployment_spec_replicas gauge
            k8s_deployment_spec_replicas{namespace="default",name="web"} 2
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ServedDeployments served = new ServedDeployments();
    private final List<InetSocketAddress> addresses = new ArrayList<>();
    private WebServer server = new WebServer(served.pipeline, served, ServedDeployments.BUILD);

    @BeforeEach
    void start() throws IOException {
        addresses.addAll(server.listen(free(), Optional.empty()));
    }

    @AfterEach
    void stop() {
        server.close();
        served.close();
        client.close();
    }

    private static InetSocketAddress free() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    @Test
    void metrics_areThoseOfTheObjects_inBothFormats() throws Exception {
        sync();
        HttpResponse<String> text = get("/metrics");
        assertThat(text.statusCode()).isEqualTo(200);
        assertThat(text.headers().firstValue("Content-Type"))
                .contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(text.headers().firstValue("Vary")).contains("Accept, Accept-Encoding");
        assertThat(text.body()).isEqualTo(METRICS);
        assertThat(text.headers().firstValueAsLong("Content-Length")).hasValue(METRICS.length());

        HttpResponse<String> open =
                get("/metrics", "Accept", "application/openmetrics-text;version=1.0.0");
        assertThat(open.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/openmetrics-text; version=1.0.0");
        assertThat(open.body()).endsWith("# EOF\n");
    }

    @Test
    void metrics_areCompressedForWhoAsks() throws Exception {
        sync();
        HttpResponse<byte[]> answer =
                client.send(
                        request("/metrics").header("Accept-Encoding", "gzip").build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        byte[] text = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(new String(text, StandardCharsets.UTF_8)).isEqualTo(METRICS);
    }

    @Test
    void metrics_areFiltered_andBrokenFiltersRefused() throws Exception {
        sync();
        assertThat(get("/metrics?name[]=*_replicas").body())
                .startsWith("# HELP k8s_deployment_spec_replicas")
                .hasLineCount(3);
        assertThat(get("/metrics?resource[]=pods").body()).isEmpty();
        assertThat(get("/metrics?resource[]=deployments").body()).isNotEmpty();
        assertThat(get("/metrics?nane[]=x").statusCode()).isEqualTo(400);
        assertThat(raw("GET /metrics?name[]=%zz HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 400");
    }

    @Test
    void metrics_toHead_areTheHeadersAlone() throws Exception {
        sync();
        HttpResponse<String> answer =
                client.send(
                        request("/metrics")
                                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void root_isThePageForPeople_andMetricsForOthers() throws Exception {
        sync();
        assertThat(get("/").body()).isEqualTo(METRICS);
        assertThat(get("/", "Accept", "*/*").body()).isEqualTo(METRICS);
        HttpResponse<String> page =
                get("/", "Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.body())
                .contains("1.2.3")
                .contains("<td>deployments.apps")
                .contains("1 objects, 2 series")
                .contains("href=\"/telemetry\"");
    }

    @Test
    void page_showsProblems_escaped() throws Exception {
        served.breakMappings();
        post("/-/reload");
        assertThat(get("/", "Accept", "text/html").body())
                .contains("1 mapping file, with errors;")
                .contains("lables: &lt;b&gt;")
                .doesNotContain("<b>");
    }

    @Test
    void healthy_neverDependsOnTheSource() throws Exception {
        served.source.fail("cannot reach the API server");
        served.pipeline.start();
        for (String path : List.of("/-/healthy", "/livez", "/healthz")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
        HttpResponse<String> ready = get("/-/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).isEqualTo("not ready: cannot reach the API server\n");
    }

    @Test
    void ready_isOnceEverythingIsListed_untilTheEnd() throws Exception {
        served.pipeline.start();
        for (String path : List.of("/-/ready", "/readyz")) {
            HttpResponse<String> early = get(path);
            assertThat(early.statusCode()).as(path).isEqualTo(503);
            assertThat(early.body()).isEqualTo("not ready: not listed yet: deployments.apps\n");
        }
        served.source.list("web");
        awaitReady();
        assertThat(get("/readyz?verbose").body())
                .isEqualTo("ready\n[+]deployments.apps 1 objects, 2 series\n");
        served.source.lose("connection refused");
        assertThat(get("/-/ready").statusCode()).isEqualTo(200);
        assertThat(get("/-/ready?verbose").body())
                .contains(
                        "[-]deployments.apps 1 objects, 2 series, no contact: connection refused");
        server.drain();
        assertThat(get("/-/ready").statusCode()).isEqualTo(503);
        assertThat(get("/-/healthy").statusCode()).isEqualTo(200);
        assertThat(get("/metrics").body()).isEqualTo(METRICS);
    }

    @Test
    void reload_saysWhatCameOfIt() throws Exception {
        HttpResponse<String> good = post("/-/reload");
        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(good.body()).isEqualTo("reloaded 1 mapping file\n");
        served.breakMappings();
        HttpResponse<String> bad = post("/-/reload");
        assertThat(bad.statusCode()).isEqualTo(500);
        assertThat(bad.body()).contains("d.yaml:2:1: error: ").contains("lables: <b>");
        assertThat(get("/-/reload").statusCode()).isEqualTo(405);
    }

    @Test
    void telemetry_hasTheNamesThatAlertsRelyOn() throws Exception {
        sync();
        assertThat(get("/telemetry").body().lines())
                .contains(
                        "koe_resource_up{resource=\"deployments.apps\"} 1.0",
                        "koe_resource_synced{resource=\"deployments.apps\"} 1.0",
                        "koe_objects{resource=\"deployments.apps\"} 1.0",
                        "koe_series{resource=\"deployments.apps\"} 2.0",
                        "koe_objects_unreadable_total{resource=\"deployments.apps\"} 1.0",
                        "koe_watch_restarts_total{reason=\"expired\",resource=\"deployments.apps\"}"
                                + " 2.0",
                        "koe_mappings_last_reload_successful 1.0",
                        "koe_mapping_file_errors{file=\"d.yaml\"} 0.0",
                        "koe_event_lag_seconds_bucket{le=\"+Inf\"} 0",
                        "koe_build_info{javaversion=\"25\",version=\"1.2.3\"} 1.0")
                .anyMatch(l -> l.startsWith("koe_resource_last_contact_timestamp_seconds{"))
                .anyMatch(l -> l.matches("process_resident_memory_bytes [1-9].*"))
                .anyMatch(l -> l.matches("process_cpu_seconds_total [0-9.]+"))
                .anyMatch(l -> l.matches("process_open_fds [1-9].*"))
                .anyMatch(l -> l.startsWith("jvm_gc_collection_seconds_count{"))
                .noneMatch(l -> l.startsWith("k8s_"));
        served.source.lose("gone");
        served.breakMappings();
        post("/-/reload");
        assertThat(get("/telemetry").body().lines())
                .contains(
                        "koe_resource_up{resource=\"deployments.apps\"} 0.0",
                        "koe_mappings_last_reload_successful 0.0")
                .anyMatch(l -> l.matches("koe_mapping_file_errors\\{file=\"d.yaml\"} [1-9].*"));
    }

    @Test
    void telemetry_isInOpenMetricsForWhoAsks() throws Exception {
        sync();
        HttpResponse<String> answer =
                get("/telemetry", "Accept", "application/openmetrics-text;version=1.0.0");
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/openmetrics-text");
        assertThat(answer.body()).endsWith("# EOF\n");
    }

    @Test
    void telemetry_onItsOwnAddress_isThereAlone() throws Exception {
        server.close();
        server = new WebServer(served.pipeline, served, ServedDeployments.BUILD);
        addresses.clear();
        addresses.addAll(server.listen(free(), Optional.of(free())));
        sync();
        assertThat(get("/telemetry").statusCode()).isEqualTo(404);
        assertThat(get("/metrics").body()).isEqualTo(METRICS);
        addresses.removeFirst();
        assertThat(get("/telemetry").body()).contains("koe_build_info");
        assertThat(get("/metrics").body()).contains("koe_build_info").doesNotContain("k8s_");
        assertThat(get("/-/healthy").statusCode()).isEqualTo(200);
        assertThat(get("/").statusCode()).isEqualTo(404);
    }

    @Test
    void address_thatIsTaken_isRefused() {
        WebServer other = new WebServer(served.pipeline, served, ServedDeployments.BUILD);
        try {
            assertThat(
                            org.assertj.core.api.Assertions.catchThrowable(
                                    () -> other.listen(addresses.getFirst(), Optional.empty())))
                    .isInstanceOf(IOException.class);
        } finally {
            other.close();
        }
    }

    private void sync() throws InterruptedException {
        served.pipeline.start();
        served.source.list("web");
        awaitReady();
    }

    private void awaitReady() throws InterruptedException {
        assertThat(served.pipeline.awaitReady(Duration.ofSeconds(10))).isTrue();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + addresses.getFirst().getPort() + path));
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path) throws Exception {
        return client.send(
                request(path).POST(HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        try (java.net.Socket socket =
                new java.net.Socket(
                        InetAddress.getLoopbackAddress(), addresses.getFirst().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
