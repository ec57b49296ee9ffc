package io.kubeobject.registry;

import static io.kubeobject.registry.HostileRegistry.DIGEST;
import static io.kubeobject.registry.HostileRegistry.FOUND;
import static io.kubeobject.registry.HostileRegistry.MANIFEST;
import static io.kubeobject.registry.HostileRegistry.json;
import static io.kubeobject.registry.HostileRegistry.say;
import static io.kubeobject.registry.HostileRegistry.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

class RegistryClientTest {

    private static final Credential BOB = Credential.ofPassword("bob", "correct-horse", "the test");

    private final Asker asker = Asker.standard();

    @Test
    void manifest_thatIsThere_isAvailable_byOneHead() throws Exception {
        try (HostileRegistry registry = HostileRegistry.saying(_ -> FOUND)) {
            assertThat(asker.check(registry.image())).isEqualTo(new Verdict.Available(DIGEST));
            assertThat(registry.requests()).hasSize(1);
            HostileRegistry.Request request = registry.requests().getFirst();
            assertThat(request.method()).isEqualTo("HEAD");
            assertThat(request.target()).isEqualTo("/v2/shop/web/manifests/1");
            assertThat(request.header("Accept"))
                    .contains("oci.image.index.v1+json")
                    .contains("docker.distribution.manifest.v1+prettyjws");
            assertThat(request.header("Authorization")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "404, ABSENT, 1",
        "401, AUTHENTICATION_FAILURE, 1",
        "403, AUTHORIZATION_FAILURE, 1",
        "400, UNKNOWN_ERROR, 1",
        "418, UNKNOWN_ERROR, 1",
        "500, REGISTRY_UNAVAILABLE, 3",
        "503, REGISTRY_UNAVAILABLE, 3",
    })
    void status_hasItsMode_andWhatMayPassIsAskedAgain(int code, Mode mode, int requests)
            throws Exception {
        try (HostileRegistry registry = HostileRegistry.saying(_ -> status(code))) {
            assertThat(asker.check(registry.image()).mode()).isEqualTo(mode);
            assertThat(registry.requests()).hasSize(requests);
        }
    }

    @Test
    void failure_thatPasses_isNoVerdict() throws Exception {
        AtomicInteger count = new AtomicInteger();
        try (HostileRegistry registry =
                HostileRegistry.saying(_ -> count.getAndIncrement() < 2 ? status(502) : FOUND)) {
            assertThat(asker.check(registry.image()).mode()).isEqualTo(Mode.AVAILABLE);
        }
    }

    @Test
    void registry_thatIsNotThere_isUnavailable() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Verdict verdict = asker.check("127.0.0.1:" + port + "/x");
        assertThat(verdict).isInstanceOf(Verdict.RegistryUnavailable.class);
        assertThat(verdict.reason())
                .isEqualTo(
                        "http://127.0.0.1:" + port + "/v2/x/manifests/latest: connection refused");
        assertThat(asker.check("no-such-host.invalid/x"))
                .isInstanceOf(Verdict.RegistryUnavailable.class)
                .extracting(Verdict::reason)
                .asString()
                .endsWith("its name is not known");
    }

    @Test
    void name_thatIsNone_asksNobody() throws Exception {
        try (HostileRegistry registry = HostileRegistry.saying(_ -> FOUND)) {
            assertThat(asker.check(registry.place() + "/Shop/web:1").mode())
                    .isEqualTo(Mode.BAD_IMAGE_FORMAT);
            assertThat(asker.check(registry.place() + "/shop/web:..").mode())
                    .isEqualTo(Mode.ABSENT);
            assertThat(registry.requests()).isEmpty();
        }
    }

    @Test
    void head_thatIsNotKnown_orSaysTooLittle_isFollowedByAGet() throws Exception {
        for (String head :
                List.of(status(405), status(501), status(200), FOUND.replace("oci", "odd"))) {
            try (HostileRegistry registry =
                    HostileRegistry.start(
                            (request, out) ->
                                    say(
                                            out,
                                            request.method().equals("HEAD")
                                                    ? head
                                                    : json(MANIFEST)))) {
                Verdict verdict = asker.check(registry.image());
                assertThat(verdict.mode()).as(head).isEqualTo(Mode.AVAILABLE);
                assertThat(verdict.reason()).startsWith("sha256:");
            }
        }
    }

    @Test
    void page_thatIsNoManifest_isNoImage() throws Exception {
        for (String body : List.of("<html>log in</html>", "{}", "[1]", "{\"schemaVersion\":2")) {
            try (HostileRegistry registry = HostileRegistry.saying(_ -> json(body))) {
                // The answer to a HEAD has no body; what comes uninvited breaks the connection.
                Verdict verdict = new WithoutHeadBody(registry.place()).check();
                assertThat(verdict.mode()).as(body).isEqualTo(Mode.UNKNOWN_ERROR);
                assertThat(verdict.reason()).doesNotContain(body);
            }
        }
    }

