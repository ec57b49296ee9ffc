package io.kubeobject.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real Prometheus server. */
public final class RealPrometheus implements AutoCloseable {

    private final ServerProcess process;
    private final URI url;
    private final Http http = Http.plain();

    private RealPrometheus(Path folder, String configuration) {
        int port = ServerProcess.freePort();
        this.url = URI.create("http://127.0.0.1:" + port);
        Path file = folder.resolve("prometheus.yml");
        try {
            Files.writeString(file, configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.process =
                ServerProcess.start(
                        "prometheus",
                        folder,
                        List.of(
                                ServerProcess.executable("prometheus"),
                                "--config.file=" + file,
                                "--storage.tsdb.path=" + folder.resolve("tsdb"),
                                "--web.listen-address=127.0.0.1:" + port,
                                "--web.enable-lifecycle",
                                "--log.level=warn"),
                        Map.of());
        try {
            process.await(Duration.ofSeconds(30), () -> http.isOk(url.resolve("/-/ready")));
        } catch (RuntimeException | AssertionError e) {
            process.close();
            throw e;
        }
    }

    /** Starts it with its files in {@code folder}; returns when it is ready. */
    public static RealPrometheus start(Path folder, String configuration) {
        return new RealPrometheus(folder, configuration);
    }

    public URI url() {
        return url;
    }

    /** Answer of an instant query, JSON as it comes. */
    public String query(String promql) {
        String encoded = URLEncoder.encode(promql, StandardCharsets.UTF_8);
        return http.get(URI.create(url + "/api/v1/query?query=" + encoded)).body();
    }

    /** Whether an instant query has any result. */
    public boolean hasResult(String promql) {
        String body = query(promql);
        if (!body.contains("\"status\":\"success\"")) {
            throw new AssertionError(promql + ": " + body);
        }
        return !body.contains("\"result\":[]");
    }

    /** Whether an alert with these labels is firing: {@code firing("Name", "name=\"web\"")}. */
    public boolean firing(String alert, String labels) {
        return hasResult(
                "ALERTS{alertname=\"" + alert + "\",alertstate=\"firing\"," + labels + "}");
    }

    @Override
    public void close() {
        process.close();
    }
}
