package io.kubeobject.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.mapping.yaml.CompiledFiles;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingPaths;
import io.kubeobject.mapping.yaml.MappingSource;
import io.kubeobject.mapping.yaml.Problem;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is shipped below {@code mappings/}. */
class PacksTest {

    private static final Path MAPPINGS = Path.of("mappings");

    @Test
    void packs_areWhatTheFolderHas() throws IOException {
        List<String> packaged =
                MappingPaths.packs().stream()
                        .flatMap(pack -> read("pack:" + pack).stream())
                        .map(MappingSource::name)
                        .sorted()
                        .toList();
        assertThat(packaged)
                .as("mappings/packs.txt")
                .isEqualTo(shipped().map(file -> "pack:" + file).toList());
    }

    @Test
    void shippedMapping_hasAGoldenFolder() throws IOException {
        Path golden = GoldenFile.RESOURCES.resolve("golden");
        assertThat(shipped())
                .allSatisfy(
                        file -> {
                            String document = file.substring(0, file.lastIndexOf('.'));
                            List<Path> cases =
                                    new ArrayList<>(
                                            GoldenFile.foldersWith(
                                                    golden.resolve(document), "objects.json"));
                            cases.addAll(
                                    GoldenFile.foldersWith(golden.resolve(document), "steps.yml"));
                            assertThat(cases).isNotEmpty();
                        });
    }

    @Test
    void pack_hasNoProblems() {
        assertThat(MappingPaths.packs())
                .isNotEmpty()
                .allSatisfy(
                        pack -> {
                            CompiledFiles files = MappingFiles.compile(read("pack:" + pack));
                            assertThat(files.problems()).map(Problem::render).isEmpty();
                        });
    }

    @Test
    void defaultPacks_runTogetherWithEveryOther() {
        CompiledFiles files =
                MappingFiles.compile(
                        MappingPaths.of(
                                        Stream.concat(
                                                        Stream.of("pack:default"),
                                                        MappingPaths.packs().stream()
                                                                .map(pack -> "pack:" + pack))
                                                .distinct()
                                                .toList())
                                .read());
        assertThat(files.hasErrors()).isFalse();
    }

    private static Stream<String> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(MAPPINGS)) {
            return files
                    .filter(f -> f.toString().endsWith(".yaml"))
                    .map(f -> MAPPINGS.relativize(f).toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static List<MappingSource> read(String path) {
        return MappingPaths.of(List.of(path)).read().sources();
    }
}
