package io.kubeobject.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.it.RealRegistry.User;
import io.kubeobject.source.kubernetes.TestCertificates;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;

/**
 * Images of real Deployments in real registries: what happens to an image, a registry or a password
 * becomes a state and an alert, and passes.
 */
class ImagesIT {

    private static final String EXPORTER = "kube-object-exporter";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir Path folder;

    private final Deque<AutoCloseable> servers = new ArrayDeque<>();
    private RealCluster cluster;
    private KoeProcess koe;

    @AfterEach
    void close() throws Exception {
        while (!servers.isEmpty()) {
            servers.pop().close();
        }
    }

    private <T extends AutoCloseable> T open(T server) {
        servers.push(server);
        return server;
    }

    @Test
    void whatHappensToImages_isSeen_andAlertedOf() throws Exception {
        RealRegistry open = open(RealRegistry.start(folder.resolve("open")));
        RealRegistry locked = open(RealRegistry.start(folder.resolve("locked"), User.CORRECT));
        RealRegistry tls = tls();
        for (RealRegistry registry : List.of(open, locked, tls)) {
            registry.push("shop/web", "1");
        }
        cluster = open(RealCluster.start(folder));
        Scenario.createPullSecret(cluster, locked, User.CORRECT.password());
        deploy("open", open);
        deploy("locked", locked);
        deploy("tls", tls);
        cluster.kubectl("apply", "-k", "deploy/images");
        koe = open(exporter());
        RealPrometheus prometheus = open(RealPrometheus.start(folder, prometheus()));

        await("open", open, "available");
        secretsMayNotBeRead(locked);
        await("locked", locked, "available");

        newImage_isLookedForAtOnce(open);
        tagGoes(open, prometheus);
        registryStops(open, prometheus);
        passwordChanges(locked, prometheus);
        assertThat(shows("tls", tls, "authentication_failure")).isTrue();
        deploymentNeedsNoImage(open);
        noSecretIsTold();
    }

    private RealRegistry tls() throws Exception {
        TestCertificates certificates = new TestCertificates();
        Path authority = folder.resolve("ca.crt");
        Files.write(authority, certificates.authority("authority"));
        Path certificate = folder.resolve("server.crt");
        Files.write(certificate, certificates.signed("server", "authority", "127.0.0.1"));
        Path key = folder.resolve("server.key");
        byte[] encoded = certificates.key("server").getEncoded();
        Files.write(key, TestCertificates.pem("PRIVATE KEY", encoded));
        RealRegistry registry =
                open(
                        RealRegistry.start(
                                folder.resolve("tls"),
                                User.OTHER,
                                new RealRegistry.Certificate(certificate, key, authority)));
        Path hosts = Files.createDirectories(folder.resolve("hosts").resolve(registry.place()));
        Files.writeString(
                hosts.resolve("hosts.toml"),
                "server = 'https://%s'\nca = '%s'\n".formatted(registry.place(), authority));
        return registry;
    }

    private void deploy(String name, RealRegistry registry) {
        cluster.kubectl("-n", "shop", "create", "deployment", name, "--image=" + image(registry));
    }

    private static String image(RealRegistry registry) {
        return registry.place() + "/shop/web:1";
    }

    /** The pack as it is, but for a pace that a test can wait for. */
    private KoeProcess exporter() throws IOException {
        String pack = Files.readString(Path.of("mappings/images/deployments.yaml"));
        Path mapping = folder.resolve("images.yaml");
        Files.writeString(
                mapping, pack.replace("    when: wanted\n", "    when: wanted\n    every: 10s\n"));
        String token = cluster.kubectl("-n", EXPORTER, "create", "token", EXPORTER).strip();
        return KoeProcess.ready(
                folder,
                cluster.kubeconfig("exporter", token),
                "--mappings=" + mapping,
                "--registry-hosts=" + folder.resolve("hosts"),
                "--log.level=debug");
    }

    private String prometheus() throws IOException {
        String rules = Files.readString(Path.of("deploy/prometheus/images.rules.yml"));
        Path file =
                Files.writeString(
                        folder.resolve("rules.yml"),
                        rules.replaceAll("interval: \\w+", "interval: 1s"));
        return """
        global: {scrape_interval: 1s, evaluation_interval: 1s}
        rule_files: ["%s"]
        scrape_configs:
        - job_name: koe
          honor_labels: true
          static_configs: [{targets: ["%s"]}]
        """
                .formatted(file, koe.url().getAuthority());
    }

