package io.kubeobject.source.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeobject.source.kubernetes.ScriptedServer.Kind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which cluster is found, and with which credentials. */
class AccessTest {

    @TempDir private Path folder;
    private Path home;
    private final Map<String, String> environment = new HashMap<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        environment.put("HOME", home.toString());
    }

    @Test
    void nothingConfigured_namesTheThreeWays() {
        assertThatThrownBy(() -> access("", "", ""))
                .isInstanceOf(AccessException.class)
                .hasMessage(
                        "no cluster is configured: name a kubeconfig with --kubeconfig (or"
                            + " KUBECONFIG), run inside a cluster with a service account, or try"
                            + " `koe demo`");
    }

    @Test
    void kubeconfig_isLookedForAsKubectlDoes() throws Exception {
        Files.createDirectories(home.resolve(".kube"));
        kubeconfig(home.resolve(".kube/config"), "home", "token: t");
        assertThat(access("", "", "").server()).isEqualTo("https://home:6443");
        Path variable = kubeconfig(folder.resolve("variable"), "variable", "token: t");
        environment.put("KUBECONFIG", "/does/not/exist:" + variable + ":");
        assertThat(access("", "", "").server()).isEqualTo("https://variable:6443");
        Path named = kubeconfig(folder.resolve("named"), "named", "token: t");
        ClusterAccess access = access(named.toString(), "", "");
        assertThat(access.server()).isEqualTo("https://named:6443");
        assertThat(access.origin()).isEqualTo("context named of " + named);
        assertThat(access(named.toString(), "", "https://other:1").server())
                .isEqualTo("https://other:1");
    }

    @Test
    void severalFiles_areMerged_theFirstWins() throws Exception {
        Path one = kubeconfig(folder.resolve("one"), "one", "token: first");
        Path two =
                Files.writeString(
                        folder.resolve("two"),
                        """
                        current-context: two
                        clusters:
                        - {name: one, cluster: {server: "https://shadowed"}}
                        - {name: two, cluster: {server: "https://two"}}
                        contexts:
                        - {name: two, context: {cluster: two, user: one}}
                        - {name: cross, context: {cluster: one, user: one}}
                        users:
                        - {name: one, user: {token: shadowed}}
                        """);
        environment.put("KUBECONFIG", one + ":" + two);
        assertThat(access("", "", "").server()).isEqualTo("https://one:6443");
        assertThat(access("", "two", "").server()).isEqualTo("https://two");
        assertThat(header(access("", "two", ""))).isEqualTo("Bearer first");
        assertThat(access("", "cross", "").server()).isEqualTo("https://one:6443");
        assertThatThrownBy(() -> access("", "three", ""))
                .hasMessage(
                        "kubeconfig %s, %s has no context \"three\"; it has one, two, cross"
                                .formatted(one, two));
    }

    @Test
    void brokenKubeconfigs_areToldByFile() throws Exception {
        assertThatThrownBy(() -> access("/does/not/exist", "", ""))
                .hasMessage("kubeconfig /does/not/exist: no such file");
        for (Map.Entry<String, String> broken :
                Map.of(
                                "{unclosed",
                                "is not YAML: line 1: expected ',' or '}'",
                                "just text",
                                "is not a kubeconfig: expected a map with",
                                "",
                                "is not a kubeconfig: expected a map with",
                                "current-context: 5",
                                "is not a kubeconfig: expected a map with",
                                "clusters: []",
                                "has no contexts",
                                "current-context: a\ncontexts: [{name: a, context: {cluster: b}}]",
                                "has no cluster \"b\"; it has none",
                                "current-context: a\n"
                                        + "contexts: [{name: a, context: {cluster: b}}]\n"
                                        + "clusters: [{name: b, cluster: {}}]",
                                "names no server; give one with --server")
                        .entrySet()) {
            Path file = Files.writeString(folder.resolve("broken"), broken.getKey());
            assertThatThrownBy(() -> access(file.toString(), "", ""))
                    .isInstanceOf(AccessException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining(broken.getValue());
        }
    }

    @Test
    void server_withoutAnythingElse_isAskedWithoutCredentials() throws Exception {
        ClusterAccess access = access("", "", "http://127.0.0.1:8001");
        assertThat(access.server()).isEqualTo("http://127.0.0.1:8001");
        assertThat(header(access)).isEmpty();
        assertThatThrownBy(() -> access("", "prod", "http://127.0.0.1:8001"))
                .hasMessageContaining("no kubeconfig for context \"prod\"");
        assertThatThrownBy(() -> access("", "", "nonsense"))
                .hasMessage(
                        "\"nonsense\" of --server is not the URL of a server; expected"
                                + " https://host:port");
    }

    @Test
    void credentials_areTakenInKubectlsOrder() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "from-file\n");
        assertThat(headerOf("token: plain")).isEqualTo("Bearer plain");
        assertThat(headerOf("token: plain, tokenFile: " + token)).isEqualTo("Bearer from-file");
        assertThat(headerOf("tokenFile: token")).as("relative").isEqualTo("Bearer from-file");
        assertThat(headerOf("username: u, password: p"))
                .isEqualTo(
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString("u:p".getBytes(StandardCharsets.UTF_8)));
        assertThat(headerOf("token: plain, username: u, password: p")).isEqualTo("Bearer plain");
        assertThat(headerOf("")).isEmpty();
        assertThatThrownBy(() -> headerOf("tokenFile: gone"))
                .hasMessage(
                        "token %s cannot be used: no such file: %1$s"
                                .formatted(folder.resolve("gone")));
        assertThatThrownBy(() -> headerOf("client-certificate-data: '!!'"))
                .hasMessageContaining("client-certificate-data is not base64");
        assertThatThrownBy(() -> headerOf("client-certificate: gone.crt"))
                .hasMessageContaining("client-certificate cannot be read: no such file");
    }

    @Test
    void plugin_givesAToken_andLearnsWhatItIsFor() throws Exception {
        plugin(
                "echo \"{\\\"kind\\\":\\\"ExecCredential\\\",\\\"apiVersion\\\":\\\"$1\\\",\\\"status\\\":{\\\"token\\\":\\\"$(echo"
                    + " \"$KUBERNETES_EXEC_INFO\" | base64 -w0)$EXTRA\\\"}}\"");
        String header =
                headerOf(
                        "token: ignored, exec: {apiVersion: client.authentication.k8s.io/v1,"
                                + " command: ./plugin, args: [client.authentication.k8s.io/v1],"
                                + " env: [{name: EXTRA, value: -x}], provideClusterInfo: true}");
        assertThat(header).startsWith("Bearer ").endsWith("-x");
        String info =
                new String(
                        Base64.getDecoder().decode(header.substring(7, header.length() - 2)),
                        StandardCharsets.UTF_8);
        assertThat(info.strip())
                .isEqualTo(
                        "{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"spec\":{\"interactive\":false,\"cluster\":{\"server\":\"https://x:6443\"}}}");
    }

    @Test
    void pluginThatFails_isToldByName() throws Exception {
        plugin("echo no credentials today >&2; exit 3");
        assertThatThrownBy(
                        () ->
                                headerOf(
                                        "exec: {apiVersion: client.authentication.k8s.io/v1,"
                                                + " command: ./plugin}"))
                .isInstanceOf(AccessException.class)
                .hasMessageContaining("the plugin " + folder.resolve("plugin"))
                .hasMessageContaining("gives no credentials");
        assertThatThrownBy(
                        () ->
                                headerOf(
                                        "exec: {apiVersion: client.authentication.k8s.io/v1,"
                                                + " command: no-such-command-anywhere}"))
                .hasMessageContaining("the plugin no-such-command-anywhere gives no credentials");
    }

    @Test
    void pluginsToken_isRenewed_whenItIsRefused() throws Exception {
        Path counter = folder.resolve("counter");
        plugin(
                "echo x >> "
                        + counter
                        + "; echo"
                        + " '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"t'$(wc"
                        + " -l < "
                        + counter
                        + " | tr -d ' ')'\"}}'");
        try (ScriptedServer server = ScriptedServer.start()) {
            server.on(
                    Kind.LIST,
                    (request, wire) -> {
                        if (request.header("Authorization").equals("Bearer t2")) {
                            wire.json("{}");
                        } else {
                            wire.failure(401, "Unauthorized", "expired", "");
                        }
                    });
            Path file =
                    kubeconfig(
                            folder.resolve("config"),
                            "x",
                            "exec: {apiVersion: client.authentication.k8s.io/v1, command:"
                                    + " ./plugin}");
            ClusterAccess access = access(file.toString(), "", server.url());
            Get get = Get.of("some/thing", Get.JSON, Duration.ofSeconds(5));
            try (Answer answer = new Session(access).get(get)) {
                assertThat(answer.body().readAllBytes()).hasSize(2);
            }
            assertThat(server.requests(Kind.LIST)).hasSize(2);
            assertThat(Files.readAllLines(counter)).hasSize(2);
        }
    }

    @Test
    void authProvider_givesTheTokenThatHasNotExpired() throws Exception {
        String jwt = part("{\"alg\":\"none\"}") + "." + part("{\"exp\":4102444800}") + ".";
        assertThat(headerOf("auth-provider: {name: oidc, config: {id-token: \"" + jwt + "\"}}"))
                .isEqualTo("Bearer " + jwt);
        assertThatThrownBy(
                        () ->
                                headerOf(
                                        "auth-provider: {name: oidc, config: {idp-issuer-url:"
                                                + " 'https://127.0.0.1:1', client-id: c,"
                                                + " refresh-token: r}}"))
                .isInstanceOf(AccessException.class)
                .hasMessageContaining("the auth provider oidc gives no credentials");
    }

    private static String part(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void pod_usesItsServiceAccount_andFollowsItsToken() throws Exception {
        Path account = Files.createDirectories(folder.resolve("account"));
        Files.writeString(account.resolve("token"), "one");
        Files.write(account.resolve("ca.crt"), new TestCertificates().authority("root"));
        environment.put("KUBERNETES_SERVICE_HOST", "fd00::1");
        environment.put("KUBERNETES_SERVICE_PORT", "443");
        ClusterAccess access = ClusterAccess.of(options("", "", "", account), () -> now);
        assertThat(access.server()).isEqualTo("https://[fd00::1]:443");
        assertThat(access.origin()).isEqualTo("the service account of this pod");
        assertThat(header(access)).isEqualTo("Bearer one");
        Files.writeString(account.resolve("token"), "two\n");
        now = now.plusSeconds(30);
        assertThat(header(access)).isEqualTo("Bearer one");
        now = now.plusSeconds(31);
        assertThat(header(access)).isEqualTo("Bearer two");
        Files.writeString(account.resolve("token"), "");
        now = now.plusSeconds(61);
        assertThat(header(access)).as("empty for a moment").isEqualTo("Bearer two");
        Files.delete(account.resolve("token"));
        now = now.plusSeconds(61);
        assertThat(header(access)).as("gone for a moment").isEqualTo("Bearer two");
        Files.writeString(account.resolve("token"), "three");
        now = now.plusSeconds(61);
        assertThat(header(access)).isEqualTo("Bearer three");
    }

    @Test
    void tokenThatIsRefused_isReadAgainAtOnce() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "old");
        try (ScriptedServer server = ScriptedServer.start()) {
            server.on(
                    Kind.LIST,
                    (request, wire) -> {
                        if (request.header("Authorization").equals("Bearer old")) {
                            Files.writeString(token, "new");
                            wire.failure(401, "Unauthorized", "rotated", "");
                        } else {
                            wire.json("{}");
                        }
                    });
            Path file = kubeconfig(folder.resolve("config"), "x", "tokenFile: token");
            ClusterAccess access = access(file.toString(), "", server.url());
            Get get = Get.of("some/thing", Get.JSON, Duration.ofSeconds(5));
            new Session(access).get(get).close();
            assertThat(server.requests(Kind.LIST).stream().map(r -> r.header("Authorization")))
                    .containsExactly("Bearer old", "Bearer new");
            assertThat(access.server()).isEqualTo(server.url());
        }
    }

    @Test
    void tokenThatStaysRefused_isNotReadInACircle() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "bad");
        try (ScriptedServer server = ScriptedServer.start()) {
            server.on(Kind.LIST, (_, wire) -> wire.failure(401, "Unauthorized", "no", ""));
            Path file = kubeconfig(folder.resolve("config"), "x", "tokenFile: " + token);
            ClusterAccess access = access(file.toString(), "", server.url());
            Get get = Get.of("some/thing", Get.JSON, Duration.ofSeconds(5));
            assertThatThrownBy(() -> new Session(access).get(get)).isInstanceOf(ApiFailure.class);
            assertThat(server.requests(Kind.LIST)).as("the same token once").hasSize(1);
            Files.writeString(token, "worse");
            assertThatThrownBy(() -> new Session(access).get(get)).isInstanceOf(ApiFailure.class);
            assertThat(server.requests(Kind.LIST)).as("within the pause").hasSize(2);
        }
    }

    @Test
    void serverBehindAPath_isAskedBelowIt() throws Exception {
        try (ScriptedServer server = ScriptedServer.start()) {
            for (String base : List.of("/k8s/clusters/c-1", "/k8s/clusters/c-1/")) {
                ClusterAccess access = access("", "", server.url() + base);
                assertThatThrownBy(
                                () ->
                                        new Session(access)
                                                .get(
                                                        Get.of(
                                                                        "api/v1/pods",
                                                                        Get.JSON,
                                                                        Duration.ofSeconds(5))
                                                                .with(
                                                                        "labelSelector",
                                                                        "a in (b,c)")))
                        .hasMessage("the API server says 404: not found");
            }
            assertThat(server.requests(Kind.LIST).stream().map(ScriptedServer.Request::target))
                    .containsOnly(
                            "/k8s/clusters/c-1/api/v1/pods?labelSelector=a%20in%20%28b%2Cc%29");
        }
    }

    private String headerOf(String user) throws Exception {
        return header(access(kubeconfig(folder.resolve("config"), "x", user).toString(), "", ""));
    }

    private static String header(ClusterAccess access) {
        return access.connection().login().authorization().get();
    }

    private ClusterAccess access(String kubeconfig, String context, String server)
            throws AccessException {
        return ClusterAccess.of(
                options(kubeconfig, context, server, Path.of("/nonexistent")), () -> now);
    }

    private AccessOptions options(String kubeconfig, String context, String server, Path account) {
        return new AccessOptions(kubeconfig, context, server, environment, account);
    }

    private Path kubeconfig(Path file, String name, String user) throws IOException {
        return Files.writeString(
                file,
                """
                current-context: NAME
                clusters:
                - name: NAME
                  cluster: {server: "https://NAME:6443"}
                contexts:
                - name: NAME
                  context: {cluster: NAME, user: NAME}
                users:
                - name: NAME
                  user: {USER}
                """
                        .replace("NAME", name)
                        .replace("USER", user));
    }

    private void plugin(String script) throws IOException {
        Path plugin = Files.writeString(folder.resolve("plugin"), "#!/bin/sh\n" + script + "\n");
        assertThat(plugin.toFile().setExecutable(true)).isTrue();
    }
}
