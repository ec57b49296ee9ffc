package io.kubeobject.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What can be said of the Markdown files without running their commands. */
class MarkdownTest {

    @TempDir Path folder;

    @Test
    void shellBlocks_areRunOrNameTheTestThatRunsThem() throws IOException {
        assertThat(MarkdownRules.unproven(MarkdownFiles.all())).isEmpty();
    }

    @Test
    void samplesOfFiles_areInTheFiles() throws IOException {
        assertThat(MarkdownRules.wrongSamples(MarkdownFiles.all())).isEmpty();
    }

    @Test
    void links_leadSomewhere() throws IOException {
        assertThat(MarkdownRules.brokenLinks(MarkdownFiles.all())).isEmpty();
    }

    @Test
    void everyExample_runsACommandAndShowsWhatComes() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("examples"))) {
            for (Path example : folders.filter(Files::isDirectory).toList()) {
                List<Block> blocks = Block.of(example.resolve("README.md"));
                assertThat(blocks)
                        .as(example.toString())
                        .anyMatch(b -> b.isShell() && b.has("run"))
                        .anyMatch(
                                b ->
                                        b.value("expect").isPresent()
                                                || b.has("output")
                                                || b.has("excerpt"));
            }
        }
    }

    @Test
    void plantedMistakes_areFound() throws IOException {
        Path sample = Files.writeString(folder.resolve("a.yaml"), "x:\n  a: 1\n  b: 2\n");
        Path file =
                Files.writeString(
                        folder.resolve("a.md"),
                        """
                        [there](a.yaml) [not there](b.yaml) [elsewhere](https://example.org/b.yaml)
                        ```sh run
                        ```
                        ```sh test=MarkdownTest
                        ```
                        ```sh test=NoSuchTest
                        ```
                        ```sh
                        ```
                        ```yaml file=%1$s
                        a: 1
                        b: 2
                        ```
                        ```yaml file=%1$s
                        a: 1
                        c: 2
                        ```
                        """
                                .formatted(sample));
        List<Path> files = List.of(file);
        assertThat(MarkdownRules.unproven(files))
                .containsExactly(
                        file + ":6: neither run nor a test named",
                        file + ":8: neither run nor a test named");
        assertThat(MarkdownRules.wrongSamples(files))
                .containsExactly(file + ":14: not in " + sample);
        assertThat(MarkdownRules.brokenLinks(files)).containsExactly(file + ": no b.yaml");
    }
}
