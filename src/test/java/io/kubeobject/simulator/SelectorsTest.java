package io.kubeobject.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class SelectorsTest {

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
    void labelSelector_matches(String selector, boolean matches) {
        Map<String, String> labels =
                Map.of("app", "web", "n", "4", "empty", "", "example.com/x", "y");

        assertThat(LabelSelector.parse(selector).matches(labels)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=", "a===b", "a in", "a in (", "a in b", "a,,b", ",a", "a b", "(a)", "-a=b", "a=b,"
            })
    void labelSelector_malformed_isRefused(String selector) {
        assertThatThrownBy(() -> LabelSelector.parse(selector))
                .isInstanceOf(Refusal.class)
                .extracting(e -> ((Refusal) e).code())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pods             | status.phase=Running                   | true",
                "pods             | status.phase!=Running                  | false",
                "pods             | spec.nodeName=                         | true",
                "pods             | spec.hostNetwork=false                 | true",
                "pods             | metadata.name=p,metadata.namespace=n   | true",
                "pods             | metadata.name==q                       | false",
                "nodes            | spec.unschedulable=false               | true",
                "replicasets.apps | status.replicas=0                      | true",
            })
    void fieldSelector_matches(String resource, String selector, boolean matches) {
        ResourceType type = new Registry().ofId(resource.strip()).orElseThrow();
        ObjectFilter filter =
                new ObjectFilter(
                        "", LabelSelector.parse(""), FieldSelector.parse(selector.strip(), type));
        byte[] body =
                "{\"metadata\":{\"name\":\"p\",\"namespace\":\"n\"},\"spec\":{\"x\":[{\"y\":1}]},\"status\":{\"phase\":\"Running\"}}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThat(filter.matches(new Stored("n/p", 1, body))).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"pods,spec.foo=x", "configmaps,data.x=y", "pods,status.phase"})
    void fieldSelector_ofOtherFields_isRefused(String resource, String selector) {
        ResourceType type = new Registry().ofId(resource).orElseThrow();

        assertThatThrownBy(() -> FieldSelector.parse(selector, type)).isInstanceOf(Refusal.class);
    }
}
