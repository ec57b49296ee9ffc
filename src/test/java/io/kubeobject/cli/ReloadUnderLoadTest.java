package io.kubeobject.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.exposition.Exposition;
import io.kubeobject.exposition.ExpositionParser;
import io.kubeobject.simulator.Simulator;
import io.kubeobject.simulator.SimulatorOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** The whole program, scraped without a pause while its mappings go back and forth. */
class ReloadUnderLoadTest {

    private static final int OBJECTS = 200;
    private static final int RELOADS = 20;

    /** Families of the two mappings; {@code stays} is made by both, and differently. */
    private static final Set<String> OLD = Set.of("old", "stays", "other");

    private static final Set<String> NEW = Set.of("new", "newer", "stays", "other");

    private static final String HEAD =
            """
            resource: configmaps
            labels: {name: metadata.name}
            metrics:
            """;
    private static final String OLD_MAPPING =
            HEAD
                    + """
                      - {name: old, help: Old., value: size(metadata.name)}
                      - {name: stays, help: Stays., value: "1"}
                    """;
    private static final String NEW_MAPPING =
            HEAD
                    + """
                      - {name: new, help: New., value: size(metadata.name)}
                      - {name: stays, help: Stays., value: "2"}
                      - {name: newer, help: Newer., labels: {ns: metadata.namespace}}
                    """;

    @TempDir Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final CapturedTerminal terminal = new CapturedTerminal();
    private final Stop stop = new Stop();

    @AfterEach
    void end() {
        stop.ask();
        client.close();
    }

    @Test
    @Timeout(120)
    void scrape_isOfOneMappingOrTheOther_andWhole() throws Exception {
        Path file = Files.writeString(folder.resolve("a.yaml"), OLD_MAPPING);
        Files.writeString(
                folder.resolve("b.yaml"),
                "resource: namespaces\nlabels: {ns: metadata.name}\nmetrics:\n"
                        + "  - {name: other, help: Other.}\n");
        AtomicBoolean done = new AtomicBoolean();
        try (Simulator simulator = Simulator.start(SimulatorOptions.DEFAULT);
                ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            fill(simulator);
            terminal.start(
                    stop,
                    "run",
                    "--server=" + simulator.url(),
                    "--mappings=" + folder,
                    "--web.listen-address=127.0.0.1:0");
            String url = terminal.await("serving at (http://\\S+?)\"");
            awaitFamilies(url, OLD);
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                boolean openMetrics = i > 0;
                counts.add(readers.submit(() -> scrapeUntil(done, url, openMetrics)));
            }
            for (int i = 0; i < RELOADS; i++) {
                boolean old = i % 2 == 1;
                Files.writeString(file, old ? OLD_MAPPING : NEW_MAPPING);
                assertThat(post(url + "/-/reload")).isEqualTo(200);
                awaitFamilies(url, old ? OLD : NEW);
            }
            done.set(true);
            for (Future<Integer> count : counts) {
                assertThat(count.get()).as("scrapes of one reader").isGreaterThan(RELOADS);
            }
            stop.ask();
        }
    }

    private static void fill(Simulator simulator) {
        for (int i = 0; i < OBJECTS; i++) {
            simulator.put(
                    "v1",
                    "ConfigMap",
                    "{\"metadata\":{\"namespace\":\"default\",\"name\":\"c%d\"}}".formatted(i));
        }
    }

    private int scrapeUntil(AtomicBoolean done, String url, boolean openMetrics) throws Exception {
        int scrapes = 0;
        while (!done.get()) {
            check(scrape(url, openMetrics));
            scrapes++;
        }
        return scrapes;
    }

    /** Every family of one of the two is there, with a sample of each object. */
    private static void check(Exposition exposition) {
        Set<String> names = names(exposition);
        assertThat(names).isIn(OLD, NEW);
        double stays = names.equals(OLD) ? 1 : 2;
        for (Exposition.ParsedFamily family : exposition.families()) {
            if (!family.name().equals("other")) {
                assertThat(family.samples()).as(family.name()).hasSize(OBJECTS);
            }
            if (family.name().equals("stays")) {
                assertThat(family.samples()).allMatch(sample -> sample.value() == stays);
            }
        }
    }

    private static Set<String> names(Exposition exposition) {
        return Set.copyOf(
                exposition.families().stream().map(Exposition.ParsedFamily::name).toList());
    }

    private void awaitFamilies(String url, Set<String> families) throws Exception {
        while (!names(scrape(url, false)).equals(families)) {
            Thread.sleep(5);
        }
    }

    private Exposition scrape(String url, boolean openMetrics)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/metrics"));
        if (openMetrics) {
            request.header("Accept", "application/openmetrics-text;version=1.0.0");
        }
        HttpResponse<byte[]> response =
                client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        return ExpositionParser.parse(
                response.headers().firstValue("Content-Type").orElse(""), response.body());
    }

    private int post(String url) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
