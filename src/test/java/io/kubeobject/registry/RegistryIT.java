package io.kubeobject.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.it.RealRegistry;
import io.kubeobject.it.RealRegistry.User;
import io.kubeobject.source.kubernetes.TestCertificates;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** The client against the real registry: what happens to images happens to verdicts. */
class RegistryIT {

    @TempDir Path folder;

    private static Credential bob(User user) {
        return Credential.ofPassword("bob", user.password(), "the test");
    }

    @Test
    void images_arePushedAndTaken_andTheRegistryStops() throws Exception {
        try (RealRegistry registry = RealRegistry.start(folder);
                Asker asker = Asker.standard()) {
            String name = registry.place() + "/shop/web";
            assertThat(asker.check(name + ":1").mode()).isEqualTo(Mode.ABSENT);

            String digest = registry.push("shop/web", "1");
            assertThat(asker.check(name + ":1")).isEqualTo(new Verdict.Available(digest));
            assertThat(asker.check(name + "@" + digest)).isEqualTo(new Verdict.Available(digest));
            assertThat(asker.check(name + ":2").mode()).isEqualTo(Mode.ABSENT);
            registry.push("x", "1");
            assertThat(asker.check(registry.place() + "/x:1").mode()).isEqualTo(Mode.AVAILABLE);

            registry.deleteTag("shop/web", "1");
            assertThat(asker.check(name + ":1").mode()).isEqualTo(Mode.ABSENT);
            assertThat(asker.check(name + "@" + digest).mode()).isEqualTo(Mode.AVAILABLE);

            registry.stop();
            assertThat(asker.check(registry.place() + "/x:1").mode())
                    .isEqualTo(Mode.REGISTRY_UNAVAILABLE);
            registry.restart();
            assertThat(asker.check(registry.place() + "/x:1").mode()).isEqualTo(Mode.AVAILABLE);
        }
    }

    @Test
    void index_isReadForItsPlatforms() throws Exception {
        try (RealRegistry registry = RealRegistry.start(folder)) {
            String digest = registry.pushIndex("shop/web", "multi", "amd64");
            String image = registry.place() + "/shop/web:multi";
            try (Asker any = Asker.standard();
                    Asker amd = Asker.standard().on("linux/amd64");
                    Asker arm = Asker.standard().on("linux/arm64")) {
                assertThat(any.check(image)).isEqualTo(new Verdict.Available(digest));
                assertThat(amd.check(image)).isEqualTo(new Verdict.Available(digest));
                assertThat(arm.check(image).mode()).isEqualTo(Mode.ABSENT);
            }
        }
    }

    @Test
    void password_decides_andItsChangeIsNoticed() throws Exception {
        try (RealRegistry registry = RealRegistry.start(folder, User.CORRECT);
                Asker asker = Asker.standard()) {
            registry.push("shop/web", "1");
            String image = registry.place() + "/shop/web:1";
            assertThat(asker.check(image).mode()).isEqualTo(Mode.AUTHENTICATION_FAILURE);
            asker.with(registry.place(), bob(User.OTHER));
            assertThat(asker.check(image).mode()).isEqualTo(Mode.AUTHENTICATION_FAILURE);
            asker.with(registry.place(), bob(User.CORRECT));
            assertThat(asker.check(image).mode()).isEqualTo(Mode.AVAILABLE);

            registry.change(User.OTHER);
            assertThat(asker.check(image).mode()).isEqualTo(Mode.AUTHENTICATION_FAILURE);
            asker.with(registry.place(), bob(User.OTHER));
            assertThat(asker.check(image).mode()).isEqualTo(Mode.AVAILABLE);
            assertThat(String.join("\n", asker.steps()))
                    .contains("wants basic")
                    .doesNotContain("correct-horse")
                    .doesNotContain("battery-staple");
        }
    }

    @Test
    void certificate_isTrusted_onlyIfTheHostsFolderSaysSo() throws Exception {
        RealRegistry.Certificate certificate = certificate();
        try (RealRegistry registry =
                RealRegistry.start(folder.resolve("data"), User.CORRECT, certificate)) {
            registry.push("shop/web", "1");
            String image = registry.place() + "/shop/web:1";
            Path hosts = Files.createDirectories(folder.resolve("hosts").resolve(registry.place()));
            Asker asker =
                    Asker.of(RegistryHosts.folder(folder.resolve("hosts")))
                            .with(registry.place(), bob(User.CORRECT));

            Path file = hosts.resolve("hosts.toml");
            Files.writeString(file, "server = 'https://%s'\n".formatted(registry.place()));
            Verdict verdict = asker.check(image);
            assertThat(verdict.mode()).isEqualTo(Mode.REGISTRY_UNAVAILABLE);
            assertThat(verdict.reason()).endsWith("signed by no authority that is trusted here");

            Files.writeString(
                    file,
                    "server = 'https://%s'\nca = '%s'\n"
                            .formatted(registry.place(), certificate.authority()));
            assertThat(asker.check(image).mode()).isEqualTo(Mode.AVAILABLE);

            Files.writeString(
                    file,
                    "server = 'https://%s'\nskip_verify = true\n".formatted(registry.place()));
            assertThat(asker.check(image).mode()).isEqualTo(Mode.AVAILABLE);
        }
    }

    @Test
    void mirror_thatHasTheImage_isEnough() throws Exception {
        try (RealRegistry origin = RealRegistry.start(folder.resolve("origin"));
                RealRegistry mirror = RealRegistry.start(folder.resolve("mirror"))) {
            origin.push("a", "1");
            origin.push("b", "1");
            mirror.push("a", "1");
            Path hosts = Files.createDirectories(folder.resolve("hosts/shop.example"));
            Files.writeString(
                    hosts.resolve("hosts.toml"),
                    "server = 'http://%s'\n[host.'http://%s']\n"
                            .formatted(origin.place(), mirror.place()));
            Asker asker = Asker.of(RegistryHosts.folder(folder.resolve("hosts")));
            origin.deleteTag("a", "1");
            assertThat(asker.check("shop.example/a:1").mode()).isEqualTo(Mode.AVAILABLE);
            assertThat(asker.check("shop.example/b:1").mode()).isEqualTo(Mode.AVAILABLE);
            assertThat(asker.check("shop.example/c:1").mode()).isEqualTo(Mode.ABSENT);
            mirror.stop();
            assertThat(asker.check("shop.example/b:1").mode()).isEqualTo(Mode.AVAILABLE);
        }
    }

    private RealRegistry.Certificate certificate() throws Exception {
        TestCertificates certificates = new TestCertificates();
        Path authority = folder.resolve("ca.crt");
        Files.write(authority, certificates.authority("authority"));
        Path certificate = folder.resolve("server.crt");
        Files.write(certificate, certificates.signed("server", "authority", "127.0.0.1"));
        Path key = folder.resolve("server.key");
        Files.write(key, pem(certificates));
        return new RealRegistry.Certificate(certificate, key, authority);
    }

    private static byte[] pem(TestCertificates certificates) throws GeneralSecurityException {
        return TestCertificates.pem("PRIVATE KEY", certificates.key("server").getEncoded());
    }
}
