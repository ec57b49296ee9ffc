package io.kubeobject.mapping.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class MappingPathsTest {

    @TempDir Path folder;

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static MappingTexts read(String... names) {
        return MappingPaths.of(List.of(names)).read();
    }

    @Test
    void fileOfAPack_isReadAlone() {
        MappingTexts texts =
                MappingPaths.of(List.of("pack:kube-state-metrics/pods", "pack:flatten")).read();

        assertThat(texts.problems()).isEmpty();
        assertThat(texts.sources())
                .extracting(MappingSource::name)
                .containsExactly(
                        "pack:kube-state-metrics/pods.yaml", "pack:flatten/deployments.yaml");
    }

    @Test
    void folder_isReadAtAnyDepth_byName_hiddenNamesLeftOut() throws IOException {
        write("b.yaml", "b");
        write("a.yml", "a");
        write("shop/c.yaml", "c");
        write("readme.md", "no");
        write("..2026_01_02/b.yaml", "the version that a ConfigMap's volume points at");
        write(".hidden.yaml", "no");

        MappingTexts texts = read(folder.toString());

        assertThat(texts.problems()).isEmpty();
        assertThat(texts.sources()).extracting(MappingSource::text).containsExactly("a", "b", "c");
        assertThat(texts.sources())
                .extracting(MappingSource::document)
                .containsExactly("a", "b", "shop/c");
        assertThat(texts.sources().getFirst().name()).isEqualTo(folder.resolve("a.yml").toString());
    }

    @Test
    void configMapVolume_isReadThroughItsLinks() throws IOException {
        write("..2026_01_02/b.yaml", "b");
        Files.createSymbolicLink(folder.resolve("..data"), folder.resolve("..2026_01_02"));
        Files.createSymbolicLink(folder.resolve("b.yaml"), Path.of("..data", "b.yaml"));

        assertThat(read(folder.toString()).sources())
                .extracting(MappingSource::text)
                .containsExactly("b");
    }

    @Test
    void file_givesItsDocumentItsOwnName() throws IOException {
        write("shop/pods.v1.yaml", "x");

        assertThat(read(folder.resolve("shop/pods.v1.yaml").toString()).sources())
                .extracting(MappingSource::document)
                .containsExactly("pods.v1");
    }

    @Test
    void missingPath_isAProblem_andTheOthersAreRead() throws IOException {
        write("a.yaml", "a");

        MappingTexts texts = read("nowhere.yaml", folder.resolve("a.yaml").toString());

        assertThat(texts.problems())
                .extracting(Problem::render)
                .containsExactly("nowhere.yaml: error: no such file or folder");
        assertThat(texts.sources()).hasSize(1);
    }

    @Test
    void whatIsNoFile_isAProblem_andTheOthersAreRead() throws Exception {
        write("a.yaml", "a");
        write("sub/b.yaml", "b");
        Files.createSymbolicLink(folder.resolve("nothing.yaml"), Path.of("nowhere"));
        Files.createSymbolicLink(folder.resolve("sub/loop"), folder);
        Process pipe = new ProcessBuilder("mkfifo", folder.resolve("pipe.yaml").toString()).start();
        assertThat(pipe.waitFor()).isZero();

        MappingTexts texts = read(folder.toString());

        assertThat(texts.problems())
                .extracting(Problem::render)
                .containsExactlyInAnyOrder(
                        folder.resolve("nothing.yaml") + ": error: is a link to no file",
                        folder.resolve("pipe.yaml") + ": error: is no file",
                        folder.resolve("sub/loop")
                                + ": error: is a link to a folder that it is in");
        assertThat(texts.sources()).extracting(MappingSource::text).containsExactly("a", "b");
    }

    @Test
    void longLine_isShownAroundItsColumn() {
        String line = "x".repeat(500) + "y" + "z".repeat(500);
        assertThat(Excerpt.of(line, 501).text())
                .isEqualTo("…" + "x".repeat(80) + "y" + "z".repeat(119) + "…");
        assertThat(Excerpt.of(line, 501).indent()).hasSize(81);
        assertThat(Excerpt.of(line, 1).text()).isEqualTo("x".repeat(200) + "…");
        assertThat(Excerpt.of(line, 1001).indent() + "^").hasSize(201);
        assertThat(Excerpt.of("\ta: b", 2)).isEqualTo(new Excerpt("\ta: b", 2));
        assertThat(Excerpt.of("\ta: b", 2).indent()).isEqualTo("\t");
    }

    @Test
    void fileThatIsNoText_isAProblem() throws IOException {
        Path file = folder.resolve("a.yaml");
        Files.write(file, new byte[] {(byte) 0xC3, 0x28});

        assertThat(read(file.toString()).problems())
                .extracting(Problem::render)
                .containsExactly(file + ": error: is not UTF-8 text");
    }

    @Test
    void unknownPack_isAProblem_withTheNearestName() {
        assertThat(read("pack:flaten").problems())
                .extracting(Problem::render)
                .containsExactly(
                        "pack:flaten: error: there is no pack \"flaten\"\n"
                                + "    did you mean \"flatten\"?");
        assertThat(read("pack:").problems()).hasSize(1);
    }

    @Test
    void pack_namesItsFilesAsUsersCanReplaceThem() {
        assertThat(read("pack:flatten").sources())
                .extracting(MappingSource::name, MappingSource::document)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "pack:flatten/deployments.yaml", "flatten/deployments"));
    }

    @Test
    void defaultPack_isThePacksThatRunByThemselves() {
        assertThat(read(MappingPaths.DEFAULT).sources())
                .extracting(MappingSource::document)
                .containsExactly(
                        "flatten/deployments", "deployment-downtime/deployments", "events/events");
    }

    @Test
    void watched_arePathsAlone() {
        assertThat(MappingPaths.of(List.of("pack:default", "a", "b/c.yaml")).watched())
                .containsExactly(Path.of("a"), Path.of("b/c.yaml"));
    }
}
