package io.kubeobject.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Stream;

class PlacePatternTest {

    @ParameterizedTest
    @CsvSource({
        "https://index.docker.io/v1/, docker.io/library/nginx",
        "docker.io/team, docker.io/team/app",
        "quay.io, quay.io/x",
        "http://quay.io/v2/, quay.io/x",
        "quay.io:443, quay.io:443/x",
        "*.quay.io, eu.quay.io/x",
        "*.*.io, eu.quay.io/x",
        "q*y.io, quay.io/x",
        "*.dkr.ecr.*.amazonaws.com, 123.dkr.ecr.eu-west-1.amazonaws.com/x",
        "quay.io/team/, quay.io/team/app",
        "QUAY.io, quay.io/x",
        "[::1]:5000, [::1]:5000/x",
    })
    void place_isMeant(String key, String place) {
        assertThat(PlacePattern.of(key).matches(place)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "quay.io, quay.io:443/x",
        "quay.io:443, quay.io/x",
        "*.io, eu.quay.io/x",
        "quay.io, quay.io.evil.com/x",
        "*, quay.io/x",
        "quay.io/team, quay.io/teams/app",
        "quay.io/team, quay.io/other",
        "docker.io, quay.io/docker.io",
        "ab*ba.io, aba.io/x",
    })
    void place_isNotMeant(String key, String place) {
        assertThat(PlacePattern.of(key).matches(place)).isFalse();
    }

    @Test
    void order_beginsWithTheLongestPath() {
        assertThat(
                        Stream.of("quay.io", "quay.io/team/app", "*.io", "quay.io/team")
                                .map(PlacePattern::of)
                                .sorted(PlacePattern.SPECIFIC_FIRST)
                                .map(PlacePattern::toString))
                .containsExactly("quay.io/team/app", "quay.io/team", "quay.io", "*.io");
    }
}
