package io.kubeobject.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class RepeatsTest {

    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final Repeats repeats = new Repeats(() -> now);

    @Test
    void admit_passesFiveAMinute_numbersApart() {
        for (int i = 0; i < 5; i++) {
            assertThat(repeats.admit("retrying in " + i + " s")).isZero();
        }
        assertThat(repeats.admit("retrying in 17 s")).isEqualTo(-1);
        assertThat(repeats.admit("something else")).isZero();
    }

    @Test
    void admit_afterAMinute_tellsHowManyWereHeldBack() {
        for (int i = 0; i < 8; i++) {
            repeats.admit("again");
        }
        now = now.plusSeconds(59);
        assertThat(repeats.admit("again")).isEqualTo(-1);
        now = now.plusSeconds(1);
        assertThat(repeats.admit("again")).isEqualTo(4);
        assertThat(repeats.admit("again")).isZero();
    }

    @Test
    void admit_forgetsOldTexts_soThatMemoryIsBounded() {
        for (int i = 0; i < 6; i++) {
            repeats.admit("old");
        }
        for (char a = 'a'; a <= 'z'; a++) {
            for (char b = 'a'; b <= 'z'; b++) {
                assertThat(repeats.admit("text " + a + b)).isZero();
            }
        }
        assertThat(repeats.admit("old")).isZero();
    }
}
