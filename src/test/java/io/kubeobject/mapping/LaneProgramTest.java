package io.kubeobject.mapping;

import static io.kubeobject.mapping.Compiled.lane;
import static io.kubeobject.mapping.Compiled.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class LaneProgramTest {

    private static final String PODS = "resource: pods\nlabels: {pod: metadata.name}\n";

    private static List<Object> numbers(int count) {
        return IntStream.range(0, count).<Object>mapToObj(i -> (long) i).toList();
    }

    @Test
    void objectAsReceived_isNotTouchedByDefaults() {
        LaneProgram lane =
                lane(
                        PODS
                                + "defaults: {spec.a.b: 1, spec.a.c: 2, spec.x: 3}\n"
                                + "flatten: {include: spec}\n");
        Map<String, Object> spec = new LinkedHashMap<>(Map.of("x", 9L));
        Map<String, Object> object = new LinkedHashMap<>(Map.of("spec", spec));

        assertThat(rows(lane, Collections.unmodifiableMap(object)))
                .containsExactlyInAnyOrder(
                        "k8s_pod_spec_a_b{} 1.0", "k8s_pod_spec_a_c{} 2.0", "k8s_pod_spec_x{} 9.0");
        assertThat(spec).isEqualTo(Map.of("x", 9L));
    }

    @Test
    void labelOfTheDocument_withVariablesOfItsOwn_leavesThoseOfALoopAlone() {
        LaneProgram lane =
                lane(
                        """
                        resource: pods
                        labels: {pod: metadata.name, last: 'spec.list.filter(x, x.n > 0)[2].name'}
                        metrics:
                          - {name: a, help: A., each: [e in spec.list, i in e.inner], labels: {e: e.name, i: string(i)}}
                        """);
        List<Object> list =
                List.of(
                        Map.of("name", "x", "n", 1L, "inner", List.of(1L, 2L)),
                        Map.of("name", "y", "n", 2L, "inner", List.of(3L)),
                        Map.of("name", "z", "n", 3L));
        assertThat(rows(lane, Map.of("spec", Map.of("list", list))))
                .containsExactly(
                        "a{last=\"z\",e=\"x\",i=\"1\"} 1.0",
                        "a{last=\"z\",e=\"x\",i=\"2\"} 1.0",
                        "a{last=\"z\",e=\"y\",i=\"3\"} 1.0");
    }

    @Test
    void defaultBelowSomethingThatIsNoMap_isLeftOut() {
        LaneProgram lane = lane(PODS + "defaults: {spec.a.b: 1}\nflatten: {include: spec}\n");
        assertThat(rows(lane, Map.of("spec", Map.of("a", 5L))))
                .containsExactly("k8s_pod_spec_a{} 5.0");
        assertThat(rows(lane, Map.of("spec", Map.of("a", List.of(Map.of("c", 1L))))))
                .containsExactly("k8s_pod_spec_c{a=\"0\"} 1.0");
    }

    @Test
    void defaults_areComputedOverTheObjectAsReceived() {
        LaneProgram lane =
                lane(
                        PODS
                                + "defaults: {spec.a: spec.b + 1, spec.b: 10}\n"
                                + "flatten: {include: spec}\n");
        assertThat(rows(lane, Map.of("spec", Map.of()))).containsExactly("k8s_pod_spec_b{} 10.0");
    }

    @Test
    void rowsBeyondTheLimit_areLeftOut_andToldOnce() {
        LaneProgram lane =
                lane(
                        PODS
                                + "metrics:\n"
                                + "  - {name: pod_cross, help: A cross product., each: [\"a in"
                                + " spec.a\", \"b in spec.a\"], labels: {a: string(a), b:"
                                + " string(b)}}\n"
                                + "  - {name: pod_after, help: The next.}\n");
        List<String> rows = rows(lane, Map.of("spec", Map.of("a", numbers(101))));
        assertThat(rows).filteredOn(row -> row.startsWith("pod_cross")).hasSize(10_000);
        assertThat(rows).filteredOn(row -> row.startsWith("!")).containsExactly("!LIMIT pod_cross");
        assertThat(rows).contains("pod_after{} 1.0");
        assertThat(rows(lane, Map.of("spec", Map.of("a", numbers(100))))).hasSize(10_001);
    }

    @Test
    void expressionThatRunsAway_isToldForItsCost_andTheOthersAreThere() {
        LaneProgram lane =
                lane(
                        PODS
                                + "metrics:\n"
                                + "  - {name: pod_runaway, help: Too much.,"
                                + " value: \"spec.a.map(x, spec.a.map(y, x * y)).size()\"}\n"
                                + "  - {name: pod_after, help: The next.}\n");

        assertThat(rows(lane, Map.of("spec", Map.of("a", numbers(2_000)))))
                .containsExactlyInAnyOrder("!COST pod_runaway", "pod_after{} 1.0");
        assertThat(rows(lane, Map.of("spec", Map.of("a", numbers(20)))))
                .containsExactlyInAnyOrder("pod_runaway{} 20.0", "pod_after{} 1.0");
    }

    @Test
    void familiesBeyondTheLimit_areLeftOut_andThoseThatAreThereStay() {
        LaneProgram lane = lane(PODS + "flatten: {include: spec}\n");
        Map<String, Object> many =
                IntStream.range(0, PathFamilies.MAX_FAMILIES + 2)
                        .boxed()
                        .collect(Collectors.toMap(i -> "k" + i, i -> (Object) 1L));
        List<String> rows = rows(lane, Map.of("spec", many));
        assertThat(rows).filteredOn(row -> !row.startsWith("!")).hasSize(1_000);
        assertThat(rows).filteredOn(row -> row.startsWith("!LIMIT")).hasSize(2);
        assertThat(rows(lane, Map.of("spec", many))).hasSize(1_002);
    }

    @Test
    void keysWithoutEnd_areForgotten_andFamiliesStay() {
        LaneProgram lane = lane(PODS + "flatten: {include: spec, maps: {spec.nodes: node}}\n");
        Map<String, Object> first = Map.of("spec", Map.of("a", 1L, "nodes", Map.of("n", 1L)));
        assertThat(rows(lane, first)).hasSize(2);
        for (int i = 0; i < PathFamilies.MAX_NODES + 10; i++) {
            assertThat(rows(lane, Map.of("spec", Map.of("x" + i, Map.of("y", "text"))))).isEmpty();
        }
        assertThat(rows(lane, first))
                .containsExactlyInAnyOrder(
                        "k8s_pod_spec_a{} 1.0", "k8s_pod_spec_nodes{node=\"n\"} 1.0");
    }

    @Test
    void pathsOfOneName_thatMeetInTheFirstObject_giveOneRow() {
        LaneProgram lane = lane(PODS + "flatten: {include: spec}\n");
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("a_b", 1L);
        spec.put("a", Map.of("b", 2L));
        List<String> expected = List.of("k8s_pod_spec_a_b{} 1.0", "!DUPLICATE k8s_pod_spec_a_b");
        assertThat(rows(lane, Map.of("spec", spec))).containsExactlyElementsOf(expected);
        assertThat(rows(lane, Map.of("spec", spec))).containsExactlyElementsOf(expected);
        assertThat(rows(lane, Map.of("spec", Map.of("a", Map.of("b", 2L)))))
                .containsExactly("k8s_pod_spec_a_b{} 2.0");
    }

    @Test
    void documentsOfOneLane_thatMakeTheSameSeries_giveItOnce() {
        LaneProgram lane =
                lane(
                        PODS + "flatten: {include: spec}\n",
                        "name: b\n" + PODS + "flatten: {include: spec}\n");
        assertThat(rows(lane, Map.of("spec", Map.of("a", 1L))))
                .containsExactly("k8s_pod_spec_a{} 1.0", "!DUPLICATE k8s_pod_spec_a");
    }

    @Test
    void oneKeyThatIsAListHereAndANumberThere_isBoth() {
        LaneProgram lane = lane(PODS + "flatten: {include: spec}\n");
        assertThat(rows(lane, Map.of("spec", Map.of("a", List.of(1L)))))
                .containsExactly("k8s_pod_spec{a=\"0\"} 1.0");
        assertThat(rows(lane, Map.of("spec", Map.of("a", 2L))))
                .containsExactly("k8s_pod_spec_a{} 2.0");
        assertThat(rows(lane, Map.of("spec", Map.of("a", Map.of("b", 3L)))))
                .containsExactly("k8s_pod_spec_a_b{} 3.0");
    }

    @Test
    void labelThatFails_costsTheRowsThatHaveIt() {
        LaneProgram lane =
                lane(
                        "resource: pods\nlabels: {pod: metadata.name, bad: spec}\nmetrics:\n"
                                + "  - {name: pod_bad, help: Has it.}\n"
                                + "  - {name: pod_good, help: Has it not., labels: {bad: ~}}\n"
                                + "flatten: {include: status}\n");
        assertThat(rows(lane, Map.of("spec", Map.of(), "status", Map.of("a", 1L))))
                .containsExactlyInAnyOrder("!ERROR pod_bad", "!ERROR ", "pod_good{} 1.0");
    }
}
