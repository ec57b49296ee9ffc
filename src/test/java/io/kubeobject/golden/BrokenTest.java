package io.kubeobject.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingPaths;
import io.kubeobject.mapping.yaml.Problem;
import io.kubeobject.mapping.yaml.ProblemCode;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Mappings that are wrong, each with all that is said about it: a folder with a {@code
 * mapping.yaml}, or with {@code paths.txt}, which names what is read within the folder.
 */
class BrokenTest {

    private static final Path ROOT = GoldenFile.RESOURCES.resolve("broken");

    @TestFactory
    Stream<DynamicTest> mapping_comesToTheExpectedProblems() throws IOException {
        return folders()
                .map(
                        folder ->
                                DynamicTest.dynamicTest(
                                        ROOT.relativize(folder).toString(), () -> compare(folder)));
    }

    @Test
    void code_hasACase() throws IOException {
        Set<ProblemCode> met = EnumSet.noneOf(ProblemCode.class);
        for (Path folder : folders().toList()) {
            problems(folder).forEach(problem -> met.add(problem.code()));
        }
        assertThat(met).as("codes below %s", ROOT).containsExactlyInAnyOrder(ProblemCode.values());
    }

    private static Stream<Path> folders() throws IOException {
        return Stream.concat(
                GoldenFile.foldersWith(ROOT, "mapping.yaml").stream(),
                GoldenFile.foldersWith(ROOT, "paths.txt").stream());
    }

    private static void compare(Path folder) throws IOException {
        List<Problem> problems = problems(folder);
        assertThat(problems).as("problems").isNotEmpty();
        String text =
                problems.stream()
                        .map(problem -> "[" + problem.code().word() + "]\n" + problem.render())
                        .map(problem -> problem.replace(folder + "/", ""))
                        .collect(Collectors.joining("\n"));
        new GoldenFile(folder.resolve("expected.txt")).check(text + "\n");
    }

    private static List<Problem> problems(Path folder) throws IOException {
        Path paths = folder.resolve("paths.txt");
        List<String> names =
                Files.exists(paths) ? Files.readAllLines(paths) : List.of("mapping.yaml");
        List<String> resolved =
                names.stream()
                        .map(name -> name.startsWith("pack:") ? name : folder + "/" + name)
                        .toList();
        return MappingFiles.compile(MappingPaths.of(resolved).read()).problems();
    }
}
