package io.kubeobject.source.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

class BackoffTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Backoff backoff = new Backoff(Timing.STANDARD, () -> now, new Random(1));

    @Test
    void pauses_double_upToHalfAMinute_andDiffer() {
        double expected = 0.8;
        Set<Duration> longest = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            double seconds = backoff.next().toNanos() / 1e9;
            assertThat(seconds).isBetween(Math.min(expected, 20), Math.min(expected * 1.5, 30));
            if (expected > 20) {
                longest.add(Duration.ofNanos((long) (seconds * 1e9)));
            }
            expected *= 2;
        }
        assertThat(longest).hasSizeGreaterThan(5);
    }

    @Test
    void twoGoodMinutes_startAnew() {
        for (int i = 0; i < 10; i++) {
            backoff.next();
        }
        now = now.plusSeconds(120);
        assertThat(backoff.next()).isGreaterThan(Duration.ofSeconds(10));
        now = now.plusSeconds(121);
        assertThat(backoff.next()).isLessThan(Duration.ofMillis(1201));
    }

    @Test
    void clockThatJumps_doesNoHarm() {
        backoff.next();
        now = now.minus(Duration.ofDays(365));
        assertThat(backoff.next()).isBetween(Duration.ofMillis(1600), Duration.ofMillis(2400));
        now = now.plus(Duration.ofDays(900));
        assertThat(backoff.next()).isLessThan(Duration.ofMillis(1201));
    }
}
