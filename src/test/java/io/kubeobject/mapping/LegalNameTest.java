package io.kubeobject.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors of snake case are those that kube-state-metrics 2.20 was seen to print. */
class LegalNameTest {

    @ParameterizedTest
    @CsvSource({
        "label_aB,          label_a_b",
        "label_a_B,         label_a_b",
        "label_HTTPServer,  label_httpserver",
        "label_hTTPServer,  label_h_ttpserver",
        "label_x509Cert,    label_x509_cert",
        "label_1abc,        label_1abc",
        "label_ünï,         label__n_",
        "label_ключ,        label_____",
        "label_日本,         label___",
        "label_fooBARBaz9Q, label_foo_barbaz9_q",
        "label_a-bC,        label_a_b_c",
    })
    void label_inSnakeCase(String key, String name) {
        assertThat(LegalName.label(key, NameStyle.SNAKE_CASE)).isEqualTo(name);
    }

    @Test
    void label_isLegal() {
        assertThat(LegalName.label("1st", NameStyle.CAMEL_CASE)).isEqualTo("_1st");
        assertThat(LegalName.label("", NameStyle.CAMEL_CASE)).isEqualTo("_");
        assertThat(LegalName.label("a:b.c/d-e", NameStyle.CAMEL_CASE)).isEqualTo("a_b_c_d_e");
        assertThat(LegalName.label("\uD83D\uDE00x", NameStyle.CAMEL_CASE)).isEqualTo("_x");
    }

    @Test
    void part_ofAMetricsName_keepsColonsAndDigits() {
        assertThat(LegalName.part("1st", NameStyle.CAMEL_CASE)).isEqualTo("1st");
        assertThat(LegalName.part("a:b-c", NameStyle.CAMEL_CASE)).isEqualTo("a:b_c");
        assertThat(LegalName.part("maxSurge", NameStyle.SNAKE_CASE)).isEqualTo("max_surge");
    }
}
