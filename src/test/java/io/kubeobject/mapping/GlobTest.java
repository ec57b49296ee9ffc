package io.kubeobject.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "app,     app,         true",
        "app,     apps,        false",
        "*,       '',          true",
        "team/*,  team/name,   true",
        "team/*,  team,        false",
        "*b*,     abc,         true",
        "*b*,     ac,          false",
        "a*b*c,   axxbyybzc,   true",
        "a*b*c,   axxbyybz,    false",
        "a*a,     a,           false",
        "*ab,     aab,         true",
    })
    void star_standsForAnyCharacters(String pattern, String text, boolean matches) {
        assertThat(new Glob(pattern).matches(text)).isEqualTo(matches);
    }
}
