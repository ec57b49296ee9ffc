package io.kubeobject.registry;

import static io.kubeobject.registry.HostileRegistry.FOUND;
import static io.kubeobject.registry.HostileRegistry.json;
import static io.kubeobject.registry.HostileRegistry.say;
import static io.kubeobject.registry.HostileRegistry.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Bearer tokens, from a token server on another host than the registry. */
class TokensTest {

    private static final Credential BOB = Credential.ofPassword("bob", "correct-horse", "the test");

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private final AtomicReference<String> tokenAnswer = new AtomicReference<>();
    private final AtomicInteger serial = new AtomicInteger();
    private HostileRegistry tokens;
    private HostileRegistry registry;
    private Asker asker;

    @BeforeEach
    void start() throws IOException {
        tokenAnswer.set("{\"token\":\"t%d\",\"expires_in\":300}");
        tokens =
                HostileRegistry.start(
                        (_, out) -> {
                            String answer = tokenAnswer.get();
                            say(
                                    out,
                                    answer.startsWith("{")
                                            ? json(answer.formatted(serial.incrementAndGet()))
                                            : answer);
                        });
        String challenge =
                "WWW-Authenticate: Bearer realm=\"http://%s/token\",service=\"shop registry\""
                        .formatted(tokens.place());
        registry =
                HostileRegistry.start(
                        (request, out) ->
                                say(
                                        out,
                                        request.header("Authorization")
                                                        .equals("Bearer t" + serial.get())
                                                ? FOUND
                                                : status(401, challenge)));
        asker =
                Asker.of(
                        RegistryHosts.standard(),
                        now::get,
                        Duration.ofSeconds(10),
                        Leash.Inside.STANDARD);
    }

    @AfterEach
    void stop() throws IOException {
        asker.close();
        registry.close();
        tokens.close();
    }

    @Test
    void token_isFetchedWithTheCredential_andUsedAgainWhileItLives() throws Exception {
        asker.with(registry.place(), BOB);
        assertThat(asker.check(registry.image()).mode()).isEqualTo(Mode.AVAILABLE);
        HostileRegistry.Request request = tokens.requests().getFirst();
        assertThat(URLDecoder.decode(request.target(), StandardCharsets.UTF_8))
                .isEqualTo("/token?service=shop registry&scope=repository:shop/web:pull");
        assertThat(request.header("Authorization")).isEqualTo(BOB.basic());

        now.set(now.get().plusSeconds(280));
        asker.check(registry.image());
        assertThat(tokens.requests()).hasSize(1);
        assertThat(registry.requests()).hasSize(3);

        now.set(now.get().plusSeconds(20));
        assertThat(asker.check(registry.image()).mode()).isEqualTo(Mode.AVAILABLE);
        assertThat(tokens.requests()).hasSize(2);
    }

    @Test
    void token_ofOneRepositoryOrCredential_isNotUsedForAnother() throws Exception {
        asker.with(registry.place(), BOB);
        asker.check(registry.image());
        asker.check(registry.place() + "/other");
        assertThat(tokens.requests()).hasSize(2);
        asker.with(registry.place(), Credential.ofPassword("eve", "x", "the test"));
        asker.check(registry.image());
        assertThat(tokens.requests()).hasSize(3);
        asker.with(Keyring.EMPTY).check(registry.image());
        assertThat(tokens.requests()).hasSize(4);
        assertThat(tokens.requests().getLast().headers()).doesNotContainKey("authorization");
    }

    @Test
    void token_thatIsRevoked_isFetchedAnew() throws Exception {
        asker.check(registry.image());
        serial.incrementAndGet();
        assertThat(asker.check(registry.image()).mode()).isEqualTo(Mode.AVAILABLE);
    }

    @Test
    void identityToken_isExchanged() throws Exception {
        tokenAnswer.set("{\"access_token\":\"t%d\"}");
        asker.with(registry.place(), new Credential("", "", "identity+1", "", "the test"));
        assertThat(asker.check(registry.image()).mode()).isEqualTo(Mode.AVAILABLE);
        HostileRegistry.Request request = tokens.requests().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/token");
        assertThat(request.body())
                .contains("grant_type=refresh_token")
                .contains("refresh_token=identity%2B1")
                .contains("scope=repository%3Ashop%2Fweb%3Apull");
    }

    @Test
    void refusal_ofTheTokenServer_hasItsMode() throws Exception {
        for (var expected :
                List.of(
                        java.util.Map.entry(status(401), Mode.AUTHENTICATION_FAILURE),
                        java.util.Map.entry(status(403), Mode.AUTHORIZATION_FAILURE),
                        java.util.Map.entry(status(404), Mode.UNKNOWN_ERROR),
                        java.util.Map.entry(status(500), Mode.REGISTRY_UNAVAILABLE),
                        java.util.Map.entry(json("{}"), Mode.UNKNOWN_ERROR),
                        java.util.Map.entry(json("{\"token\":\"a\\nb\"}"), Mode.UNKNOWN_ERROR),
                        java.util.Map.entry(
                                status(302, "Location: http://x/"), Mode.UNKNOWN_ERROR))) {
            tokenAnswer.set(expected.getKey().replace("{}", " {}").replace("{\"t", " {\"t"));
            assertThat(asker.check(registry.image()).mode())
                    .as(expected.getKey())
                    .isEqualTo(expected.getValue());
        }
    }

    @Test
    void rateLimit_ofTheTokenServer_holds() throws Exception {
        tokenAnswer.set(status(429, "Retry-After: 60"));
        assertThat(asker.check(registry.image())).isInstanceOf(Verdict.RateLimited.class);
        assertThat(asker.check(registry.image())).isInstanceOf(Verdict.RateLimited.class);
        assertThat(tokens.requests()).hasSize(1);
    }

    @Test
    void tokenThatIsGiven_isSentAsItIs() throws Exception {
        serial.set(7);
        asker.with(registry.place(), new Credential("", "", "", "t7", "the test"));
        assertThat(asker.check(registry.image()).mode()).isEqualTo(Mode.AVAILABLE);
        assertThat(tokens.requests()).isEmpty();
    }

    @Test
    void realm_thatIsNoUrl_isNotAsked() throws Exception {
        try (HostileRegistry odd =
                HostileRegistry.saying(
                        _ -> status(401, "WWW-Authenticate: Bearer realm=\"gopher:x\""))) {
            assertThat(asker.check(odd.image()).mode()).isEqualTo(Mode.UNKNOWN_ERROR);
        }
    }
}
