package io.kubeobject.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeobject.object.LabelSelector;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldSelectorTest {

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
