package io.kubeobject.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A plugin of ours, run as the kubelet runs them. */
class KubeletProvidersTest {

    private static final String CONFIG =
            """
            apiVersion: kubelet.config.k8s.io/v1
            kind: CredentialProviderConfig
            providers:
              - name: cloud
                apiVersion: credentialprovider.kubelet.k8s.io/v1
                matchImages: ["*.cloud.example", "exact.example/team"]
                defaultCacheDuration: "10m"
                args: [get-credentials, --verbose]
                env: [{name: REGION, value: north}]
            """;

    @TempDir Path folder;

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private final List<String> steps = new ArrayList<>();
    private Path asked;

    @BeforeEach
    void remember() {
        asked = folder.resolve("asked");
    }

    /** Writes down how it was run, then prints an answer. */
    private void plugin(String answer) throws IOException {
        Path file = folder.resolve("cloud");
        Files.writeString(
                file,
                """
                #!/bin/sh
                echo "$* $REGION $(cat)" >> %s
                cat <<'END'
                %s
                END
                """
                        .formatted(asked, answer));
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Keyring read(String config) throws IOException {
        Path file = Files.writeString(folder.resolve("config.yaml"), config);
        return KubeletProviders.read(file, folder, now::get);
    }

    private static String answer(String cacheKeyType, String more) {
        return """
        {"kind":"CredentialProviderResponse",
         "apiVersion":"credentialprovider.kubelet.k8s.io/v1",
         "cacheKeyType":"%s",%s
         "auth":{"*.cloud.example":{"username":"u","password":"hunter2"},
                 "eu.cloud.example/shop":{"username":"v","password":"w"}}}
        """
                .formatted(cacheKeyType, more);
    }

    private List<String> users(Keyring keyring, String place) throws InterruptedException {
        return keyring.find(place, (what, detail) -> steps.add(what + " " + detail)).stream()
                .map(Credential::user)
                .toList();
    }

    @Test
    void plugin_isAskedAsTheKubeletDoes_andTheMostSpecificComesFirst() throws Exception {
        plugin(answer("Registry", ""));
        Keyring keyring = read(CONFIG);
        assertThat(users(keyring, "eu.cloud.example/shop/web")).containsExactly("v", "u");
        assertThat(Files.readString(asked))
                .isEqualTo(
                        "get-credentials --verbose north {\"kind\":\"CredentialProviderRequest\","
                                + "\"apiVersion\":\"credentialprovider.kubelet.k8s.io/v1\","
                                + "\"image\":\"eu.cloud.example/shop/web\"}\n");
        assertThat(users(keyring, "other.example/x")).isEmpty();
        assertThat(users(keyring, "exact.example/other")).isEmpty();
        assertThat(Files.readAllLines(asked)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"Image, 3", "Registry, 2", "Global, 1"})
    void answer_isKeptForWhatItSays(String type, int runs) throws Exception {
        plugin(answer(type, ""));
        Keyring keyring = read(CONFIG);
        for (String place :
                List.of("eu.cloud.example/a", "eu.cloud.example/b", "us.cloud.example/a")) {
            assertThat(users(keyring, place)).containsExactly("u");
            assertThat(users(keyring, place)).containsExactly("u");
        }
        assertThat(Files.readAllLines(asked)).hasSize(runs);
        now.set(now.get().plusSeconds(600));
        users(keyring, "eu.cloud.example/a");
        assertThat(Files.readAllLines(asked)).hasSize(runs + 1);
    }

    @Test
    void answer_mayForbidThatItIsKept() throws Exception {
        plugin(answer("Global", "\"cacheDuration\":\"0s\","));
        Keyring keyring = read(CONFIG);
        users(keyring, "eu.cloud.example/a");
        users(keyring, "eu.cloud.example/a");
        assertThat(Files.readAllLines(asked)).hasSize(2);
    }

    @Test
    void plugin_thatFails_isTold_andNotRunForEveryImage() throws Exception {
        plugin("hunter2");
        Keyring keyring = read(CONFIG);
        assertThat(users(keyring, "eu.cloud.example/a")).isEmpty();
        assertThat(users(keyring, "eu.cloud.example/a")).isEmpty();
        assertThat(Files.readAllLines(asked)).hasSize(1);
        assertThat(steps)
                .containsExactly(
                        "credentials the plugin cloud failed: expected a JSON object; it breaks"
                                + " off or has a mistake");
        now.set(now.get().plusSeconds(31));
        plugin(answer("Image", ""));
        assertThat(users(keyring, "eu.cloud.example/a")).containsExactly("u");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: CredentialProviderConfig | kind: Pod | expected kind",
                "name: cloud | name: ../cloud | expected the name of a provider",
                "kubelet.k8s.io/v1 | kubelet.k8s.io/v1alpha1 | expected apiVersion",
                "defaultCacheDuration: \"10m\" | defaultCacheDuration: soon | expected a duration",
                "args: | tokenAttributes: {a: b}, args: | is no YAML",
                "env: | tokenAttributes: | tokenAttributes is not supported",
            })
    void config_withAMistake_isNamed(String correct, String mistake, String message) {
        assertThatThrownBy(() -> read(CONFIG.replace(correct, mistake)))
                .hasMessageStartingWith(folder.resolve("config.yaml").toString())
                .hasMessageContaining(message);
    }
}
