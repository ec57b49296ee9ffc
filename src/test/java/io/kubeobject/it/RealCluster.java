package io.kubeobject.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A real etcd and kube-apiserver (RBAC on), with kubectl. No kubelet, scheduler or controllers:
 * status changes only when a test patches it.
 */
public final class RealCluster implements AutoCloseable {

    /** Bearer token of a member of {@code system:masters}. */
    public static final String ADMIN_TOKEN = "admin-token";

    private final Path folder;
    private final int port = ServerProcess.freePort();
    private final int etcdPort = ServerProcess.freePort();
    private final ServerProcess etcd;
    private ServerProcess apiServer;
    private final Http http;

    private RealCluster(Path folder) {
        this.folder = folder;
        writeCredentials();
        this.etcd = startEtcd();
        try {
            this.apiServer = startApiServer();
            Await.until(
                    "kube-apiserver writes its certificate",
                    Duration.ofSeconds(30),
                    () -> Files.exists(certificate()));
            this.http = Http.trusting(certificate());
            awaitReady();
        } catch (RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    /** Starts both servers with their files in {@code folder}; returns when the API answers. */
    public static RealCluster start(Path folder) {
        return new RealCluster(folder);
    }

    private void writeCredentials() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            byte[] key = keys.generateKeyPair().getPrivate().getEncoded();
            String pem =
                    Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(key);
            Files.writeString(
                    folder.resolve("sa.key"),
                    "-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n");
            Files.writeString(
                    folder.resolve("tokens.csv"),
                    ADMIN_TOKEN + ",admin,admin-uid,\"system:masters\"\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private ServerProcess startEtcd() {
        String client = "http://127.0.0.1:" + etcdPort;
        String peer = "http://127.0.0.1:" + ServerProcess.freePort();
        return ServerProcess.start(
                "etcd",
                folder,
                List.of(
                        ServerProcess.executable("etcd"),
                        "--data-dir=" + folder.resolve("etcd"),
                        "--listen-client-urls=" + client,
                        "--advertise-client-urls=" + client,
                        "--listen-peer-urls=" + peer,
                        "--initial-advertise-peer-urls=" + peer,
                        "--initial-cluster=default=" + peer,
                        "--unsafe-no-fsync",
                        "--log-level=warn"),
                Map.of());
    }

    private ServerProcess startApiServer() {
        return ServerProcess.start(
                "kube-apiserver",
                folder,
                List.of(
                        ServerProcess.executable("kube-apiserver"),
                        "--etcd-servers=http://127.0.0.1:" + etcdPort,
                        "--bind-address=127.0.0.1",
                        "--advertise-address=127.0.0.1",
                        "--secure-port=" + port,
                        "--cert-dir=" + folder.resolve("certs"),
                        "--token-auth-file=" + folder.resolve("tokens.csv"),
                        "--authorization-mode=RBAC",
                        "--service-account-issuer=https://kubernetes.default.svc",
                        "--service-account-signing-key-file=" + folder.resolve("sa.key"),
                        "--service-account-key-file=" + folder.resolve("sa.key"),
                        "--service-cluster-ip-range=10.0.0.0/24",
                        "--disable-admission-plugins=ServiceAccount",
                        "--endpoint-reconciler-type=none"),
                Map.of());
    }

    private void awaitReady() {
        apiServer.await(
                Duration.ofSeconds(60),
                () ->
                        http.isOk(
                                url().resolve("/readyz"),
                                "Authorization",
                                "Bearer " + ADMIN_TOKEN));
    }

    public URI url() {
        return URI.create("https://127.0.0.1:" + port);
    }

    /** The API server's own certificate and its CA, PEM. */
    public Path certificate() {
        return folder.resolve("certs").resolve("apiserver.crt");
    }

    /** kill -9 of the API server; etcd stays. */
    public void killApiServer() {
        apiServer.kill();
    }

    /** Starts it again on the same port, with the same data. */
    public void restartApiServer() {
        apiServer = startApiServer();
        awaitReady();
    }

    /** A request as administrator. */
    public HttpResponse<String> request(String method, String path, String body, String type) {
        return http.send(
                method,
                URI.create(url() + path),
                body,
                "Authorization",
                "Bearer " + ADMIN_TOKEN,
                "Content-Type",
                type);
    }

    /** Runs kubectl as administrator; fails with its output if it fails. */
    public String kubectl(String... arguments) {
        Output output = tryKubectl(ADMIN_TOKEN, arguments);
        if (output.exitCode() != 0) {
            throw new AssertionError(
                    "kubectl " + String.join(" ", arguments) + ": " + output.text());
        }
        return output.text();
    }

    /** What a command printed, both streams, and its exit code. */
    public record Output(int exitCode, String text) {}

    /** Runs kubectl with a token. */
    public Output tryKubectl(String token, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ServerProcess.executable("kubectl"));
        command.add("--server=" + url());
        command.add("--token=" + token);
        command.add("--certificate-authority=" + certificate());
        command.addAll(List.of(arguments));
        try {
            Path home = Files.createDirectories(folder.resolve("home"));
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("HOME", home.toString());
            builder.environment().put("KUBECONFIG", home.resolve("none").toString());
            Process process = builder.start();
            process.getOutputStream().close();
            String text =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a kubeconfig for a bearer token and returns its file. */
    public Path kubeconfig(String name, String token) {
        String text =
                """
                apiVersion: v1
                kind: Config
                current-context: test
                clusters:
                - name: test
                  cluster: {server: "%s", certificate-authority: "%s"}
                users:
                - name: test
                  user: {token: "%s"}
                contexts:
                - name: test
                  context: {cluster: test, user: test}
                """
                        .formatted(url(), certificate(), token);
        try {
            return Files.writeString(folder.resolve(name + ".kubeconfig"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts kube-controller-manager with some of its controllers. */
    public ServerProcess startControllers(String controllers) {
        return ServerProcess.start(
                "kube-controller-manager",
                folder,
                List.of(
                        ServerProcess.executable("kube-controller-manager"),
                        "--kubeconfig=" + kubeconfig("controllers", ADMIN_TOKEN),
                        "--leader-elect=false",
                        "--bind-address=127.0.0.1",
                        "--secure-port=" + ServerProcess.freePort(),
                        "--cert-dir=" + folder.resolve("kcm"),
                        "--service-account-private-key-file=" + folder.resolve("sa.key"),
                        "--controllers=" + controllers),
                Map.of());
    }

    @Override
    public void close() {
        if (apiServer != null) {
            apiServer.close();
        }
        etcd.close();
    }
}
