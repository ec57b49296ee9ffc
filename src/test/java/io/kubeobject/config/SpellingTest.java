package io.kubeobject.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class SpellingTest {

    private static final List<String> WORDS = List.of("run", "demo", "render", "check");

    @Test
    void nearest_isTheWordWithTheFewestEdits() {
        assertThat(Spelling.nearest("rendr", WORDS)).contains("render");
        assertThat(Spelling.nearest("chekc", WORDS)).contains("check");
        assertThat(Spelling.nearest("rn", WORDS)).contains("run");
    }

    @Test
    void nearest_ofSomethingElse_isNothing() {
        assertThat(Spelling.nearest("frobnicate", WORDS)).isEmpty();
        assertThat(Spelling.nearest("", WORDS)).isEmpty();
        assertThat(Spelling.nearest("xyz", WORDS)).isEmpty();
    }
}
