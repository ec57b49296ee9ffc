package io.kubeobject.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeobject.object.FieldTrie;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource({
        "spec,                 spec,                 true",
        "spec,                 spec.replicas,        true",
        "spec.replicas,        spec,                 false",
        "spec,                 status,               false",
        "spec.*,               spec,                 false",
        "spec.*,               spec.a.b,             true",
        "spec.*.free,          spec.a.free.x,        true",
        "spec.*.free,          spec.free,            false",
        "**,                   spec,                 true",
        "**.x,                 x,                    true",
        "**.x,                 a.b.x,                true",
        "**.x,                 a.x.b,                true",
        "**.x,                 a.b,                  false",
        "spec.**,              spec,                 true",
        "spec.**.x.*,          spec.a.x,             false",
        "spec.**.x.*,          spec.a.x.x,           true",
    })
    void pattern_coversAPathAndAllBelow(String pattern, String path, boolean covers) {
        assertThat(PathPattern.parse(pattern).covers(List.of(path.split("\\.")))).isEqualTo(covers);
    }

    @ParameterizedTest
    @CsvSource({
        "spec.a.b,  spec,     true",
        "spec.a.b,  spec.a.b, true",
        "spec.a.b,  spec.b,   false",
        "spec.*.b,  spec.b,   true",
        "spec.*.b,  spec.b.c, false",
        "**.b,      x.y,      true",
        "spec.**,   status,   false",
        "spec,      spec.a.b, true",
    })
    void pattern_reachesPathsOnTheWay(String pattern, String path, boolean reaches) {
        assertThat(PathPattern.parse(pattern).reaches(List.of(path.split("\\."))))
                .isEqualTo(reaches);
    }

    @Test
    void name_inBrackets_mayHaveDots() {
        assertThat(PathPattern.parse("metadata.annotations[\"example.com/a\"].b['c']").segments())
                .containsExactly("metadata", "annotations", "example.com/a", "b", "c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "a.", ".a", "a..b", "a b", "a[0]", "a[*]", "a[\"b]", "a[\"\"]", "f(x)"
            })
    void whatIsNoPath_isRefused(String text) {
        assertThatThrownBy(() -> PathPattern.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + text + "\" is not a path: ");
    }

    @Test
    void fields_areThoseBelowThePath_orMoreUnderTwoStars() {
        assertThat(PathPattern.parse("spec.*.x").fields())
                .isEqualTo(FieldTrie.of(List.of("spec", "*", "x")));
        assertThat(PathPattern.parse("spec.**.x").fields())
                .isEqualTo(FieldTrie.of(List.of("spec")));
        assertThat(PathPattern.parse("**").fields()).isEqualTo(FieldTrie.ALL);
        assertThat(PathPattern.parse("**.x").others()).isEqualTo(FieldTrie.ALL);
    }
}