    /** Asks for a platform, so that the manifest is read by the first request. */
    private record WithoutHeadBody(String place) {
        Verdict check() throws InterruptedException {
            try (Asker asker = Asker.standard().on("linux/amd64")) {
                return asker.check(place + "/shop/web:1");
            }
        }
    }

    @Test
    void digest_hasToBeTheOneAskedFor() throws Exception {
        String other = "sha256:" + "b".repeat(64);
        try (HostileRegistry registry = HostileRegistry.saying(_ -> FOUND)) {
            String name = registry.place() + "/shop/web@";
            assertThat(asker.check(name + DIGEST).mode()).isEqualTo(Mode.AVAILABLE);
            assertThat(asker.check(name + other).mode()).isEqualTo(Mode.UNKNOWN_ERROR);
            assertThat(registry.requests().getFirst().target())
                    .isEqualTo("/v2/shop/web/manifests/" + DIGEST);
        }
        try (HostileRegistry registry = HostileRegistry.saying(_ -> json(MANIFEST));
                Asker reading = Asker.standard().on("linux/amd64")) {
            assertThat(reading.check(registry.place() + "/shop/web@" + DIGEST).mode())
                    .isEqualTo(Mode.UNKNOWN_ERROR);
        }
    }

    @Test
    void platform_hasToBeInTheIndex() throws Exception {
        String index =
                "{\"schemaVersion\":2,\"manifests\":["
                        + "{\"platform\":{\"os\":\"linux\",\"architecture\":\"amd64\"}},"
                        + "{\"platform\":{\"os\":\"linux\",\"architecture\":\"arm\","
                        + "\"variant\":\"v7\"}},"
                        + "{\"platform\":{\"os\":\"unknown\",\"architecture\":\"unknown\"}}]}";
        try (HostileRegistry registry = HostileRegistry.saying(_ -> json(index))) {
            assertThat(Asker.standard().on("linux/amd64").check(registry.image()).mode())
                    .isEqualTo(Mode.AVAILABLE);
            assertThat(Asker.standard().on("linux/arm").check(registry.image()).mode())
                    .isEqualTo(Mode.AVAILABLE);
            assertThat(Asker.standard().on("linux/arm/v6").check(registry.image()))
                    .isEqualTo(
                            new Verdict.Absent(
                                    "the index has nothing for linux/arm/v6, only linux/amd64,"
                                            + " linux/arm/v7"));
        }
        try (HostileRegistry registry = HostileRegistry.saying(_ -> json(MANIFEST))) {
            assertThat(Asker.standard().on("linux/s390x").check(registry.image()).mode())
                    .isEqualTo(Mode.AVAILABLE);
        }
    }

