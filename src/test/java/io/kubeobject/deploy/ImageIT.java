package io.kubeobject.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.it.Http;
import io.kubeobject.it.RealCluster;
import io.kubeobject.it.ServerProcess;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The container image as a cluster runs it: unpacked, its own entry point, user and environment, a
 * service account's files, a real API server. Made by {@code mvn -Pimage}.
 */
@Tag("image")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageIT {

    private static final Path TAR = Path.of("target/koe-image.tar");
    private static final String ACCOUNT = "var/run/secrets/kubernetes.io/serviceaccount";

    private Path folder;
    private OciImage image;

    @BeforeAll
    void unpack(@TempDir Path temporary) throws IOException {
        assertThat(TAR).as("the image; make it with mvn -Pimage package").exists();
        folder = temporary;
        image = OciImage.unpack(TAR, folder);
    }

    @Test
    void configuration_runsTheProgramWithoutPrivileges() {
        assertThat(image.config().get("User").asText()).isEqualTo("65534:65534");
        assertThat(image.config().get("Entrypoint").get(0).asText())
                .isEqualTo("/opt/koe/java/bin/java");
        assertThat(image.config().get("ExposedPorts").has("9101/tcp")).isTrue();
    }

    @Test
    void image_holdsTheProgramThatWasBuilt() throws IOException {
        assertThat(image.rootfs().resolve("opt/koe/koe.jar"))
                .hasSameBinaryContentAs(Path.of("target/koe.jar"));
        assertThat(image.rootfs().resolve("opt/koe/koe.aot"))
                .hasSameBinaryContentAs(Path.of("target/image/layers/4-start/opt/koe/koe.aot"));
    }

    @Test
    void image_holdsNoShellAndNothingOfTheBuild() throws IOException {
        try (Stream<Path> files = Files.walk(image.rootfs())) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .doesNotContain("sh", "bash", "busybox", "keytool", "token");
        }
    }

    @Test
    void version_isPrinted_withTheStartCache() throws Exception {
        Process process =
                new ProcessBuilder(image.command(List.of(), List.of("--version")))
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(output).as("and not a word of the JVM about its cache").hasLineCount(1);
        assertThat(output).contains("0.1.0");
    }

    @Test
    void image_runsInACluster_asItsUser_withItsCache() throws IOException {
        Path servers = Files.createDirectories(folder.resolve("servers"));
        try (RealCluster cluster = RealCluster.start(servers)) {
            cluster.kubectl("apply", "-k", "deploy/kubectl");
            mount(cluster);
            int port = ServerProcess.freePort();
            List<String> arguments = new ArrayList<>(DeployedArguments.read());
            arguments.add("--web.listen-address=127.0.0.1:" + port);
            List<String> environment =
                    List.of(
                            "KUBERNETES_SERVICE_HOST=127.0.0.1",
                            "KUBERNETES_SERVICE_PORT=" + cluster.url().getPort());
            long started = System.nanoTime();
            try (ServerProcess koe =
                    ServerProcess.start(
                            "image", servers, image.command(environment, arguments), Map.of())) {
                URI url = URI.create("http://127.0.0.1:" + port);
                Http http = Http.plain();
                koe.await(Duration.ofSeconds(30), () -> http.isOk(url.resolve("/-/ready")));
                String metrics = http.get(url.resolve("/metrics")).body();
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
                assertThat(metrics)
                        .contains("k8s_deployment_spec_replicas{")
                        .contains("k8s_deployment_container_image_info{");
                assertProcess(koe.pid(), millis);
                assertThat(koe.terminate()).as(koe.output()).isZero();
                assertThat(image.rootfs().resolve("tmp")).as("written to").isEmptyDirectory();
            }
        }
    }

    /** What the kubelet would mount: the service account's files, the ConfigMap. */
    private void mount(RealCluster cluster) throws IOException {
        Path account = Files.createDirectories(image.rootfs().resolve(ACCOUNT));
        String name = "kube-object-exporter";
        String token = cluster.kubectl("-n", name, "create", "token", name).strip();
        Files.writeString(account.resolve("token"), token);
        Files.writeString(account.resolve("namespace"), name);
        Files.copy(cluster.certificate(), account.resolve("ca.crt"));
        Path mappings = Files.createDirectories(image.rootfs().resolve("etc/koe/mappings"));
        Files.copy(
                Path.of("deploy/kubectl/mappings/deployments.yaml"),
                mappings.resolve("deployments.yaml"));
    }

    private static void assertProcess(long pid, long millis) throws IOException {
        String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
        assertThat(Files.readString(Path.of("/proc", Long.toString(pid), "maps")))
                .as("the start cache is mapped")
                .contains("/opt/koe/koe.aot");
        if (System.getProperty("user.name").equals("root")) {
            assertThat(status).containsPattern("(?m)^Uid:\\s65534\\s65534");
        }
        System.out.println("image: first scrape " + millis + " ms after the start");
        status.lines()
                .filter(line -> line.startsWith("RssAnon") || line.startsWith("VmRSS"))
                .forEach(line -> System.out.println("image: " + line));
    }
}
