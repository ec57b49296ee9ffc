package io.kubeobject.source.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeobject.source.kubernetes.ScriptedServer.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

class ProxyRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "https://api.example.com      | -                           | secure",
                "http://api.example.com       | -                           | plain",
                "https://api.example.com      | *                           | direct",
                "https://api.example.com      | example.com                 | direct",
                "https://api.example.com      | .example.com                | direct",
                "https://example.com          | .example.com                | secure",
                "https://api.example.com      | *.example.com               | direct",
                "https://api.example.com      | ample.com                   | secure",
                "https://api.example.com:6443 | example.com:6443            | direct",
                "https://api.example.com:6443 | example.com:443             | secure",
                "https://api.example.com      | API.EXAMPLE.COM             | direct",
                "https://10.1.2.3             | 10.0.0.0/8                  | direct",
                "https://10.1.2.3             | 10.1.2.0/25, 192.168.0.0/16 | direct",
                "https://10.1.2.3             | 10.1.2.128/25               | secure",
                "https://10.1.2.3             | 10.1.2.3                    | direct",
                "https://10.1.2.3             | 10.1.2.4                    | secure",
                "https://[fd00::1]:6443       | fd00::/8                    | direct",
                "https://[fd00::1]:6443       | fe00::/8                    | secure",
                "https://10.1.2.3             | 10.0.0.0/8x                 | secure",
                "https://localhost:6443       | -                           | direct",
                "https://127.0.0.1:6443       | -                           | direct",
                "https://[::1]:6443           | -                           | direct"
            })
    void environment_isReadAsGoReadsIt(String url, String noProxy, String expected)
            throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put("HTTPS_PROXY", "http://secure:3128");
        environment.put("http_proxy", "plain");
        if (noProxy != null) {
            environment.put("NO_PROXY", noProxy);
        }
        Proxy proxy = ProxyRules.of("", options(environment)).select(URI.create(url)).getFirst();
        switch (expected) {
            case "direct" -> assertThat(proxy).isEqualTo(Proxy.NO_PROXY);
            case "secure" ->
                    assertThat(proxy.toString())
                            .contains("HTTP")
                            .contains("secure")
                            .contains("3128");
            default ->
                    assertThat(proxy.toString()).contains("HTTP").contains("plain").contains("80");
        }
    }

    @Test
    void proxyOfTheKubeconfig_isForEverything() throws Exception {
        ProxyRules rules =
                ProxyRules.of(
                        "socks5://gate", options(Map.of("NO_PROXY", "*", "HTTPS_PROXY", "x")));
        Proxy proxy = rules.select(URI.create("https://10.0.0.1")).getFirst();
        assertThat(proxy.type()).isEqualTo(Proxy.Type.SOCKS);
        assertThat(proxy.toString()).contains("gate").contains("1080");
    }

    @Test
    void proxyThatCannotBeUsed_isTold() {
        assertThatThrownBy(() -> ProxyRules.of("https://gate:1", options(Map.of())))
                .isInstanceOf(AccessException.class)
                .hasMessage(
                        "proxy \"https://gate:1\": scheme https is not supported; expected http or"
                                + " socks5");
        assertThatThrownBy(() -> ProxyRules.of("", options(Map.of("https_proxy", "http://"))))
                .isInstanceOf(AccessException.class)
                .hasMessageStartingWith("proxy \"http://\": ");
    }

    @Test
    void requests_goThroughTheProxy_withItsCredentials() throws Exception {
        try (ScriptedServer proxy = ScriptedServer.start()) {
            proxy.on(
                    Kind.LIST,
                    (request, wire) -> {
                        if (request.header("Proxy-Authorization").isEmpty()) {
                            wire.status(407, "", "Proxy-Authenticate: Basic realm=\"x\"\r\n");
                        } else {
                            wire.json("{}");
                        }
                    });
            String url = "http://user:secret@127.0.0.1:" + proxy.port();
            ClusterAccess access =
                    ClusterAccess.of(
                            new AccessOptions(
                                    "",
                                    "",
                                    "http://api.example.com",
                                    Map.of("HTTP_PROXY", url),
                                    Path.of("/nonexistent")));
            new Session(access).get(Get.of("api/v1/pods", Get.JSON, Duration.ofSeconds(5))).close();
            ScriptedServer.Request request = proxy.requests(Kind.LIST).getLast();
            assertThat(request.target()).isEqualTo("http://api.example.com/api/v1/pods");
            assertThat(request.header("Proxy-Authorization")).isEqualTo("Basic dXNlcjpzZWNyZXQ=");
        }
    }

    private static AccessOptions options(Map<String, String> environment) {
        return new AccessOptions("", "", "", environment, Path.of("/nonexistent"));
    }
}
