package io.kubeobject.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class LabelSelectorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                  | true",
                "app                 | true",
                "!app                | false",
                "!tier               | true",
                "app=web             | true",
                "app==web            | true",
                "app!=web            | false",
                "tier!=web           | true",
                "app in (web, api)   | true",
                "app notin (api)     | true",
                "app notin (web)     | false",
                "tier notin (web)    | true",
                "n>3                 | true",
                "n<3                 | false",
                "n>10                | false",
                "app=web,n=4,!tier   | true",
                "app=web,n=5         | false",
                "empty=              | true",
                "example.com/x=y     | true",
            })
    void selector_matches(String selector, boolean matches) {
        Map<String, String> labels =
                Map.of("app", "web", "n", "4", "empty", "", "example.com/x", "y");

        assertThat(LabelSelector.parse(selector).matches(labels)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=", "a===b", "a in", "a in (", "a in b", "a,,b", ",a", "a b", "(a)", "-a=b",
                "a=b,", "a>x", "a<"
            })
    void selectorThatIsNone_isRefused(String selector) {
        assertThatThrownBy(() -> LabelSelector.parse(selector))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
