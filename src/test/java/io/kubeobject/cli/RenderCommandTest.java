package io.kubeobject.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class RenderCommandTest {

    private static final String DEPLOYMENT =
            """
            {"apiVersion":"apps/v1","kind":"Deployment",
             "metadata":{"name":"web","namespace":"default","generation":3},
             "spec":{"replicas":2},"status":{"observedGeneration":2}}
            """;

    private static final String GENERATIONS =
            """
            # HELP k8s_deployment_metadata_generation Deployment field metadata.generation
            # TYPE k8s_deployment_metadata_generation gauge
            k8s_deployment_metadata_generation{namespace="default",name="web"} 3
            # HELP k8s_deployment_status_observedGeneration Deployment field status.observedGeneration
            # TYPE k8s_deployment_status_observedGeneration gauge
            k8s_deployment_status_observedGeneration{namespace="default",name="web"} 2
            """;

    @TempDir Path folder;

    @Test
    void render_readsStandardInput_withOrWithoutItsName() {
        for (String[] words :
                new String[][] {
                    {"render", "-", "--metrics=.*eneration"}, {"render", "--metrics=.*eneration"}
                }) {
            CapturedTerminal terminal = new CapturedTerminal(DEPLOYMENT, Map.of());
            assertThat(terminal.run(words)).isEqualTo(Main.DONE);
            assertThat(terminal.out()).isEqualTo(GENERATIONS);
            assertThat(terminal.err()).isEmpty();
        }
    }

    @Test
    void render_readsFilesAndFolders() throws Exception {
        Files.writeString(folder.resolve("a.json"), DEPLOYMENT);
        Files.writeString(
                folder.resolve("b.yaml"),
                "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: api, namespace: x}\n");
        CapturedTerminal terminal = new CapturedTerminal();
        assertThat(terminal.run("render", folder.toString())).isEqualTo(Main.DONE);
        assertThat(terminal.out()).contains("name=\"web\"").contains("name=\"api\"");
    }

    @Test
    void render_takesWhatTheUserAsksForByFlags() throws Exception {
        Path mapping =
                Files.writeString(
                        folder.resolve("mapping.yaml"),
                        """
                        resource: deployments.apps
                        labels: {name: metadata.name}
                        metrics:
                          - {name: d_labels, help: Labels., labelsFrom: [{map: metadata.labels, allow: "flag:labels"}]}
                          - {name: d_notes, help: Notes., labelsFrom: [{map: metadata.annotations, allow: "flag:annotations"}]}
                          - {name: d_more, help: More., optIn: true}
                          - {name: d_most, help: Most., optIn: true}
                        """);
        String object =
                "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"web\","
                    + "\"labels\":{\"app\":\"a\",\"team/x\":\"t\",\"z\":\"z\"},"
                    + "\"annotations\":{\"note\":\"n\"}}}";
        String use = "--mappings=" + mapping;
        assertThat(samples(object, use)).isEmpty();
        assertThat(samples(object, use, "--metric-labels-allowlist=deployments=[app,team/*]"))
                .containsExactly("d_labels{name=\"web\",app=\"a\",team_x=\"t\"} 1");
        assertThat(samples(object, use, "--metric-labels-allowlist=*=[],deployments=[app]"))
                .containsExactly("d_labels{name=\"web\"} 1");
        assertThat(samples(object, use, "--metric-labels-allowlist=pods=[*]")).isEmpty();
        assertThat(samples(object, use, "--metric-annotations-allowlist=deployments.apps=[*]"))
                .containsExactly("d_notes{name=\"web\",note=\"n\"} 1");
        assertThat(samples(object, use, "--opt-in=d_more"))
                .containsExactly("d_more{name=\"web\"} 1");
    }

    private static List<String> samples(String object, String... flags) {
        CapturedTerminal terminal = new CapturedTerminal(object, Map.of());
        List<String> words = new ArrayList<>(List.of("render"));
        words.addAll(List.of(flags));
        assertThat(terminal.run(words.toArray(String[]::new))).isEqualTo(Main.DONE);
        return terminal.out().lines().filter(line -> !line.startsWith("#")).toList();
    }

    @Test
    void render_inOpenMetrics_ends() {
        CapturedTerminal terminal = new CapturedTerminal(DEPLOYMENT, Map.of());
        assertThat(terminal.run("render", "--format", "openmetrics")).isEqualTo(Main.DONE);
        assertThat(terminal.out()).endsWith("# EOF\n");
    }

    @Test
    void render_ofWhatIsNoObject_saysWhereAndWhat() {
        CapturedTerminal terminal = new CapturedTerminal("hello", Map.of());
        assertThat(terminal.run("render")).isEqualTo(Main.PROBLEMS);
        assertThat(terminal.err())
                .isEqualTo("stdin:1:1: error: expected an object, found the string \"hello\"\n");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void render_ofAMissingFile_saysSo() {
        CapturedTerminal terminal = new CapturedTerminal();
        String file = folder.resolve("none.json").toString();
        assertThat(terminal.run("render", file)).isEqualTo(Main.PROBLEMS);
        assertThat(terminal.err()).isEqualTo(file + ": error: no such file\n");
    }

    @Test
    void render_ofObjectsThatNoMappingReads_saysSo() {
        CapturedTerminal terminal =
                new CapturedTerminal(
                        "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"x\"}}",
                        Map.of());
        assertThat(terminal.run("render")).isEqualTo(Main.DONE);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).isEqualTo("koe: no mapping reads pods\n");
    }

    @Test
    void render_withBrokenMappings_printsThem_andNothingElse() throws Exception {
        Path mapping =
                Files.writeString(folder.resolve("m.yaml"), "resource: deployments.apps\nx: 1\n");
        CapturedTerminal terminal = new CapturedTerminal(DEPLOYMENT, Map.of());
        assertThat(terminal.run("render", "--mappings", mapping.toString()))
                .isEqualTo(Main.PROBLEMS);
        assertThat(terminal.err()).startsWith(mapping + ":2:1: error: ");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void render_ofAnObjectThatIsNestedTooDeep_tellsIt_andRendersTheOthers() {
        String deep = "{\"a\":".repeat(300) + "1" + "}".repeat(300);
        String text = DEPLOYMENT + "\n" + DEPLOYMENT.replace("{\"replicas\":2}", deep);
        CapturedTerminal terminal = new CapturedTerminal(text.replaceFirst("web", "x"), Map.of());
        assertThat(terminal.run("render")).isEqualTo(Main.PROBLEMS);
        assertThat(terminal.out()).contains("name=\"x\"").doesNotContain("name=\"web\"");
        assertThat(terminal.err()).isEqualTo("stdin:5:1: error: nested deeper than 256 levels\n");
    }

    @Test
    void render_withoutInput_onAScreen_isWrongUsage() {
        CapturedTerminal terminal = new CapturedTerminal("", Map.of(), Terminal.Stream.IN);
        assertThat(terminal.run("render")).isEqualTo(Main.USAGE);
        assertThat(terminal.err())
                .contains("render needs a file, a folder, or - for standard input");
    }

    @Test
    void render_atATimeThatIsNone_isWrongUsage() {
        CapturedTerminal terminal = new CapturedTerminal(DEPLOYMENT, Map.of());
        assertThat(terminal.run("render", "--at", "noon")).isEqualTo(Main.USAGE);
        assertThat(terminal.err()).contains("--at: expected a time such as 2026-11-21T10:00:00Z");
        assertThat(terminal.run("render", "--at", "2026-11-21T10:00:00Z")).isEqualTo(Main.DONE);
    }
}
