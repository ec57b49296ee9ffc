package io.kubeobject.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kubeobject.it.Await;
import io.kubeobject.it.Http;
import io.kubeobject.it.RealCluster;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Asks a real kube-apiserver and the simulator the same questions, and compares the answers. */
class SimulatorParityIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String V2 =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    /** What differs from run to run: compared by being there. */
    private static final Set<String> VOLATILE =
            Set.of(
                    "uid",
                    "resourceVersion",
                    "creationTimestamp",
                    "deletionTimestamp",
                    "lastTransitionTime",
                    "continue");

    private static final List<String> HEADERS =
            List.of("content-type", "cache-control", "vary", "retry-after", "content-encoding");

    /** One line of the script. */
    private record Step(
            String method, String path, List<String> headers, Set<String> ignored, String body) {

        static Step parse(String line) {
            String[] parts = line.split(" \\| ", -1);
            String[] words = parts[0].strip().split(" ", 2);
            List<String> headers = new ArrayList<>();
            Set<String> ignored = new TreeSet<>();
            String body = "";
            for (int i = 1; i < parts.length; i++) {
                String part = parts[i].strip();
                if (part.startsWith("ignore: ")) {
                    ignored.add(part.substring(8));
                } else if (part.matches("[A-Z][A-Za-z-]+: .*")) {
                    headers.addAll(List.of(part.split(": ", 2)));
                } else {
                    body = part;
                }
            }
            return new Step(words[0], words.length > 1 ? words[1] : "", headers, ignored, body);
        }
    }

    /** One of the two. */
    private static final class Server {

        private final URI url;
        private final Http http;
        private final List<String> credentials;
        private final Map<String, String> places = new HashMap<>();

        Server(URI url, Http http, List<String> credentials) {
            this.url = url;
            this.http = http;
            this.credentials = credentials;
            places.put("{v2}", V2);
            places.put("{v2beta1}", V2.replace("v=v2", "v=v2beta1"));
        }

        HttpResponse<String> answer(Step step) throws IOException {
            if (step.path().contains("{version}")) {
                places.put("{version}", version());
            }
            List<String> headers = new ArrayList<>(credentials);
            if (!step.headers().contains("Content-Type") && !step.body().isEmpty()) {
                headers.addAll(List.of("Content-Type", "application/json"));
            }
            step.headers().forEach(header -> headers.add(fill(header)));
            return http.send(
                    step.method().equals("UNTIL") ? "GET" : step.method(),
                    URI.create(url + fill(step.path())),
                    step.body(),
                    headers.toArray(String[]::new));
        }

        void mark() throws IOException {
            places.put("{old}", version());
        }

        private String version() throws IOException {
            String list =
                    http.get(
                                    URI.create(url + "/api/v1/configmaps"),
                                    credentials.toArray(String[]::new))
                            .body();
            return MAPPER.readTree(list).at("/metadata/resourceVersion").asText();
        }

        private String fill(String text) {
            String filled = text;
            for (Map.Entry<String, String> place : places.entrySet()) {
                filled = filled.replace(place.getKey(), place.getValue());
            }
            return filled.replace("!", "%21").replace("(", "%28").replace(")", "%29");
        }
    }

    @Test
    void simulator_answersAsARealApiServer(@TempDir Path folder) throws IOException {
        try (RealCluster cluster = RealCluster.start(folder);
                Simulator simulator = Simulator.start(SimulatorOptions.DEFAULT)) {
            Server real =
                    new Server(
                            cluster.url(),
                            Http.trusting(cluster.certificate()),
                            List.of("Authorization", "Bearer " + RealCluster.ADMIN_TOKEN));
            Server simulated = new Server(simulator.url(), Http.plain(), List.of("X-Test", "1"));
            List<String> differences = new ArrayList<>();
            int compared = 0;
            for (Step step : script()) {
                if (step.method().equals("MARK")) {
                    real.mark();
                    simulated.mark();
                } else if (step.method().equals("UNTIL")) {
                    await(step, real);
                    await(step, simulated);
                } else {
                    List<String> found = compare(step, real.answer(step), simulated.answer(step));
                    found.forEach(
                            text ->
                                    differences.add(
                                            step.method()
                                                    + " "
                                                    + step.path()
                                                    + " "
                                                    + step.headers()
                                                    + text));
                    compared++;
                }
            }
            assertThat(differences).isEmpty();
            assertThat(compared).isGreaterThan(150);
        }
    }

    private static void await(Step step, Server server) {
        Await.until(
                step.path(),
                Duration.ofSeconds(20),
                () -> {
                    try {
                        return server.answer(step).statusCode() == 200;
                    } catch (IOException e) {
                        return false;
                    }
                });
    }

    private static List<Step> script() throws IOException {
        try (var in = SimulatorParityIT.class.getResourceAsStream("parity.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Step::parse)
                    .toList();
        }
    }

    private static List<String> compare(
            Step step, HttpResponse<String> real, HttpResponse<String> simulated) {
        List<String> differences = new ArrayList<>();
        if (real.statusCode() != simulated.statusCode()) {
            differences.add(
                    ": status " + real.statusCode() + ", simulated " + simulated.statusCode());
        }
        for (String header : HEADERS) {
            String expected = real.headers().firstValue(header).orElse("");
            String actual = simulated.headers().firstValue(header).orElse("");
            if (!expected.equals(actual)) {
                differences.add(": " + header + ": " + expected + ", simulated " + actual);
            }
        }
        diff("", tree(real.body()), tree(simulated.body()), step.ignored(), differences);
        return differences;
    }

    /** A document, or the list of a stream's documents, or text. */
    private static JsonNode tree(String body) {
        try {
            return MAPPER.readerFor(JsonNode.class)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(body);
        } catch (IOException e) {
            // A stream of them, or none.
        }
        ArrayNode lines = MAPPER.createArrayNode();
        for (String line : body.split("\n", -1)) {
            try {
                lines.add(MAPPER.readTree(line));
            } catch (IOException e) {
                return MAPPER.getNodeFactory().textNode(body);
            }
        }
        return lines;
    }

    private static void diff(
            String path, JsonNode real, JsonNode simulated, Set<String> ignored, List<String> out) {
        String plain = path.isEmpty() ? "" : path.substring(1);
        if (ignored.contains(plain)) {
            return;
        }
        if (real instanceof ObjectNode a && simulated instanceof ObjectNode b) {
            a.remove("managedFields");
            Set<String> names = new TreeSet<>();
            a.fieldNames().forEachRemaining(names::add);
            b.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                if (VOLATILE.contains(name) && a.has(name) == b.has(name)) {
                    continue;
                }
                diff(path + "." + name, a.path(name), b.path(name), ignored, out);
            }
        } else if (real instanceof ArrayNode a && simulated instanceof ArrayNode b) {
            for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
                diff(path + "." + i, a.path(i), b.path(i), ignored, out);
            }
        } else if (!real.equals(simulated)) {
            out.add(": " + plain + ": " + text(real) + ", simulated " + text(simulated));
        }
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "absent" : node.toString();
    }
}
