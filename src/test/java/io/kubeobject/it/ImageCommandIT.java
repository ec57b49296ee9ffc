package io.kubeobject.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.it.RealRegistry.User;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code koe image}, with the pull secrets of a real cluster, at a registry with a password. */
class ImageCommandIT {

    private static final String PASSWORD = User.CORRECT.password();

    @TempDir Path folder;

    private record Run(int exit, String output) {}

    private Run koe(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(KoeProcess.command());
        command.add("image");
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), text);
    }

    @Test
    void eachStep_isPrinted_andNoSecret() throws Exception {
        try (RealCluster cluster = RealCluster.start(folder);
                RealRegistry registry =
                        RealRegistry.start(folder.resolve("registry"), User.CORRECT)) {
            String digest = registry.push("shop/web", "1");
            String image = registry.place() + "/shop/web:1";
            Scenario.createPullSecret(cluster, registry, PASSWORD);
            String kubeconfig =
                    "--kubeconfig=" + cluster.kubeconfig("admin", RealCluster.ADMIN_TOKEN);

            Run found = koe(kubeconfig, "--namespace", "shop", image);
            assertThat(found.output())
                    .contains("the service account shop/default names [pull]")
                    .contains("the secret shop/pull for " + registry.place() + "/shop/web")
                    .contains("HEAD http://" + registry.place() + "/v2/shop/web/manifests/1")
                    .contains("401, wants basic")
                    .contains("available: " + digest)
                    .doesNotContain(PASSWORD);
            assertThat(found.exit()).isZero();

            Run refused = koe(image);
            assertThat(refused.output()).contains("authentication_failure: ");
            assertThat(refused.exit()).isEqualTo(1);

            cluster.kubectl("-n", "shop", "create", "serviceaccount", "nobody");
            String token = cluster.kubectl("-n", "shop", "create", "token", "nobody").strip();
            String nobody = "--kubeconfig=" + cluster.kubeconfig("nobody", token);
            Run forbidden = koe(nobody, "--namespace", "shop", "--pull-secrets", "pull", image);
            assertThat(forbidden.output())
                    .contains("the secret shop/pull cannot be read: ")
                    .contains("authentication_failure: ")
                    .doesNotContain(token);
            assertThat(forbidden.exit()).isEqualTo(1);
        }
    }

    @Test
    void dockersOwnConfiguration_isFound_withoutACluster() throws Exception {
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"), User.CORRECT)) {
            registry.pushIndex("shop/web", "multi", "amd64");
            String image = registry.place() + "/shop/web:multi";
            Files.writeString(
                    Files.createDirectories(folder.resolve(".docker")).resolve("config.json"),
                    """
                    {"auths": {"%s": {"username": "bob", "password": "%s"}}}
                    """
                            .formatted(registry.place(), PASSWORD));
            assertThat(koe(image).output()).contains("available: sha256:");
            assertThat(koe("--platform", "linux/amd64", image).exit()).isZero();
            Run other = koe("--platform", "linux/arm64", image);
            assertThat(other.output()).contains("absent: ").contains("linux/arm64");
            assertThat(other.exit()).isEqualTo(1);
        }
    }
}
