package io.kubeobject.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The scripts, run by the shell that they are for; zsh is not where the tests must run. */
class CompletionTest {

    @TempDir Path folder;

    @Test
    void bash_completesCommandsAndFlags() throws Exception {
        assertThat(complete("koe", "r")).containsExactly("run", "render", "rules");
        assertThat(complete("koe", "--log")).containsExactly("--log.level", "--log.format");
        assertThat(complete("koe", "render", "--fo")).containsExactly("--format");
        assertThat(complete("koe", "completion", "")).containsExactly("bash", "zsh");
    }

    @Test
    void bash_completesValues_alsoAfterAnEqualsSign() throws Exception {
        assertThat(complete("koe", "--log.level", ""))
                .containsExactly("debug", "info", "warn", "error");
        assertThat(complete("koe", "check", "--output", "=", "g")).containsExactly("github");
        assertThat(complete("koe", "--mappings", "pack", ":", "fl")).containsExactly("flatten");
    }

    @Test
    void zsh_namesEveryCommandAndFlag() {
        String script = script("zsh");
        assertThat(script).startsWith("#compdef koe\n");
        for (Command command : Command.values()) {
            assertThat(script).contains("    " + command.word() + ") _arguments");
            command.flags().forEach(flag -> assertThat(script).contains(flag.flag()));
        }
    }

    private List<String> complete(String... words) throws Exception {
        String typed = "'" + String.join("' '", words) + "'";
        Path script = folder.resolve("try.bash");
        Files.writeString(
                script,
                script("bash")
                        + "compopt() { :; }\nCOMP_WORDS=("
                        + typed
                        + "); COMP_CWORD="
                        + (words.length - 1)
                        + "; _koe; printf '%s\\n' \"${COMPREPLY[@]}\"\n");
        Process bash =
                new ProcessBuilder("bash", script.toString()).redirectErrorStream(true).start();
        String output = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertThat(bash.waitFor()).as(output).isZero();
        return output.lines().toList();
    }

    private static String script(String shell) {
        CapturedTerminal terminal = new CapturedTerminal();
        assertThat(terminal.run("completion", shell)).isEqualTo(Main.DONE);
        return terminal.out();
    }
}
