package io.kubeobject.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "k8s_deployment, k8s_deployment, true",
        "k8s_deployment, k8s_deployment_status, false",
        "k8s_deployment*, k8s_deployment_status, true",
        "*_status, k8s_deployment_status, true",
        "k8s_*_status*, k8s_deployment_statusReplicas, true",
        "k8s_*_status*, k8s_deployment_spec, false",
        "*ab*ab, abxab, true",
        "*ab*ab, aab, false",
        "a?c, abc, true",
        "a?c, ac, false",
        "'', x, false",
        "'', '', true",
        "**, x, true",
        "a.c, abc, false",
        "[a-z]*, abc, false",
    })
    void pattern_matches(String pattern, String name, boolean matches) {
        assertThat(new Glob(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    @Timeout(5)
    void hostilePattern_isSoonDone() {
        assertThat(new Glob("*a".repeat(2000) + "b").matches("a".repeat(10_000))).isFalse();
    }
}
