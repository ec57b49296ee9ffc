package io.kubeobject.mapping.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class TimeSpanTest {

    @ParameterizedTest
    @CsvSource({"15m,PT15M", "1h30m,PT1H30M", "500ms,PT0.5S", "0s,PT0S", "2d,PT48H"})
    void duration_readsUnits(String text, Duration expected) {
        assertThat(TimeSpan.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"15", "m", "-1s", "1.5h", "1 h", "1w", "99999999999s"})
    void duration_onAnythingElse_saysWhatIsExpected(String text) {
        assertThatThrownBy(() -> TimeSpan.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got \"" + text + "\"");
    }
}
