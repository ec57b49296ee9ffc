package io.kubeobject.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

class MainTest {

    private final CapturedTerminal terminal = new CapturedTerminal();

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void help_goesToStandardOutput(String word) {
        assertThat(terminal.run(word)).isEqualTo(Main.DONE);
        assertThat(terminal.out()).contains("Usage: koe").contains("koe render -");
        assertThat(terminal.err()).isEmpty();
        assertFitsAScreen(terminal.out());
    }

    @ParameterizedTest
    @EnumSource(Command.class)
    void helpOfEachCommand_namesItsFlags_andFitsAWindow(Command command) {
        String word = command.name().toLowerCase(Locale.ROOT);
        assertThat(terminal.run(word, "--help")).isEqualTo(Main.DONE);
        assertThat(terminal.out()).startsWith("koe " + word + ": ").contains("Examples\n");
        command.flags().forEach(flag -> assertThat(terminal.out()).contains("  " + flag.flag()));
        assertFits(40, terminal.out());
    }

    @ParameterizedTest
    @EnumSource(Command.class)
    void helpWithACommand_isThatOfTheCommand(Command command) {
        assertThat(terminal.run("help", command.word())).isEqualTo(Main.DONE);
        assertThat(terminal.out()).isEqualTo(Help.of(command));
    }

    @Test
    void helpWithAnUnknownCommand_isWrongUsage() {
        assertThat(terminal.run("help", "chek")).isEqualTo(Main.USAGE);
        assertThat(terminal.err()).contains("there is no command chek; did you mean check?");
    }

    @Test
    void outputThatCannotBeWritten_isAProblem() {
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal disk =
                new Terminal(
                        InputStream.nullInputStream(),
                        new PrintStream(full, false, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        Map.of(),
                        Set.of());
        assertThat(Main.run(List.of("--help"), disk, new Stop())).isEqualTo(Main.PROBLEMS);
        assertThat(err).hasToString("koe: cannot write all of it to standard output\n");
    }

    @Test
    void version_namesProgramAndJava() {
        assertThat(terminal.run("--version")).isEqualTo(Main.DONE);
        assertThat(terminal.out())
                .matches("koe \\S+ \\(Java " + Runtime.version().feature() + ".*\\)\n");
    }

    @Test
    void unknownCommand_isWrongUsage_andGetsTheNearestWord() {
        assertThat(terminal.run("rendr", "-")).isEqualTo(Main.USAGE);
        assertThat(terminal.err())
                .isEqualTo(
                        "koe: there is no command rendr; did you mean render?\n"
                                + "koe: see koe --help\n");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void unknownCommand_farFromAll_getsTheList() {
        assertThat(terminal.run("frobnicate")).isEqualTo(Main.USAGE);
        assertThat(terminal.err()).contains("there are run, demo, render, check, test, ");
    }

    @Test
    void unknownFlag_isWrongUsage_andNamesTheCommandsHelp() {
        assertThat(terminal.run("--maping", "x")).isEqualTo(Main.USAGE);
        assertThat(terminal.err())
                .isEqualTo(
                        "koe: unknown flag --maping; did you mean --mappings?\n"
                                + "koe: see koe run --help\n");
    }

    @Test
    void flagOfAnotherCommand_isUnknown() {
        assertThat(terminal.run("check", "--once")).isEqualTo(Main.USAGE);
        assertThat(terminal.err()).contains("unknown flag --once");
    }

    @Test
    void completion_ofAnUnknownShell_isWrongUsage() {
        assertThat(terminal.run("completion", "fish")).isEqualTo(Main.USAGE);
        assertThat(terminal.err()).contains("expected bash or zsh, got \"fish\"");
    }

    private static void assertFitsAScreen(String text) {
        assertFits(23, text);
    }

    private static void assertFits(int lines, String text) {
        assertThat(text.lines().count()).as(text).isLessThanOrEqualTo(lines);
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    }
}
