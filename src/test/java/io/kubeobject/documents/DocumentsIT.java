package io.kubeobject.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.it.RealCluster;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the shell blocks of every Markdown file that are marked so, in order, each file in a
 * workspace of its own, and compares what they print.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentsIT {

    private @Nullable RealCluster cluster;

    private Path folder = Path.of("");

    @BeforeAll
    void make(@TempDir Path temporary) {
        folder = temporary;
    }

    @AfterAll
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @TestFactory
    Stream<DynamicNode> documents_doWhatTheySay() throws IOException {
        List<DynamicNode> documents = new ArrayList<>();
        for (Path file : MarkdownFiles.all()) {
            List<Block> blocks = Block.of(file);
            if (blocks.stream().anyMatch(b -> b.isShell() && b.has("run"))) {
                Path place = Files.createDirectories(folder.resolve(file.toString()));
                documents.add(document(file, blocks, new Workspace(place)));
            }
        }
        assertThat(documents).as("documents with commands").isNotEmpty();
        return documents.stream();
    }

    private DynamicNode document(Path file, List<Block> blocks, Workspace place) {
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            List<Block> next = blocks.subList(i + 1, Math.min(i + 2, blocks.size()));
            if (block.isShell() && block.has("run")) {
                tests.add(DynamicTest.dynamicTest(block.at(), () -> check(block, next, place)));
            }
        }
        return DynamicContainer.dynamicContainer(file.toString(), tests);
    }

    private void check(Block block, List<Block> next, Workspace place) throws IOException {
        Map<String, String> environment =
                block.has("cluster") ? Map.of("KUBECONFIG", kubeconfig()) : Map.of();
        Workspace.Result result = place.run(block.text(), environment);
        int wanted = block.value("exit").map(Integer::parseInt).orElse(0);
        assertThat(result.exitCode()).as(block.at() + "\n" + result.errors()).isEqualTo(wanted);
        if (block.value("expect").isPresent()) {
            compare(Path.of(block.value("expect").get()), result.output());
        }
        for (Block output : next) {
            if (output.has("output")) {
                assertThat(result.output()).as(output.at()).isEqualTo(output.text());
            } else if (output.has("excerpt")) {
                assertExcerpt(output, result.output());
            }
        }
    }

    /** Or writes the file anew, with {@code -Dgolden.update=true}. */
    private static void compare(Path file, String output) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, output);
        }
        assertThat(output).as(file.toString()).isEqualTo(Files.readString(file));
    }

    /** Each of its lines is a line of the output, in this order; {@code …} stands for others. */
    private static void assertExcerpt(Block excerpt, String output) {
        List<String> lines = output.lines().toList();
        int from = 0;
        for (String line : excerpt.text().lines().filter(l -> !l.strip().equals("…")).toList()) {
            int at = lines.subList(from, lines.size()).indexOf(line);
            if (at < 0) {
                throw new AssertionFailedError(
                        excerpt.at() + ": missing in the output", line, output);
            }
            from += at + 1;
        }
    }

    private String kubeconfig() throws IOException {
        if (cluster == null) {
            cluster = RealCluster.start(Files.createDirectories(folder.resolve(".cluster")));
        }
        return cluster.kubeconfig("reader", RealCluster.ADMIN_TOKEN).toString();
    }
}
