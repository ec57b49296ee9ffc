package io.kubeobject.mapping;

import static io.kubeobject.mapping.Compiled.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.object.FieldTrie;

import org.junit.jupiter.api.Test;

/** What a program reads of an object: no more than it looks at. */
class FieldUseTest {

    private static String fields(String text) {
        return lane("resource: pods\n" + text).fields().toString();
    }

    private static String metric(String keys) {
        return "metrics:\n  - {name: m, help: M., " + keys + "}\n";
    }

    @Test
    void loop_readsOfItsElementsWhatTheRowUses() {
        assertThat(
                        fields(
                                metric(
                                        "each: c in status.conditions, labels: {type: c.type},"
                                                + " value: c.n")))
                .isEqualTo("{status{conditions{n** type** } } }");
    }

    @Test
    void loopWithinALoop_isFollowed() {
        assertThat(
                        fields(
                                metric(
                                        "each: [c in spec.containers, p in c.ports], value: p.port,"
                                                + " labels: {c: c.name}")))
                .isEqualTo("{spec{containers{name** ports{port** } } } }");
    }

    @Test
    void loopOverAMap_readsEveryKey() {
        assertThat(fields(metric("each: \"k, v in spec.nodes\", value: v.free, labels: {k: k}")))
                .contains("spec{nodes{free** ");
        assertThat(
                        lane("resource: pods\n"
                                        + metric("each: \"k, v in spec.nodes\", value: v.free"))
                                .fields()
                                .child("spec")
                                .child("nodes")
                                .child("any")
                                .child("free")
                                .isAll())
                .isTrue();
    }

    @Test
    void loopWhoseElementIsNotUsed_readsThatItIsThere() {
        assertThat(
                        lane("resource: pods\n" + metric("each: c in spec.containers"))
                                .fields()
                                .child("spec")
                                .child("containers"))
                .isEqualTo(FieldTrie.SHELL);
    }

    @Test
    void name_isFollowedToWhatItStandsFor() {
        assertThat(
                        fields(
                                "let: {s: spec.template}\n"
                                        + metric("let: {c: s.spec}, value: c.replicas")))
                .isEqualTo("{spec{template{spec{replicas** } } } }");
    }

    @Test
    void nameThatHidesAnother_isNotMistakenForIt() {
        assertThat(
                        fields(
                                "let: {c: spec}\n"
                                        + metric("each: c in status.list, value: c.a")
                                        + "  - {name: other, help: O., value: c.b}\n"))
                .contains("status{list{a** } }")
                .contains("spec{b** }");
    }

    @Test
    void defaultsConditionsAndLabels_areRead() {
        assertThat(
                        fields(
                                "labels: {pod: metadata.name}\n"
                                        + "where: spec.a\n"
                                        + "defaults: {status.b: spec.c}\n"
                                        + metric("value: '1', when: spec.d")))
                .isEqualTo("{metadata{name** } spec{a** c** d** } status{b** } }");
    }

    @Test
    void flatten_readsWhatItIncludes() {
        assertThat(
                        fields(
                                "flatten: {include: [metadata.generation, spec], exclude:"
                                        + " [spec.template, '**.x']}"))
                .isEqualTo("{metadata{generation** } spec{template- ***} }");
        assertThat(fields("flatten: {}")).isEqualTo("{metadata{managedFields- ***} ***}");
    }

    @Test
    void flatten_readsTheFieldThatIdentifiesAnElement_evenIfItIsExcluded() {
        assertThat(
                        fields(
                                "flatten: {include: spec.ports, exclude: spec.ports.port, lists:"
                                        + " {ports: port}}"))
                .isEqualTo("{spec{ports** } }");
    }
}
