package io.kubeobject.mapping.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.mapping.LaneProgram;
import io.kubeobject.metric.Labels;
import io.kubeobject.metric.Sample;
import io.kubeobject.object.Catalog;
import io.kubeobject.object.Resource;

import org.junit.jupiter.api.Test;

import java.util.List;

class MappingFilesTest {

    private static final Catalog CATALOG =
            new Catalog(
                    List.of(
                            new Resource("", "v1", "pods", "Pod", true),
                            new Resource("", "v1", "nodes", "Node", false)));

    private static final String LABELS = "labels: {name: metadata.name}\n";

    private static MappingSource file(String name, String text) {
        return new MappingSource(name, text);
    }

    private static List<String> lanes(CompiledFiles files) {
        return files.program().lanes(CATALOG).stream().map(LaneProgram::toString).toList();
    }

    @Test
    void documentWithErrors_doesNotRun_theOthersDo() {
        CompiledFiles files =
                MappingFiles.compile(
                        List.of(
                                file("a.yaml", "resource: pods\nflatten: {includ: spec}\n"),
                                file(
                                        "b.yaml",
                                        "resource: [nodes]\n---\nresource: nodes\n"
                                                + LABELS
                                                + "flatten: {}\n")));
        assertThat(files.problems())
                .filteredOn(p -> p.severity() == Severity.ERROR)
                .extracting(Problem::file, Problem::line)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a.yaml", 2),
                        org.assertj.core.groups.Tuple.tuple("b.yaml", 1));
        assertThat(lanes(files)).containsExactly("nodes[b#2]");
    }

    @Test
    void documentOfTheSameName_takesThePlaceOfTheEarlier_withAWarningUnlessItSaysSo() {
        String pods = "resource: pods\n" + LABELS + "flatten: {}\n";
        String nodes = "resource: nodes\n" + LABELS + "flatten: {}\n";
        CompiledFiles quiet =
                MappingFiles.compile(
                        List.of(file("x/a.yaml", pods), file("b.yaml", "name: a\n" + nodes)));
        CompiledFiles warned =
                MappingFiles.compile(List.of(file("x/a.yaml", pods), file("y/a.yaml", nodes)));

        assertThat(quiet.problems()).isEmpty();
        assertThat(lanes(quiet)).containsExactly("nodes[a]");
        assertThat(lanes(warned)).containsExactly("nodes[a]");
        assertThat(warned.problems())
                .extracting(Problem::severity, Problem::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Severity.WARNING,
                                "takes the place of document \"a\" of x/a.yaml:1:1"));
    }

    @Test
    void documentOfTheSameName_thatIsWrong_leavesTheEarlierOne() {
        CompiledFiles files =
                MappingFiles.compile(
                        List.of(
                                file("a.yaml", "name: a\nresource: pods\n" + LABELS),
                                file("b.yaml", "name: a\nresource: nodes\nlabel: {}\n")));
        assertThat(lanes(files)).containsExactly("pods[a]");
    }

    @Test
    void alertsAndTests_areKeptAsData() {
        CompiledFiles files =
                MappingFiles.compile(
                        List.of(
                                file(
                                        "a.yaml",
                                        """
                                        alerts:
                                          - {alert: Down, expr: up == 0, for: 5m, labels: {severity: critical}}
                                        ---
                                        resource: pods
                                        tests:
                                          - name: one
                                            given: {metadata: {name: a, generation: 010}, ready: yes}
                                            expect: |
                                              a 1
                                            absent: b
                                        """)));
        assertThat(files.problems()).isEmpty();
        Alert alert = files.alerts().getFirst();
        assertThat(alert.name()).isEqualTo("Down");
        assertThat(alert.rule())
                .containsEntry("expr", "up == 0")
                .containsEntry("for", "5m")
                .containsEntry("labels", java.util.Map.of("severity", "critical"));
        MappingTest test = files.tests().getFirst();
        assertThat(test.document()).isEqualTo("a#2");
        assertThat(test.position().toString()).isEqualTo("a.yaml:6:5");
        MappingTest.Step step = test.steps().getFirst();
        assertThat(step.at()).isEqualTo(Moment.START);
        assertThat(step.expectation().samples()).containsExactly(new Sample("a", Labels.NONE, 1));
        assertThat(step.expectation().absent()).containsExactly("b");
        assertThat(step.apply())
                .containsExactly(
                        java.util.Map.of(
                                "metadata",
                                java.util.Map.of("name", "a", "generation", 10L),
                                "ready",
                                "yes"));
    }

    @Test
    void directivesCommentsAndEmptyDocuments_areNoTrouble() {
        CompiledFiles files =
                MappingFiles.compile(
                        List.of(
                                file("empty.yaml", ""),
                                file("comment.yaml", "# nothing\n---\n---\n# more\n"),
                                file(
                                        "directive.yaml",
                                        "%YAML 1.1\n# first\n---\nresource: pods\n...\n")));
        assertThat(files.problems()).isEmpty();
        assertThat(lanes(files)).containsExactly("pods[directive]");
    }

    @Test
    void problems_areInTheOrderOfTheFiles() {
        CompiledFiles files =
                MappingFiles.compile(
                        List.of(
                                file("z.yaml", "resource: pods\na: 1\nb: 1\n"),
                                file("a.yaml", "resource: pods\na: 1\n")));
        assertThat(files.problems())
                .extracting(p -> p.position().toString())
                .containsExactly("z.yaml:2:1", "z.yaml:3:1", "a.yaml:2:1");
    }

    @Test
    void windowsLineEnds_andAByteOrderMark_areNoTrouble() {
        CompiledFiles files =
                MappingFiles.compile(
                        List.of(file("a.yaml", "\uFEFFresource: pods\r\nlabel: {}\r\n")));
        assertThat(files.problems())
                .extracting(Problem::render)
                .containsExactly(
                        "a.yaml:2:1: error: unknown key \"label\" in document\n"
                                + "    label: {}\n    ^\n    did you mean \"labels\"?");
    }
}