    private boolean shows(String deployment, RealRegistry registry, String mode) {
        return shows(deployment, image(registry), mode);
    }

    private boolean shows(String deployment, String image, String mode) {
        String labels =
                "{namespace=\"shop\",kind=\"deployment\",name=\"%s\",container=\"web\",image=\"%s\"}"
                        .formatted(deployment, image);
        return koe.shows("k8s_image_availability_exporter_" + mode + labels + " 1");
    }

    private void await(String deployment, RealRegistry registry, String mode) {
        Await.until(deployment + " is " + mode, SOON, () -> shows(deployment, registry, mode));
    }

    private void secretsMayNotBeRead(RealRegistry locked) {
        await("locked", locked, "authentication_failure");
        assertThat(
                        KoeProcess.value(
                                koe.telemetry(),
                                "koe_image_pull_secret_problems{reason=\"forbidden\"}"))
                .isPositive();
        cluster.kubectl("apply", "-k", "deploy/images-pull-secrets");
    }

    private void newImage_isLookedForAtOnce(RealRegistry open) {
        String image = open.place() + "/shop/web:none";
        cluster.kubectl("-n", "shop", "set", "image", "deployment/open", "web=" + image);
        Await.until("a new image", Duration.ofSeconds(5), () -> shows("open", image, "absent"));
        assertThat(koe.scrape())
                .doesNotContain("name=\"open\",container=\"web\",image=\"" + image(open));
        cluster.kubectl("-n", "shop", "set", "image", "deployment/open", "web=" + image(open));
        await("open", open, "available");
    }

    private void tagGoes(RealRegistry open, RealPrometheus prometheus) {
        open.deleteTag("shop/web", "1");
        await("open", open, "absent");
        awaitAlerts(prometheus, "open", true);
        open.push("shop/web", "1");
        await("open", open, "available");
        awaitAlerts(prometheus, "open", false);
    }

    private void registryStops(RealRegistry open, RealPrometheus prometheus) {
        open.stop();
        await("open", open, "registry_unavailable");
        awaitAlerts(prometheus, "open", true);
        open.restart();
        await("open", open, "available");
        awaitAlerts(prometheus, "open", false);
    }

    private void passwordChanges(RealRegistry locked, RealPrometheus prometheus) {
        locked.change(User.OTHER);
        await("locked", locked, "authentication_failure");
        awaitAlerts(prometheus, "locked", true);
        cluster.kubectl("-n", "shop", "delete", "secret", "pull");
        Scenario.createSecret(cluster, locked, User.OTHER.password());
        await("locked", locked, "available");
        awaitAlerts(prometheus, "locked", false);
    }

    private void deploymentNeedsNoImage(RealRegistry open) {
        assertThat(koe.scrape()).contains("name=\"open\"");
        cluster.kubectl("-n", "shop", "scale", "deployment/open", "--replicas=0");
        Await.until(
                "no series of what runs no pod",
                Duration.ofSeconds(10),
                () -> !koe.scrape().contains("name=\"open\""));
        assertThat(shows("open", open, "available")).isFalse();
    }

    private static void awaitAlerts(RealPrometheus prometheus, String name, boolean firing) {
        Await.until(
                "alerts of " + name + (firing ? " fire" : " are silent"),
                SOON,
                () ->
                        prometheus.firing("DeploymentImageUnavailable", "name=\"" + name + "\"")
                                        == firing
                                && prometheus.firing(
                                                "DeploymentImageAbsent",
                                                "owner_name=\"" + name + "\"")
                                        == firing);
    }

    private void noSecretIsTold() {
        String told = koe.output() + koe.scrape() + koe.telemetry();
        assertThat(told).contains("the secret shop/pull");
        for (User user : List.of(User.CORRECT, User.OTHER)) {
            String pair = "bob:" + user.password();
            String basic =
                    Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            assertThat(told).doesNotContain(user.password()).doesNotContain(basic);
        }
    }
}
