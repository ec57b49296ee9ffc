package io.kubeobject.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

class DockerConfigTest {

    private static final String PLACE = "registry.example/shop/web";

    @TempDir Path folder;

    private final List<String> steps = new ArrayList<>();

    private static String auth(String user, String password) {
        return Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private List<Credential> find(Keyring keyring, String place) throws InterruptedException {
        return keyring.find(place, (what, detail) -> steps.add(what + " " + detail));
    }

    private static Keyring secret(String json) throws IOException {
        return DockerConfig.ofSecret(json.getBytes(StandardCharsets.UTF_8), "the secret shop/pull");
    }

    @Test
    void secret_ofEitherKind_givesItsCredentials_theMostSpecificFirst() throws Exception {
        String auths =
                "{\"registry.example\":{\"auth\":\"%s\"},"
                    + "\"https://registry.example/shop\":{\"username\":\"b\",\"password\":\"2\"},"
                    + "\"other.example\":{\"auth\":\"%1$s\"},\"registry.example/x\":{}}";
        String filled = auths.formatted(auth("a", "p:1"));
        for (String text : List.of(filled, "{\"auths\":" + filled + "}")) {
            assertThat(find(secret(text), PLACE))
                    .containsExactly(
                            Credential.ofPassword("b", "2", "the secret shop/pull"),
                            Credential.ofPassword("a", "p:1", "the secret shop/pull"));
            assertThat(find(secret(text), "third.example/x")).isEmpty();
        }
    }

    @Test
    void secret_ofDockerHub_isForNamesWithoutARegistry() throws Exception {
        Keyring keyring =
                secret("{\"auths\":{\"https://index.docker.io/v1/\":{\"auth\":\"YTpi\"}}}");
        assertThat(find(keyring, ImageName.parse("nginx").place())).hasSize(1);
    }

    @Test
    void tokens_areRead() throws Exception {
        assertThat(
                        find(
                                secret(
                                        "{\"auths\":{\"registry.example\":{\"auth\":\"YTo=\","
                                            + "\"identitytoken\":\"i\",\"registrytoken\":\"r\"}}}"),
                                PLACE))
                .containsExactly(new Credential("a", "", "i", "r", "the secret shop/pull"));
    }

    @Test
    void secret_cannotChooseWhatRuns() throws Exception {
        Keyring keyring =
                secret(
                        "{\"credsStore\":\"evil\",\"credHelpers\":{\"registry.example\":\"evil\"},"
                                + "\"auths\":{}}");
        assertThat(find(keyring, PLACE)).isEmpty();
        assertThat(steps).as("a helper that does not run would be told").isEmpty();
    }

    @Test
    void secret_thatIsNone_isNamed_andNotShown() {
        for (String text : List.of("hunter2", "[\"hunter2\"]", "{\"auths\":{\"hunter2", "")) {
            assertThatThrownBy(() -> secret(text))
                    .hasMessageStartingWith("the secret shop/pull is no docker configuration: ")
                    .hasMessageNotContaining("hunter2");
        }
    }

    private void helper(String name, String script) throws IOException {
        Path file = folder.resolve("docker-credential-" + name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Keyring file(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), json);
        return DockerConfig.read(file, folder.resolve("docker-credential-").toString());
    }

    @Test
    void helper_isAskedForItsRegistry_asTheFileSpellsIt() throws Exception {
        helper(
                "own",
                "read server; echo \"{\\\"Username\\\":\\\"u\\\",\\\"Secret\\\":"
                        + "\\\"$1 $server\\\"}\"");
        Keyring keyring =
                file(
                        "{\"credHelpers\":{\"https://registry.example\":\"own\"},"
                                + "\"auths\":{\"registry.example\":{}}}");
        List<Credential> found = find(keyring, PLACE);
        assertThat(found)
                .extracting(Credential::user, Credential::password)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("u", "get https://registry.example"));
        assertThat(found.getFirst().origin())
                .isEqualTo("the helper docker-credential-own of " + folder.resolve("config.json"));
        assertThat(find(keyring, "other.example/x")).isEmpty();
    }

    @Test
    void store_isAskedWhereNothingElseIsKnown_andMayHaveTokens() throws Exception {
        helper("store", "cat >/dev/null; echo '{\"Username\":\"<token>\",\"Secret\":\"i\"}'");
        Keyring keyring =
                file(
                        "{\"credsStore\":\"store\",\"auths\":{\"known.example\":{\"auth\":\"YTpi\"}}}");
        assertThat(find(keyring, PLACE)).extracting(Credential::identityToken).containsExactly("i");
        assertThat(find(keyring, "known.example/x"))
                .extracting(Credential::user)
                .containsExactly("a");
    }

    @Test
    void helper_thatFails_isTold_withoutWhatItSaid() throws Exception {
        helper("bad", "echo hunter2; echo hunter2 >&2; exit 3");
        helper("odd", "echo hunter2");
        helper("big", "yes hunter2");
        for (String name : List.of("bad", "odd", "big", "missing", "../x")) {
            Keyring keyring = file("{\"credsStore\":\"" + name + "\"}");
            assertThat(find(keyring, PLACE)).as(name).isEmpty();
        }
        assertThat(steps)
                .hasSize(5)
                .noneMatch(step -> step.contains("hunter2"))
                .anyMatch(step -> step.endsWith("has none: exit code 3"))
                .anyMatch(step -> step.contains("docker-credential-missing"))
                .anyMatch(step -> step.endsWith("no such file or directory"));
    }

    @Test
    void standardFile_isFoundAsDockerAndPodmanDo() throws Exception {
        Path own = Files.createDirectories(folder.resolve(".docker")).resolve("config.json");
        Map<String, String> environment = Map.of("HOME", folder.toString());
        assertThat(DockerConfig.standardFile(environment)).isEmpty();
        Files.writeString(own, "{}");
        assertThat(DockerConfig.standardFile(environment)).contains(own);
        assertThat(DockerConfig.standardFile(Map.of("REGISTRY_AUTH_FILE", own.toString())))
                .contains(own);
    }
}
