package io.kubeobject.registry;

import static io.kubeobject.registry.HostileRegistry.FOUND;
import static io.kubeobject.registry.HostileRegistry.json;
import static io.kubeobject.registry.HostileRegistry.say;
import static io.kubeobject.registry.HostileRegistry.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What a registry that means harm can do: nothing but be told as broken. */
@Timeout(30)
class HostileAnswersTest {

    private static final String SECRET = "correct-horse-battery";
    private static final Credential BOB =
            Credential.ofPassword("bob-the-user", SECRET, "the secret shop/pull");

    private final Asker asker = Asker.standard();

    private static Asker hurried() {
        return Asker.of(
                RegistryHosts.standard(),
                InstantSource.system(),
                Duration.ofSeconds(1),
                Leash.Inside.STANDARD);
    }

    @Test
    void body_withoutEnd_isCut() throws Exception {
        try (HostileRegistry registry =
                HostileRegistry.start(
                        (_, out) -> {
                            say(out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
                            byte[] block =
                                    " "
                                            .repeat(65_536)
                                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
                            while (!Thread.interrupted()) {
                                out.write(block);
                            }
                        })) {
            Verdict verdict = Asker.standard().on("linux/amd64").check(registry.image());
            assertThat(verdict.mode()).isEqualTo(Mode.UNKNOWN_ERROR);
            assertThat(verdict.reason()).endsWith("its answer is longer than 4194304 bytes");
        }
    }

    @Test
    void bytes_thatComeSlowly_areGivenUp() throws Exception {
        try (HostileRegistry registry =
                HostileRegistry.start(
                        (_, out) -> {
                            say(out, "HTTP/1.1 200 OK\r\nX: ");
                            while (!Thread.interrupted()) {
                                say(out, "x");
                                Thread.sleep(50);
                            }
                        })) {
            long start = System.nanoTime();
            Verdict verdict = hurried().check(registry.image());
            assertThat(verdict).isInstanceOf(Verdict.RegistryUnavailable.class);
            assertThat(verdict.reason()).endsWith("no answer in time");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void body_thatComesSlowly_isGivenUp() throws Exception {
        try (HostileRegistry registry =
                HostileRegistry.start(
                        (_, out) -> {
                            say(out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
                            while (!Thread.interrupted()) {
                                say(out, " ");
                                Thread.sleep(50);
                            }
                        })) {
            assertThat(hurried().on("linux/amd64").check(registry.image()).mode())
                    .isEqualTo(Mode.REGISTRY_UNAVAILABLE);
        }
    }

    @Test
    void headers_ofAMegabyte_areRefused() throws Exception {
        try (HostileRegistry registry =
                HostileRegistry.saying(
                        _ ->
                                "HTTP/1.1 200 OK\r\n"
                                        + ("X-Pad: " + "x".repeat(1000) + "\r\n").repeat(1000)
                                        + "\r\n")) {
            assertThat(asker.check(registry.image()).mode()).isEqualTo(Mode.REGISTRY_UNAVAILABLE);
        }
        try (HostileRegistry registry =
                HostileRegistry.saying(
                        _ -> status(401, "WWW-Authenticate: Basic " + "x".repeat(1 << 20)))) {
            assertThat(asker.check(registry.image()).mode()).isEqualTo(Mode.REGISTRY_UNAVAILABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "\0\0\0\0\r\n\r\n"})
    void answer_thatIsNoHttp_isNoAnswer(String text) throws Exception {
        try (HostileRegistry registry = HostileRegistry.saying(_ -> text)) {
            Verdict verdict = hurried().check(registry.image());
            assertThat(verdict.mode()).isEqualTo(Mode.REGISTRY_UNAVAILABLE);
            assertThat(verdict.reason()).doesNotContain("hello");
        }
    }

    @Test
    void redirect_toAnotherServer_isFollowedWithoutCredentials() throws Exception {
        try (HostileRegistry thief = HostileRegistry.saying(_ -> FOUND);
                HostileRegistry registry =
                        HostileRegistry.start(
                                (request, out) ->
                                        say(
                                                out,
                                                request.header("Authorization").isEmpty()
                                                        ? status(
                                                                401,
                                                                "WWW-Authenticate: Basic realm=r")
                                                        : status(
                                                                307,
                                                                "Location: http://x:y@"
                                                                        + thief.place()
                                                                        + "/z")))) {
            assertThat(asker.with(registry.place(), BOB).check(registry.image()).mode())
                    .isEqualTo(Mode.AVAILABLE);
            assertThat(registry.requests().getLast().header("Authorization"))
                    .isEqualTo(BOB.basic());
            assertThat(thief.requests()).hasSize(1);
            assertThat(thief.requests().getFirst().headers()).doesNotContainKey("authorization");
        }
    }

    @Test
    void serverBehindARedirect_thatAsksForCredentials_getsNone() throws Exception {
        try (HostileRegistry thief =
                        HostileRegistry.saying(_ -> status(401, "WWW-Authenticate: Basic"));
                HostileRegistry registry =
                        HostileRegistry.saying(
                                _ -> status(302, "Location: http://" + thief.place() + "/z"))) {
            assertThat(asker.with((_, _) -> List.of(BOB)).check(registry.image()).mode())
                    .isEqualTo(Mode.AUTHENTICATION_FAILURE);
            assertThat(thief.requests())
                    .allSatisfy(r -> assertThat(r.headers()).doesNotContainKey("authorization"));
        }
    }

    @Test
    void redirects_inACircle_end() throws Exception {
        try (HostileRegistry registry =
                HostileRegistry.saying(target -> status(308, "Location: " + target + "x"))) {
            assertThat(asker.check(registry.image()).mode()).isEqualTo(Mode.UNKNOWN_ERROR);
            assertThat(registry.requests()).hasSize(6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Location: ftp://x/", "Location: file:///etc/passwd"})
    void redirect_toNowhere_isNotFollowed(String location) throws Exception {
        String[] headers = location.isEmpty() ? new String[0] : new String[] {location};
        try (HostileRegistry registry = HostileRegistry.saying(_ -> status(302, headers))) {
            assertThat(asker.check(registry.image()).mode()).isEqualTo(Mode.UNKNOWN_ERROR);
        }
    }

    @Test
    void addressesOfTheInside_areNotVisited_forARegistryOutside() throws Exception {
        // Loopback has many addresses: here, 127.0.0.2 stands for one of the inside.
        Leash.Inside inside = address -> address.getHostAddress().equals("127.0.0.2");
        try (HostileRegistry metadata =
                        HostileRegistry.at("127.0.0.2", (_, out) -> say(out, FOUND));
                HostileRegistry registry =
                        HostileRegistry.saying(
                                target ->
                                        target.contains("redirected")
                                                ? status(
                                                        307,
                                                        "Location: http://"
                                                                + metadata.place()
                                                                + "/latest")
                                                : status(
                                                        401,
                                                        "WWW-Authenticate: Bearer realm=\"http://"
                                                                + metadata.place()
                                                                + "/token\""));
                Asker outside =
                        Asker.of(
                                RegistryHosts.standard(),
                                InstantSource.system(),
                                Duration.ofSeconds(5),
                                inside)) {
            for (String repository : List.of("redirected", "token")) {
                Verdict verdict = outside.check(registry.place() + "/" + repository);
                assertThat(verdict.mode()).isEqualTo(Mode.UNKNOWN_ERROR);
                assertThat(verdict.reason()).contains("an address of the inside");
            }
            assertThat(metadata.requests()).isEmpty();
            assertThat(outside.check(metadata.image()).mode())
                    .as("a registry of the inside itself")
                    .isEqualTo(Mode.AVAILABLE);
        }
    }

    @Test
    void metadataService_isNeverVisited() throws Exception {
        try (HostileRegistry registry =
                HostileRegistry.saying(
                        _ -> status(307, "Location: http://169.254.169.254/latest/meta-data"))) {
            assertThat(asker.check(registry.image()).reason()).contains("an address of the inside");
        }
    }

    @Test
    void secret_isNeverTold_evenIfTheServerRepeatsIt() throws Exception {
        try (HostileRegistry registry =
                HostileRegistry.start(
                        (request, out) -> {
                            String echo = request.header("Authorization") + SECRET;
                            say(
                                    out,
                                    echo.equals(SECRET)
                                            ? status(401, "WWW-Authenticate: Basic realm=" + SECRET)
                                            : "HTTP/1.1 403 "
                                                    + SECRET
                                                    + "\r\nX: "
                                                    + echo
                                                    + "\r\nContent-Length: 0\r\n\r\n");
                        })) {
            asker.with((_, _) -> List.of(BOB));
            Verdict verdict = asker.check(registry.image());
            assertThat(verdict.mode()).isEqualTo(Mode.AUTHORIZATION_FAILURE);
            assertThat(verdict + String.join("\n", asker.steps()) + BOB)
                    .contains("the secret shop/pull")
                    .doesNotContain(SECRET)
                    .doesNotContain("bob-the-user")
                    .doesNotContain(BOB.basic().substring(6));
        }
    }

    @Test
    void json_ofATokenServer_isNotRepeated() throws Exception {
        try (HostileRegistry tokens = HostileRegistry.saying(_ -> json("\"" + SECRET));
                HostileRegistry registry =
                        HostileRegistry.saying(
                                _ ->
                                        status(
                                                401,
                                                "WWW-Authenticate: Bearer realm=\"http://"
                                                        + tokens.place()
                                                        + "\""))) {
            Verdict verdict = asker.check(registry.image());
            assertThat(verdict.mode()).isEqualTo(Mode.UNKNOWN_ERROR);
            assertThat(verdict + String.join("\n", asker.steps())).doesNotContain(SECRET);
        }
    }
}