    @Test
    void rateLimit_silencesTheRegistry_asLongAsItSays() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
        AtomicInteger count = new AtomicInteger();
        try (HostileRegistry registry =
                        HostileRegistry.saying(
                                _ ->
                                        switch (count.getAndIncrement()) {
                                            case 0 -> status(429, "Retry-After: 120");
                                            case 1 ->
                                                    status(
                                                            429,
                                                            "Retry-After: Sat, 21 Nov 2026"
                                                                    + " 11:00:00 GMT");
                                            case 2 ->
                                                    FOUND.replace(
                                                            "\r\n\r\n",
                                                            "\r\n"
                                                                + "RateLimit-Remaining: 0;w=60\r\n"
                                                                + "RateLimit-Reset: 30\r\n\r\n");
                                            default -> FOUND;
                                        });
                Asker limited =
                        Asker.of(
                                RegistryHosts.standard(),
                                now::get,
                                Duration.ofSeconds(10),
                                Leash.Inside.STANDARD)) {
            Instant until = Instant.parse("2026-11-21T10:02:00Z");
            assertThat(limited.check(registry.image()))
                    .isEqualTo(
                            new Verdict.RateLimited(
                                    registry.place() + " answers 429: no request before " + until,
                                    until));
            assertThat(limited.check(registry.place() + "/other").mode())
                    .isEqualTo(Mode.UNKNOWN_ERROR);
            assertThat(registry.requests()).hasSize(1);

            now.set(until);
            assertThat(((Verdict.RateLimited) limited.check(registry.image())).until())
                    .isEqualTo("2026-11-21T11:00:00Z");
            now.set(Instant.parse("2026-11-21T11:00:01Z"));
            assertThat(limited.check(registry.image()).mode()).isEqualTo(Mode.AVAILABLE);
            assertThat(((Verdict.RateLimited) limited.check(registry.image())).until())
                    .isEqualTo("2026-11-21T11:00:31Z");
            assertThat(registry.requests()).hasSize(3);
        }
    }

    @Test
    void connection_isUsedAgain() throws Exception {
        try (HostileRegistry registry = HostileRegistry.saying(_ -> FOUND)) {
            for (int i = 0; i < 20; i++) {
                asker.check(registry.place() + "/shop/web:" + i);
            }
            assertThat(registry.connectionCount()).isEqualTo(1);
        }
    }

    @Test
    void credentials_areTriedInOrder_untilOneIsLetIn() throws Exception {
        Credential stranger = Credential.ofPassword("eve", "wrong", "the test");
        try (HostileRegistry registry =
                HostileRegistry.start(
                        (request, out) ->
                                say(
                                        out,
                                        request.header("Authorization").equals(BOB.basic())
                                                ? FOUND
                                                : status(
                                                        401,
                                                        "WWW-Authenticate: Basic realm=\"r\"")))) {
            assertThat(asker.with((_, _) -> List.of(stranger, BOB)).check(registry.image()).mode())
                    .isEqualTo(Mode.AVAILABLE);
            assertThat(asker.with((_, _) -> List.of(stranger)).check(registry.image()).mode())
                    .isEqualTo(Mode.AUTHENTICATION_FAILURE);
            Verdict nobody = asker.with(Keyring.EMPTY).check(registry.image());
            assertThat(nobody)
                    .isEqualTo(
                            new Verdict.AuthenticationFailure(
                                    "http://"
                                            + registry.place()
                                            + " wants a user and a password, and there is none"
                                            + " for it"));
            int before = registry.requests().size();
            asker.with("127", BOB).check(registry.image());
            assertThat(registry.requests())
                    .as("a password that was right is sent at once")
                    .hasSize(before + 1);
        }
    }

    @Test
    void mirrors_areAskedFirst_withoutTheCredentialsOfTheRegistry() throws Exception {
        try (HostileRegistry mirror = HostileRegistry.saying(_ -> status(404));
                HostileRegistry registry = HostileRegistry.saying(_ -> FOUND);
                HostsFolder hosts = new HostsFolder()) {
            hosts.write(
                    "shop.example_5000_",
                    """
                    server = "http://%s"
                    [host."http://%s/cache"]
                    capabilities = ["pull", "resolve"]
                    [host."http://127.0.0.1:1"]
                    capabilities = ["pull"]
                    """
                            .formatted(registry.place(), mirror.place()));
            Asker mirrored = Asker.of(hosts.hosts()).with("shop.example", BOB);
            assertThat(mirrored.check("shop.example:5000/a:1").mode()).isEqualTo(Mode.AVAILABLE);
            assertThat(mirror.requests())
                    .extracting(HostileRegistry.Request::target)
                    .containsExactly("/cache/v2/a/manifests/1?ns=shop.example%3A5000");
            assertThat(registry.requests())
                    .extracting(HostileRegistry.Request::target)
                    .containsExactly("/v2/a/manifests/1");
        }
    }

    @Test
    void mirror_thatHasIt_spares_theRegistry() throws Exception {
        try (HostileRegistry mirror = HostileRegistry.saying(_ -> FOUND);
                HostsFolder hosts = new HostsFolder()) {
            hosts.write(
                    "_default",
                    """
                    [host."http://%s/v2/hub"]
                    override_path = true
                    [host."http://%1$s/v2/hub".header]
                    x-cache-key = "17"
                    """
                            .formatted(mirror.place()));
            assertThat(Asker.of(hosts.hosts()).check("nginx").mode()).isEqualTo(Mode.AVAILABLE);
            HostileRegistry.Request request = mirror.requests().getFirst();
            assertThat(request.target())
                    .isEqualTo("/v2/hub/library/nginx/manifests/latest?ns=docker.io");
            assertThat(request.header("x-cache-key")).isEqualTo("17");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server = 'http://u:hunter2@x' | expected a server as https://host:port",
                "client = 'x' | \"client\" is not supported",
                "ca = 'none.crt' | none.crt: no such file",
                "server = | line 1: expected a string",
            })
    void hostsFile_withAMistake_isNamed(String text, String message) throws Exception {
        try (HostsFolder hosts = new HostsFolder()) {
            hosts.write("x.example", text);
            Verdict verdict = Asker.of(hosts.hosts()).check("x.example/a");
            assertThat(verdict.mode()).isEqualTo(Mode.UNKNOWN_ERROR);
            assertThat(verdict.reason())
                    .contains("hosts.toml: ")
                    .contains(message)
                    .doesNotContain("hunter2");
        }
    }

    /** A folder of hosts.toml files. */
    static final class HostsFolder implements AutoCloseable {

        private final java.nio.file.Path folder;

        HostsFolder() throws IOException {
            folder = java.nio.file.Files.createTempDirectory("hosts");
        }

        void write(String registry, String text) throws IOException {
            var own = java.nio.file.Files.createDirectories(folder.resolve(registry));
            java.nio.file.Files.writeString(own.resolve("hosts.toml"), text);
        }

        RegistryHosts hosts() {
            return RegistryHosts.folder(folder);
        }

        @Override
        public void close() throws IOException {
            try (var files = java.nio.file.Files.walk(folder)) {
                for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    java.nio.file.Files.delete(file);
                }
            }
        }
    }
}
