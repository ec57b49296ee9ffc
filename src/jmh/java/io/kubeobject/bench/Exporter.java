package io.kubeobject.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The packaged exporter as a process of its own, with the JVM flags of the image. */
final class Exporter implements AutoCloseable {

    /** One scrape: bytes on the wire, wall time, CPU time of the exporter. */
    record ScrapeFigures(long bytes, double wallMillis, long cpuMillis) {}

    private final Process process;
    private final URI url;
    private final long started = System.nanoTime();
    private final HttpClient client = HttpClient.newHttpClient();

    private Exporter(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts {@code koe run} against an API server that asks for no credentials.
     *
     * @param log takes both of its streams
     */
    static Exporter start(URI apiServer, Path log) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@src/image/jvm.flags");
        if (Files.exists(Path.of("target/koe.aot"))) {
            command.add("-XX:AOTCache=target/koe.aot");
        }
        command.addAll(
                List.of(
                        "-jar",
                        "target/koe.jar",
                        "run",
                        "--server=" + apiServer,
                        "--web.listen-address=127.0.0.1:" + port));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(log.toFile());
        return new Exporter(builder.start(), URI.create("http://127.0.0.1:" + port));
    }

    /** Waits for {@code /-/ready}; milliseconds since the process was started. */
    double awaitReady(Duration atMost) throws InterruptedException {
        while (true) {
            if (isReady()) {
                return sinceStart();
            }
            if (!process.isAlive() || sinceStart() > atMost.toMillis()) {
                throw new IllegalStateException("the exporter did not become ready");
            }
            Thread.sleep(5);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/-/ready", "identity").statusCode() == 200;
        } catch (IOException notYetListening) {
            return false;
        }
    }

    double sinceStart() {
        return (System.nanoTime() - started) / 1e6;
    }

    private HttpResponse<byte[]> get(String path, String encoding)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve(path))
                        .header("Accept-Encoding", encoding)
                        .header(
                                "Accept",
                                "application/openmetrics-text;version=1.0.0;q=0.5,"
                                        + "text/plain;version=0.0.4;q=0.4,*/*;q=0.1")
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    ScrapeFigures scrape(String encoding) throws IOException, InterruptedException {
        long cpu = figures().cpuMillis();
        long begun = System.nanoTime();
        HttpResponse<byte[]> answer = get("/metrics", encoding);
        double wall = (System.nanoTime() - begun) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("scrape answered " + answer.statusCode());
        }
        return new ScrapeFigures(answer.body().length, wall, figures().cpuMillis() - cpu);
    }

    ProcessFigures figures() {
        return ProcessFigures.of(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        client.close();
    }
}
