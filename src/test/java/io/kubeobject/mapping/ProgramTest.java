package io.kubeobject.mapping;

import static io.kubeobject.mapping.Compiled.CATALOG;
import static io.kubeobject.mapping.Compiled.program;
import static io.kubeobject.mapping.Compiled.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.metric.Family;
import io.kubeobject.object.Catalog;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class ProgramTest {

    private static final String FLATTEN = "labels: {name: metadata.name}\nflatten: {}\n";

    private static List<String> lanes(Program program) {
        return program.lanes(CATALOG).stream()
                .map(l -> l.resource().id() + "/" + l.resource().version())
                .toList();
    }

    @Test
    void documentsOfOneResource_shareALane_unlessTheySelectOtherObjects() {
        Program program =
                program(
                        "resource: pods\n" + FLATTEN,
                        "name: b\nresource: pods/v1\n" + FLATTEN,
                        "name: c\nresource: pods\nselector: app=web\n" + FLATTEN,
                        "name: d\nresource: pods\nfieldSelector: spec.nodeName=n\n" + FLATTEN);

        assertThat(program.lanes(CATALOG))
                .extracting(LaneProgram::labelSelector, LaneProgram::fieldSelector)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("", ""),
                        org.assertj.core.groups.Tuple.tuple("app=web", ""),
                        org.assertj.core.groups.Tuple.tuple("", "spec.nodeName=n"));
    }

    @Test
    void version_isTheFirstThatIsServed_orThePreferredOne() {
        assertThat(lanes(program("resource: widgets.a.com\n" + FLATTEN)))
                .containsExactly("widgets.a.com/v2");
        assertThat(lanes(program("resource: widgets.a.com/v3,v1\n" + FLATTEN)))
                .containsExactly("widgets.a.com/v1");
        assertThat(lanes(program("resource: widgets.a.com/v3\n" + FLATTEN))).isEmpty();
    }

    @Test
    void wildcard_takesPreferredVersions_neverEventsAndSecrets() {
        assertThat(lanes(program("resource: \"*\"\nexceptResources: nodes\n" + FLATTEN)))
                .containsExactly(
                        "pods/v1", "deployments.apps/v1", "widgets.a.com/v2", "widgets.b.com/v1");
        assertThat(lanes(program("resource: \"*.apps\"\n" + FLATTEN)))
                .containsExactly("deployments.apps/v1");
        assertThat(
                        lanes(
                                program(
                                        "resource: \"*\"\n"
                                                + "exceptResources: [\"*.a.com\", pods, nodes]\n"
                                                + FLATTEN)))
                .containsExactly("deployments.apps/v1", "widgets.b.com/v1");
        assertThat(lanes(program("resource: secrets\n" + FLATTEN))).containsExactly("secrets/v1");
    }

    @Test
    void resourceThatIsNotServed_isWaitedFor_withAHint() {
        Program program =
                program(
                        "resource: gadgets.a.com\n" + FLATTEN,
                        "resource: deployments\n" + FLATTEN,
                        "resource: widgets.a.com/v3\n" + FLATTEN,
                        "resource: \"*.nobody.com\"\n" + FLATTEN,
                        "resource: pods\n" + FLATTEN);
        assertThat(program.waiting(CATALOG))
                .extracting(w -> w.resource().toString(), Waiting::hint)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("gadgets.a.com", ""),
                        org.assertj.core.groups.Tuple.tuple(
                                "deployments", "the API server has deployments.apps"),
                        org.assertj.core.groups.Tuple.tuple(
                                "widgets.a.com/v3", "the API server has widgets.a.com/v2"));
        assertThat(program.waiting(new Catalog(List.of()))).hasSize(4);
    }

    @Test
    void laneThatComputesTheSame_isEqual_wherverItStands() {
        String text = "resource: pods\nlabels: {pod: metadata.name}\nflatten: {include: spec}\n";
        assertThat(program(text).lanes(CATALOG))
                .isEqualTo(program("# a comment\n\n" + text).lanes(CATALOG))
                .isEqualTo(program(text, "resource: nodes\n").lanes(CATALOG).subList(0, 1));
        assertThat(program(text)).isEqualTo(program("\n" + text)).hasSameHashCodeAs(program(text));
    }

    @Test
    void laneThatComputesSomethingElse_isNotEqual() {
        String text =
                """
                resource: pods
                labels: {pod: metadata.name}
                let: {s: spec}
                defaults: {spec.a: 1}
                where: has(spec)
                metrics:
                  - name: pod_x
                    help: X.
                    each: c in spec.c
                    when: c.ok
                    labels: {c: c.name}
                    value: c.v
                    default: 0
                flatten: {include: spec}
                """;
        List<LaneProgram> before = program(text).lanes(CATALOG);
        Stream.of(
                        text.replace("pods", "pods\nselector: a=b"),
                        text.replace("pod: metadata.name", "pod: metadata.uid"),
                        text.replace("s: spec", "s: status"),
                        text.replace("spec.a: 1", "spec.a: 2"),
                        text.replace("has(spec)", "has(status)"),
                        text.replace("X.", "Y."),
                        text.replace("c in spec.c", "c in spec.d"),
                        text.replace("c.ok", "!c.ok")
                                .replace("when: !", "when: '!")
                                .replace("!c.ok", "!c.ok'"),
                        text.replace("c: c.name", "d: c.name"),
                        text.replace("c.v", "c.w"),
                        text.replace("default: 0", "default: 1"),
                        text.replace("include: spec", "include: status"),
                        text.replace("flatten: {", "flatten: {booleans: false, "))
                .forEach(
                        changed ->
                                assertThat(program(changed).lanes(CATALOG))
                                        .as(changed)
                                        .isNotEqualTo(before));
    }

    @Test
    void disabledFamily_changesTheLane() {
        String text =
                "resource: pods\nlabels: {pod: metadata.name}\nmetrics: [{name: a, help: A.}]\n";
        assertThat(program(text, "disable: a\n").lanes(CATALOG))
                .isNotEqualTo(program(text).lanes(CATALOG));
        assertThat(program(text, "disable: flattened\n").lanes(CATALOG))
                .isNotEqualTo(program(text).lanes(CATALOG));
    }

    @Test
    void familyThatIsNotWanted_isNotMade() {
        Program program =
                program(
                                """
                                resource: pods
                                labels: {pod: metadata.name}
                                metrics:
                                  - {name: pod_a, help: A.}
                                  - {name: pod_c, help: C.}
                                flatten: {prefix: flat, include: spec}
                                """)
                        .wanting(name -> !name.endsWith("_a"));
        LaneProgram lane = program.lanes(CATALOG).getFirst();
        assertThat(rows(lane, Map.of("spec", Map.of("a", 1L, "b", 2L))))
                .containsExactlyInAnyOrder("pod_c{} 1.0", "flat_spec_b{} 2.0");
    }

    @Test
    void resourceOfWhichNothingIsTaken_isNotRead() {
        Program program =
                Compiled.program(
                        """
                        resource: pods
                        metrics:
                          - {name: pod_off, help: Off., optIn: true}
                        """);
        Program asked = program.optingIn("pod_off"::equals);

        assertThat(program.lanes(CATALOG)).isEmpty();
        assertThat(program.waiting(new Catalog(List.of()))).isEmpty();
        assertThat(asked.lanes(CATALOG)).hasSize(1);
        assertThat(asked.wanting(name -> !name.equals("pod_off")).lanes(CATALOG)).isEmpty();
    }

    @Test
    void optInFamily_isOffUntilItIsAskedFor() {
        Program program =
                program(
                        """
                        resource: pods
                        labels: {pod: metadata.name}
                        metrics:
                          - {name: pod_on, help: On.}
                          - {name: pod_off, help: Off., optIn: true}
                        """);
        assertThat(program.lanes(CATALOG).getFirst().declared())
                .extracting(Family::name)
                .containsExactly("pod_on");
        assertThat(program.optingIn("pod_off"::equals).lanes(CATALOG).getFirst().declared())
                .extracting(Family::name)
                .containsExactly("pod_on", "pod_off");
    }

    @Test
    void families_areInTheOrderOfTheFiles_thenFlattenedOnesByName() {
        Program program =
                program(
                        "resource: pods\n"
                            + "labels: {pod: metadata.name}\n"
                            + "metrics: [{name: z_total, help: Z., type: counter}, {name: c, help:"
                            + " C.}]\n",
                        "name: b\nresource: nodes\nlabels: {n: metadata.name}\n"
                                + "metrics: [{name: a, help: A.}, {name: c, help: C.}]\n");
        List<Family> families =
                Stream.of("k8s_b", "a", "k8s_a", "c", "z_total")
                        .map(name -> Family.gauge(name, ""))
                        .sorted(program.order())
                        .toList();
        assertThat(families)
                .extracting(Family::name)
                .containsExactly("z_total", "c", "a", "k8s_a", "k8s_b");
    }

    @Test
    void apiGroup_isShownOnResourcesThatAWildcardMeetsTwice() {
        List<LaneProgram> lanes =
                program(
                                "resource: \"*\"\n"
                                        + "labels: {name: metadata.name}\n"
                                        + "flatten: {include: spec}\n")
                        .lanes(CATALOG);
        Map<String, Object> object =
                Map.of("metadata", Map.of("name", "w"), "spec", Map.of("a", 1L));
        assertThat(lanes.stream().flatMap(lane -> rows(lane, object).stream()))
                .containsExactly(
                        "k8s_pod_spec_a{name=\"w\"} 1.0",
                        "k8s_node_spec_a{name=\"w\"} 1.0",
                        "k8s_deployment_spec_a{name=\"w\"} 1.0",
                        "k8s_widget_spec_a{name=\"w\"} 1.0",
                        "k8s_widget_spec_a{name=\"w\",api_group=\"b.com\"} 1.0");
    }

    @Test
    void helpOfAFlattenedFamily_isTheSameInEveryLane() {
        Program program =
                program(
                        "resource: widgets.a.com\n"
                                + "labels: {n: metadata.name}\n"
                                + "flatten: {include: spec}\n",
                        "name: b\n"
                                + "resource: widgets.b.com\n"
                                + "labels: {n: metadata.uid}\n"
                                + "flatten: {include: spec}\n");
        List<Family> families = new java.util.ArrayList<>();
        List<LaneProgram> lanes = program.lanes(CATALOG);
        Map<String, Object> deep = Map.of("spec", Map.of("a", Map.of("b", 1L)));
        Map<String, Object> flat = Map.of("spec", Map.of("a_b", 1L));
        lanes.get(0).evaluate(Compiled.object(deep), (f, l, v) -> families.add(f), _ -> {});
        lanes.get(1).evaluate(Compiled.object(flat), (f, l, v) -> families.add(f), _ -> {});
        assertThat(families).hasSize(2);
        assertThat(families.get(0)).isEqualTo(families.get(1));
    }
}
