package io.kubeobject.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.simulator.Simulator;
import io.kubeobject.simulator.SimulatorOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The whole program within this process, beside a simulated API server. */
class RunCommandTest {

    private static final String MAPPING =
            """
            resource: deployments.apps
            labels: {namespace: metadata.namespace, name: metadata.name}
            flatten: {prefix: first, include: [metadata.generation]}
            """;

    @TempDir Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final CapturedTerminal terminal = new CapturedTerminal();
    private final Stop stop = new Stop();
    private Simulator simulator;
    private String server = "";

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(SimulatorOptions.DEFAULT);
        server = "--server=" + simulator.url();
        for (String namespace : List.of("shop", "team-a")) {
            simulator.put(
                    "v1", "Namespace", "{\"metadata\":{\"name\":\"%s\"}}".formatted(namespace));
            simulator.put(
                    "apps/v1",
                    "Deployment",
                    """
                    {"metadata":{"name":"web","namespace":"%s"},
                     "spec":{"replicas":2,"selector":{"matchLabels":{"app":"web"}},
                             "template":{"metadata":{"labels":{"app":"web"}},
                                         "spec":{"containers":[{"name":"c","image":"i"}]}}}}
                    """
                            .formatted(namespace));
        }
    }

    @AfterEach
    void end() {
        stop.ask();
        simulator.close();
        client.close();
    }

    @Test
    void run_servesTheCluster_untilItIsAskedToEnd() throws Exception {
        CompletableFuture<Integer> code = run();
        String url = terminal.await("serving at (http://\\S+?)\"");
        String metrics = await(url + "/metrics", m -> m.contains("namespace=\"shop\""));
        assertThat(metrics)
                .contains("k8s_deployment_spec_replicas{namespace=\"shop\",name=\"web\"} 2\n");
        assertThat(get(url + "/-/ready").statusCode()).isEqualTo(200);

        simulator.store().delete("deployments.apps", "shop", "web");
        await(url + "/metrics", m -> !m.contains("namespace=\"shop\""));

        stop.ask();
        assertThat(code.get(10, TimeUnit.SECONDS)).isEqualTo(Main.DONE);
        assertThat(terminal.err())
                .contains("reading from " + simulator.url())
                .contains("msg=ending");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void mappings_areReloadedWhenTheyChange() throws Exception {
        Path file = Files.writeString(folder.resolve("a.yaml"), MAPPING);
        run("--mappings", folder.toString());
        String url = terminal.await("serving at (http://\\S+?)\"");
        await(url + "/metrics", m -> m.contains("first_metadata_generation{"));

        Files.writeString(file, MAPPING.replace("flatten", "flaten"));
        terminal.await("(a.yaml:3:1: unknown key)");
        await(url + "/telemetry", m -> m.contains("koe_mappings_last_reload_successful 0.0"));
        assertThat(get(url + "/metrics").body()).contains("first_metadata_generation{");

        Files.writeString(file, MAPPING.replace("first", "second"));
        String metrics = await(url + "/metrics", m -> m.contains("second_metadata_generation{"));
        assertThat(metrics).doesNotContain("first_");
        await(url + "/telemetry", m -> m.contains("koe_mappings_last_reload_successful 1.0"));
    }

    @Test
    void mappings_thatAreWrongAtStart_areAllPrinted_andTheRightOnesRun() throws Exception {
        Files.writeString(folder.resolve("a.yaml"), MAPPING);
        Files.writeString(folder.resolve("b.yaml"), MAPPING.replace("flatten", "flaten"));
        Files.writeString(folder.resolve("c.yaml"), MAPPING.replace("labels", "lables"));
        run("--mappings", folder.toString());
        terminal.await("(b.yaml:3:1: unknown key)");
        terminal.await("(c.yaml:2:1: unknown key)");
        String url = terminal.await("serving at (http://\\S+?)\"");
        await(url + "/metrics", m -> m.contains("first_metadata_generation{"));
    }

    @Test
    void mappings_withNothingRight_endTheProgram() throws Exception {
        Path file = Files.writeString(folder.resolve("a.yaml"), "resource: [");
        assertThat(run("--mappings", file.toString()).get(10, TimeUnit.SECONDS))
                .isEqualTo(Main.PROBLEMS);
        assertThat(terminal.err())
                .contains("a.yaml:1")
                .endsWith("koe: the mappings have errors, and none is left to run\n");
    }

    @Test
    void once_printsOneExposition_andEnds() throws Exception {
        assertThat(run("--once").get(30, TimeUnit.SECONDS)).isEqualTo(Main.DONE);
        assertThat(terminal.out())
                .startsWith("# HELP k8s_deployment_")
                .contains("k8s_deployment_spec_replicas{namespace=\"shop\",name=\"web\"} 2\n")
                .contains("k8s_deployment_spec_replicas{namespace=\"team-a\",name=\"web\"} 2\n");
    }

    @Test
    void namespaces_byName_areAskedForOneByOne() throws Exception {
        run("--namespaces=shop,team-a");
        String url = terminal.await("serving at (http://\\S+?)\"");
        await(url + "/metrics", m -> m.contains("\"shop\"") && m.contains("\"team-a\""));
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (simulator.traffic().openWatches("deployments.apps") != 2) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    @Test
    void namespaces_byName_leaveTheOthersOut() throws Exception {
        run("--once", "--namespaces=shop").get(30, TimeUnit.SECONDS);
        assertThat(terminal.out()).contains("\"shop\"").doesNotContain("team-a");
    }

    @Test
    void namespaces_byPattern_areCutDownHere() throws Exception {
        run("--once", "--namespaces=team-*").get(30, TimeUnit.SECONDS);
        assertThat(terminal.out()).contains("\"team-a\"").doesNotContain("shop");
    }

    @Test
    void metrics_areChosenByName() throws Exception {
        run("--once", "--metrics=k8s_deployment_(spec|status)_.*", "--metrics-denylist=.*status.*")
                .get(30, TimeUnit.SECONDS);
        assertThat(terminal.out().lines())
                .isNotEmpty()
                .allMatch(line -> line.contains("k8s_deployment_spec_"));
    }

    @Test
    void noCluster_isSaidOnce_andHealthyAllTheSame() throws Exception {
        simulator.close();
        run("--log.level=debug");
        String url = terminal.await("serving at (http://\\S+?)\"");
        terminal.await("level=warn (.*) cannot reach|level=warn (.*)");
        Thread.sleep(Duration.ofSeconds(2));
        assertThat(terminal.err().lines().filter(l -> l.contains("level=warn"))).hasSize(1);
        assertThat(get(url + "/-/healthy").statusCode()).isEqualTo(200);
        assertThat(get(url + "/-/ready").statusCode()).isEqualTo(503);
        assertThat(get(url + "/metrics").statusCode()).isEqualTo(200);
    }

    @Test
    void mappings_areTold_beforeTheClusterIsAskedFor() {
        CapturedTerminal bare =
                new CapturedTerminal("", Map.of("KUBECONFIG", "/no/such"), Terminal.Stream.ERR);
        assertThat(bare.run("run", "--mappings", "pack:nope")).isEqualTo(Main.PROBLEMS);
        assertThat(bare.err())
                .startsWith("pack:nope: ")
                .endsWith("koe: the mappings have errors, and none is left to run\n")
                .contains("there is no pack \"nope\"");
        assertThat(bare.run("run")).isEqualTo(Main.PROBLEMS);
        assertThat(bare.err())
                .endsWith("koe: KUBECONFIG names /no/such, and there is no such file\n");
    }

    @Test
    void missingKubeconfig_isOneSentence() throws Exception {
        CapturedTerminal bare =
                new CapturedTerminal("", Map.of("HOME", folder.toString()), Terminal.Stream.ERR);
        assertThat(bare.run("run")).isEqualTo(Main.PROBLEMS);
        assertThat(bare.err().lines()).hasSize(1);
        assertThat(bare.err()).contains("--kubeconfig").contains("koe demo").contains("cluster");
        CapturedTerminal named = new CapturedTerminal();
        assertThat(named.run("--kubeconfig", folder.resolve("none").toString()))
                .isEqualTo(Main.PROBLEMS);
        assertThat(named.err()).contains(folder.resolve("none").toString()).hasLineCount(1);
    }

    @Test
    void takenPort_isOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            assertThat(terminal.run("run", server, "--web.listen-address", address))
                    .isEqualTo(Main.PROBLEMS);
            assertThat(terminal.err())
                    .endsWith(
                            "koe: cannot listen on "
                                    + address
                                    + ": address already in use; choose another address with"
                                    + " --web.listen-address HOST:PORT\n");
        }
    }

    @Test
    void wrongOptions_areAllReported_beforeAnythingStarts() {
        assertThat(terminal.run("--log.level=loud", "--web.listen-address=9101", "--stale-after=1"))
                .isEqualTo(Main.USAGE);
        assertThat(terminal.err())
                .contains("--log.level: ")
                .contains("--web.listen-address: ")
                .contains("--stale-after: ")
                .endsWith("koe: see koe run --help\n");
    }

    private CompletableFuture<Integer> run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add(server);
        arguments.add("--web.listen-address=127.0.0.1:0");
        return terminal.start(stop, arguments.toArray(String[]::new));
    }

    private String await(String url, Predicate<String> wanted) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        String body = get(url).body();
        while (!wanted.test(body)) {
            assertThat(System.nanoTime()).as(body).isLessThan(end);
            Thread.sleep(Duration.ofMillis(50));
            body = get(url).body();
        }
        return body;
    }

    private HttpResponse<String> get(String url) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
