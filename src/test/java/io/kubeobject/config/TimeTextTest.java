package io.kubeobject.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class TimeTextTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T10:00:00Z,2026-11-21T10:00:00Z",
        "2026-11-21T12:00:00.5+02:00,2026-11-21T10:00:00.5Z",
        "0,1970-01-01T00:00:00Z",
        "1.25,1970-01-01T00:00:01.250Z",
        "-1.5,1969-12-31T23:59:58.500Z"
    })
    void instant_readsRfc3339AndUnixSeconds(String text, Instant expected) {
        assertThat(TimeText.instant(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-11-21", "2026-13-01T00:00:00Z", "1e9"})
    void instant_onAnythingElse_saysWhatIsExpected(String text) {
        assertThatThrownBy(() -> TimeText.instant(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got \"" + text + "\"");
    }
}
