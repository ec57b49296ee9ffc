package io.kubeobject.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Map;

class ChallengeTest {

    @Test
    void header_ofDockerHub_isTakenApart() {
        assertThat(
                        Challenge.of(
                                List.of(
                                        "Bearer realm=\"https://auth.docker.io/token\",service="
                                            + "\"registry.docker.io\",scope=\"repository:a/b:pull\"")))
                .containsExactly(
                        new Challenge(
                                "bearer",
                                Map.of(
                                        "realm", "https://auth.docker.io/token",
                                        "service", "registry.docker.io",
                                        "scope", "repository:a/b:pull")));
    }

    @Test
    void challenges_ofOneHeader_andOfSeveral_areAllFound() {
        List<Challenge> challenges =
                Challenge.of(
                        List.of(
                                "Negotiate, Basic realm=\"a \\\"b\\\", c\" , charset = UTF-8",
                                "BEARER Realm=x"));
        assertThat(challenges)
                .extracting(Challenge::scheme)
                .containsExactly("negotiate", "basic", "bearer");
        assertThat(challenges.get(1).parameters())
                .isEqualTo(Map.of("realm", "a \"b\", c", "charset", "UTF-8"));
        assertThat(challenges.get(2).parameter("realm")).isEqualTo("x");
        assertThat(challenges.get(2).parameter("scope")).isEmpty();
    }

    @Test
    @Timeout(5)
    void header_thatIsHostile_costsLittle() {
        assertThat(Challenge.of(List.of("Bearer realm=\"" + "\\".repeat(1 << 20)))).hasSize(1);
        assertThat(Challenge.of(List.of("a ".repeat(1 << 20)))).hasSizeLessThan(5000);
        assertThat(Challenge.of(List.of("=,=,\"\"", ""))).isEmpty();
    }
}
