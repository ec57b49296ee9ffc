package io.kubeobject.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class DocsCommandTest {

    @TempDir Path folder;

    private final CapturedTerminal terminal = new CapturedTerminal();
    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file =
                Files.writeString(
                        folder.resolve("pods.yaml"),
                        "resource: pods\nlabels: {pod: metadata.name}\nmetrics:\n"
                                + "  - {name: pod_age, help: Age., value: spec.age}\n");
    }

    @Test
    void docs_printsMarkdown() {
        assertThat(terminal.run("docs", file.toString())).isEqualTo(Main.DONE);
        assertThat(terminal.out())
                .startsWith("# Metrics\n\n## pods\n")
                .contains("| `pod_age` | gauge | `pod` | Age. | `" + file + ":4` |");
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void docs_asJson_isAnArray() throws IOException {
        assertThat(terminal.run("docs", "--output", "json", file.toString())).isEqualTo(Main.DONE);
        JsonNode metric = new ObjectMapper().readTree(terminal.out()).get(0);
        assertThat(metric.get("name").asText()).isEqualTo("pod_age");
        assertThat(metric.get("resource").asText()).isEqualTo("pods");
        assertThat(metric.get("labels").get(0).asText()).isEqualTo("pod");
    }

    @Test
    void docs_withoutPaths_isOfTheDefaultPacks() {
        assertThat(terminal.run("docs")).isEqualTo(Main.DONE);
        assertThat(terminal.out()).contains("`k8s_deployment_*`");
    }

    @Test
    void docs_ofBrokenMappings_areNone() throws IOException {
        Files.writeString(file, "resource: pods\nmetric: []\n");
        assertThat(terminal.run("docs", file.toString())).isEqualTo(Main.PROBLEMS);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).contains("unknown key \"metric\"");
    }

    @Test
    void docs_inAFormThatItDoesNotKnow_isAWrongUse() {
        assertThat(terminal.run("docs", "--output", "github")).isEqualTo(Main.USAGE);
        assertThat(terminal.err()).contains("github");
    }

    @Test
    void schema_isPrinted_andTakesNoArguments() throws IOException {
        assertThat(terminal.run("schema")).isEqualTo(Main.DONE);
        assertThat(terminal.out()).isEqualTo(Files.readString(Path.of("mappings/schema.json")));
        assertThat(new CapturedTerminal().run("schema", "pods.yaml")).isEqualTo(Main.USAGE);
    }
}
