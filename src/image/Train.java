import io.kubeobject.simulator.Simulator;
import io.kubeobject.simulator.SimulatorOptions;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Makes the start cache of the image: runs the program in the image's file system as a cluster
 * would, with a service account against an API server with TLS, and has it do once what it does all
 * day. What it loads is what the cache will hold. Run by src/image/build: {@code java -cp koe.jar
 * src/image/Train.java ROOTFS}.
 */
final class Train {

    private static final Path ACCOUNT = Path.of("var/run/secrets/kubernetes.io/serviceaccount");
    private static final Path MAPPINGS = Path.of("etc/koe/mappings");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Path rootfs;
    private final HttpClient http = HttpClient.newHttpClient();

    private Train(Path rootfs) {
        this.rootfs = rootfs;
    }

    public static void main(String[] args) throws Exception {
        new Train(Path.of(args[0])).run();
    }

    private void run() throws Exception {
        Path work = Files.createTempDirectory("koe-train");
        try (Simulator simulator = Simulator.start(SimulatorOptions.DEFAULT)) {
            populate(simulator, 0);
            KeyStore keys = selfSigned(work.resolve("keys.p12"));
            try (ServerSocket front = tls(keys)) {
                Thread.ofVirtual().start(() -> serve(front, simulator.url()));
                mount(keys);
                work(simulator, front.getLocalPort());
            }
        } finally {
            delete(work);
            delete(rootfs.resolve("var/run"));
            delete(rootfs.resolve("etc/koe"));
        }
    }

    /** One life of the program, from its start to SIGTERM. */
    private void work(Simulator simulator, int apiPort) throws Exception {
        int port = freePort();
        Process koe = new ProcessBuilder(command(apiPort, port)).inheritIO().start();
        try {
            URI url = URI.create("http://127.0.0.1:" + port);
            await(koe, () -> get(url, "/-/ready", "text/plain", "identity") == 200);
            for (int round = 1; round <= 3; round++) {
                populate(simulator, round);
                scrape(url);
            }
            simulator.dropConnections();
            await(koe, () -> get(url, "/-/ready", "text/plain", "identity") == 200);
            scrape(url);
            koe.destroy();
            if (!koe.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || koe.exitValue() != 0) {
                throw new IllegalStateException("the program did not end well");
            }
        } finally {
            koe.destroyForcibly();
        }
    }

    private List<String> command(int apiPort, int port) {
        return List.of(
                "src/image/enter",
                rootfs.toString(),
                "0:0",
                "KUBERNETES_SERVICE_HOST=127.0.0.1",
                "KUBERNETES_SERVICE_PORT=" + apiPort,
                "--",
                "/opt/koe/java/bin/java",
                "@/opt/koe/jvm.flags",
                "-XX:AOTCacheOutput=/opt/koe/koe.aot",
                "-jar",
                "/opt/koe/koe.jar",
                "run",
                "--mappings=pack:default",
                "--mappings=/" + MAPPINGS,
                "--web.listen-address=127.0.0.1:" + port);
    }

    private void scrape(URI url) throws IOException, InterruptedException {
        for (String accept : List.of("text/plain", "application/openmetrics-text")) {
            get(url, "/metrics", accept, "gzip");
            get(url, "/metrics", accept, "identity");
        }
        get(url, "/telemetry", "text/plain", "gzip");
        get(url, "/-/healthy", "*/*", "identity");
    }

    /** The status; 0 where nobody listens. */
    private int get(URI url, String path, String accept, String encoding)
            throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve(path))
                        .header("Accept", accept)
                        .header("Accept-Encoding", encoding)
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private interface Condition {
        boolean holds() throws InterruptedException;
    }

    private static void await(Process koe, Condition condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (!koe.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the program does not become ready");
            }
            Thread.sleep(50);
        }
    }

    private static void populate(Simulator simulator, int round) {
        for (int i = 0; i < 20; i++) {
            String object =
                    """
                    {"metadata": {"namespace": "default", "name": "web-%1$d"},
                     "spec": {"replicas": %2$d, "selector": {"matchLabels": {"app": "web-%1$d"}},
                       "template": {"metadata": {"labels": {"app": "web-%1$d"}},
                         "spec": {"containers": [{"name": "web", "image": "registry.example/web:1"}]}}},
                     "status": {"observedGeneration": 1, "replicas": %2$d, "conditions": [
                       {"type": "Available", "status": "True", "reason": "MinimumReplicasAvailable"}]}}
                    """
                            .formatted(i, round + 1);
            simulator.put("apps/v1", "Deployment", object);
        }
    }

    /** What the kubelet mounts. */
    private void mount(KeyStore keys) throws IOException, GeneralSecurityException {
        Path account = Files.createDirectories(rootfs.resolve(ACCOUNT));
        Files.writeString(account.resolve("token"), "token");
        Files.writeString(account.resolve("namespace"), "default");
        String certificate =
                Base64.getMimeEncoder().encodeToString(keys.getCertificate("koe").getEncoded());
        Files.writeString(
                account.resolve("ca.crt"),
                "-----BEGIN CERTIFICATE-----\n" + certificate + "\n-----END CERTIFICATE-----\n");
        Path mappings = Files.createDirectories(rootfs.resolve(MAPPINGS));
        try (Stream<Path> files = Files.list(Path.of("deploy/kubectl/mappings"))) {
            for (Path file : files.toList()) {
                Files.copy(file, mappings.resolve(file.getFileName()));
            }
        }
    }

    private static KeyStore selfSigned(Path file) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-alias", "koe", "-keyalg", "EC", "-validity", "2"));
        command.addAll(
                List.of("-dname", "CN=koe", "-ext", "SAN=ip:127.0.0.1", "-ext", "BC=ca:true"));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", new String(PASSWORD)));
        command.addAll(List.of("-keystore", file.toString()));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static ServerSocket tls(KeyStore keys) throws IOException, GeneralSecurityException {
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Takes TLS off, and passes on what comes to the simulator, which speaks plain HTTP. */
    private static void serve(ServerSocket front, URI plain) {
        while (!front.isClosed()) {
            try {
                Socket outer = front.accept();
                Socket inner = new Socket(plain.getHost(), plain.getPort());
                Thread.ofVirtual().start(() -> pass(outer, inner));
                Thread.ofVirtual().start(() -> pass(inner, outer));
            } catch (IOException e) {
                // The run is over, or a client that went away: the next one comes or none.
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // The other direction ended first.
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
