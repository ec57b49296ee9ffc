package io.kubeobject.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.golden.GoldenFile;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Commands as people type them. A folder {@code commands/COMMAND/CASE} has a line {@code command}
 * and all that the command prints, {@code expected.txt}; {@code $here} stands for the folder,
 * {@code $url} for a server of the files below its {@code served}, {@code $gone} for a server that
 * is not there. What a file {@code stdin} holds comes by standard input.
 */
class CommandGoldenTest {

    private static final Path ROOT = GoldenFile.RESOURCES.resolve("commands");

    @TestFactory
    Stream<DynamicTest> command_printsWhatIsExpected() throws IOException {
        return GoldenFile.foldersWith(ROOT, "command").stream()
                .map(f -> DynamicTest.dynamicTest(ROOT.relativize(f).toString(), () -> run(f)));
    }

    private static void run(Path folder) throws IOException {
        try (ServedFiles server = ServedFiles.of(folder.resolve("served"))) {
            Map<String, String> names =
                    Map.of(
                            "$here",
                            folder.toString(),
                            "$url",
                            server.url(),
                            "$gone",
                            server.gone());
            String line = Files.readString(folder.resolve("command")).strip();
            for (Map.Entry<String, String> name : names.entrySet()) {
                line = line.replace(name.getKey(), name.getValue());
            }
            CapturedTerminal terminal = new CapturedTerminal(stdin(folder), Map.of());
            int exit = terminal.run(line.split(" "));
            String all =
                    "exit "
                            + exit
                            + "\n--- stdout\n"
                            + terminal.out()
                            + "--- stderr\n"
                            + terminal.err();
            for (Map.Entry<String, String> name : names.entrySet()) {
                all = all.replace(name.getValue(), name.getKey());
            }
            new GoldenFile(folder.resolve("expected.txt")).check(all);
        }
    }

    private static String stdin(Path folder) throws IOException {
        Path file = folder.resolve("stdin");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    @TestFactory
    Stream<DynamicTest> everyToolOfMappings_hasCases() {
        return Stream.of("check", "test", "diff", "explain", "rules")
                .map(
                        command ->
                                DynamicTest.dynamicTest(
                                        command,
                                        () ->
                                                assertThat(
                                                                GoldenFile.foldersWith(
                                                                        ROOT.resolve(command),
                                                                        "command"))
                                                        .hasSizeGreaterThan(4)));
    }
}
