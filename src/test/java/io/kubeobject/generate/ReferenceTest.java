package io.kubeobject.generate;

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
import java.util.List;

/** Pages that are made of mappings, compared with files; {@code -Dgolden.update=true} writes. */
class ReferenceTest {

    private static final Path FOLDER = Path.of("src/test/resources/reference");

    private static Reference own() throws IOException {
        String text = Files.readString(FOLDER.resolve("mapping.yaml"));
        return reference(MappingFiles.compile(List.of(new MappingSource("mapping.yaml", text))));
    }

    private static Reference reference(CompiledFiles files) {
        assertThat(files.problems()).map(Problem::render).isEmpty();
        return Reference.of(files.program());
    }

    @Test
    void markdown_hasATablePerResource() throws IOException {
        compare(own().markdown(), FOLDER.resolve("expected.md"));
    }

    @Test
    void json_hasTheSame() throws IOException {
        compare(own().json(), FOLDER.resolve("expected.json"));
    }

    /** The page that is shipped with the packs. */
    @Test
    void pageOfThePacks_isUpToDate() throws IOException {
        StringBuilder page = new StringBuilder();
        for (String pack : MappingPaths.packs()) {
            CompiledFiles files =
                    MappingFiles.compile(MappingPaths.of(List.of("pack:" + pack)).read());
            if (!files.program().documents().isEmpty()) {
                page.append(page.isEmpty() ? "" : "\n");
                page.append(reference(files).markdown().replace("# Metrics\n", heading(pack)));
            }
        }
        compare(page.toString(), Path.of("mappings/README.md"));
    }

    private static String heading(String pack) {
        return "# Metrics of pack:" + pack + "\n\nMade by `koe docs pack:" + pack + "`.\n";
    }

    private static void compare(String actual, Path expected) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, actual);
        }
        assertThat(expected).as("make it with -Dgolden.update=true").exists();
        assertThat(actual).as(expected.toString()).isEqualTo(Files.readString(expected));
    }
}
