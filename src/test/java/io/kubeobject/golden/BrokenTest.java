package io.kubeobject.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.mapping.yaml.CompiledFiles;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingSource;
import io.kubeobject.mapping.yaml.Problem;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mappings that are wrong, each with all that is said about it. */
class BrokenTest {

    private static final Path ROOT = GoldenFile.RESOURCES.resolve("broken");

    @TestFactory
    Stream<DynamicTest> mapping_comesToTheExpectedProblems() throws IOException {
        return GoldenFile.foldersWith(ROOT, "mapping.yaml").stream()
                .map(
                        folder ->
                                DynamicTest.dynamicTest(
                                        ROOT.relativize(folder).toString(), () -> compare(folder)));
    }

    private static void compare(Path folder) throws IOException {
        String text = Files.readString(folder.resolve("mapping.yaml"));
        CompiledFiles files =
                MappingFiles.compile(List.of(new MappingSource("mapping.yaml", text)));
        assertThat(files.problems()).as("problems").isNotEmpty();
        String problems =
                files.problems().stream().map(Problem::render).collect(Collectors.joining("\n"));
        new GoldenFile(folder.resolve("expected.txt")).check(problems + "\n");
    }
}
