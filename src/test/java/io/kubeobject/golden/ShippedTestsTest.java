package io.kubeobject.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.inspect.TestResult;
import io.kubeobject.inspect.TestRunner;
import io.kubeobject.mapping.yaml.CompiledFiles;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingPaths;
import io.kubeobject.mapping.yaml.MappingSource;
import io.kubeobject.mapping.yaml.MappingTest;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The {@code tests:} that shipped mappings and examples carry: each has some, and all pass. */
class ShippedTestsTest {

    /** Mappings of examples that show a mistake. */
    private static final List<String> WRONG = List.of("mistake.yaml");

    @TestFactory
    Stream<DynamicTest> shippedMapping_isTestedByItself() throws IOException {
        return shipped().map(paths -> DynamicTest.dynamicTest(paths.toString(), () -> run(paths)));
    }

    private static Stream<List<String>> shipped() throws IOException {
        Stream<List<String>> packs =
                MappingPaths.packs().stream().map(pack -> List.of("pack:" + pack));
        try (Stream<Path> examples = Files.walk(Path.of("examples"));
                Stream<Path> deployed = Files.walk(Path.of("deploy"))) {
            List<List<String>> files =
                    Stream.concat(examples, deployed)
                            .filter(ShippedTestsTest::isMapping)
                            .sorted()
                            .map(file -> List.of(file.toString()))
                            .toList();
            return Stream.concat(packs, files.stream());
        }
    }

    private static boolean isMapping(Path file) {
        try {
            return file.toString().endsWith(".yaml")
                    && !WRONG.contains(file.getFileName().toString())
                    && Files.readString(file).lines().anyMatch(l -> l.startsWith("resource:"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void run(List<String> paths) throws InterruptedException {
        List<MappingSource> sources = MappingPaths.of(paths).read().sources();
        CompiledFiles files = MappingFiles.compile(sources);
        for (MappingSource source : sources) {
            if (source.text().lines().noneMatch(line -> line.startsWith("resource:"))) {
                continue; // shapes alone: what uses them is tested
            }
            assertThat(files.tests())
                    .as("tests of " + source.name())
                    .anyMatch(test -> test.position().file().equals(source.name()));
        }
        for (MappingTest test : files.tests()) {
            TestResult result = TestRunner.run(test, files.program());
            assertThat(result.failures()).as(test.position() + ": " + test.name()).isEmpty();
        }
    }
}
