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
import java.util.Map;

class CheckCommandTest {

    @TempDir Path folder;

    private final CapturedTerminal terminal = new CapturedTerminal();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                folder.resolve("broken.yaml"), "resource: deployments.apps\nlables: {}\n");
        Files.writeString(
                folder.resolve("right.yaml"),
                "resource: deployments.apps\nlabels: {name: metadata.name}\n"
                        + "flatten: {include: [status]}\n");
    }

    @Test
    void check_ofAFolderWithoutMappings_isAProblem() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(terminal.run("check", empty.toString())).isEqualTo(Main.PROBLEMS);
        assertThat(terminal.err())
                .isEqualTo("koe: expected files *.yaml or *.yml in " + empty + "\n");
    }

    @Test
    void check_ofRightFiles_isSilentOnStandardOutput() {
        assertThat(terminal.run("check", file("right.yaml"))).isEqualTo(Main.DONE);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).isEqualTo("koe: 1 file, no errors, no warnings\n");
    }

    @Test
    void check_ofThePacks_isDone() {
        assertThat(terminal.run("check")).as(terminal.out()).isEqualTo(Main.DONE);
    }

    @Test
    void check_ofAFolder_printsEveryProblemWithItsPlace() {
        assertThat(terminal.run("check", folder.toString())).isEqualTo(Main.PROBLEMS);
        assertThat(terminal.out())
                .startsWith(file("broken.yaml") + ":2:1: error: ")
                .contains("lables: {}\n    ^")
                .doesNotContain("right.yaml")
                .doesNotContain("\u001b");
        assertThat(terminal.err()).contains("2 files, 1 error, no warnings");
    }

    @Test
    void check_ofWhatIsNotThere_saysSo() {
        assertThat(terminal.run("check", file("none.yaml"))).isEqualTo(Main.PROBLEMS);
        assertThat(terminal.out())
                .isEqualTo(file("none.yaml") + ": error: no such file or folder\n");
    }

    @Test
    void check_asJson_isAnArrayOfProblems() throws IOException {
        assertThat(terminal.run("check", "--output=json", folder.toString()))
                .isEqualTo(Main.PROBLEMS);
        JsonNode problem = new ObjectMapper().readTree(terminal.out()).get(0);
        assertThat(problem.get("severity").asText()).isEqualTo("error");
        assertThat(problem.get("code").asText()).isEqualTo("unknown-key");
        assertThat(problem.get("file").asText()).isEqualTo(file("broken.yaml"));
        assertThat(problem.get("line").asInt()).isEqualTo(2);
        assertThat(problem.get("column").asInt()).isEqualTo(1);
        assertThat(problem.get("message").asText()).contains("lables");
    }

    @Test
    void check_forGithub_escapesWhatItsCommandsTakeForThemselves() {
        assertThat(terminal.run("check", "--output=github", file("broken.yaml") + "%,"))
                .isEqualTo(Main.PROBLEMS);
        assertThat(terminal.out())
                .startsWith("::error file=" + file("broken.yaml") + "%25%2C::no such file");
        assertThat(terminal.run("check", "--output=github", file("broken.yaml")))
                .isEqualTo(Main.PROBLEMS);
        assertThat(terminal.out()).contains("file=" + file("broken.yaml") + ",line=2,col=1::");
    }

    @Test
    void check_onAScreen_hasColours_unlessTheUserSaidNo() {
        CapturedTerminal screen =
                new CapturedTerminal("", Map.of(), Terminal.Stream.OUT, Terminal.Stream.ERR);
        screen.run("check", folder.toString());
        assertThat(screen.out()).contains("\u001b[1;31merror:\u001b[0m");
        CapturedTerminal plain =
                new CapturedTerminal("", Map.of("NO_COLOR", "1"), Terminal.Stream.OUT);
        plain.run("check", folder.toString());
        assertThat(plain.out()).doesNotContain("\u001b");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
