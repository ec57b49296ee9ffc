package io.kubeobject.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file of expected text. */
public record GoldenFile(Path path) {

    public static final Path RESOURCES = Path.of("src/test/resources");

    /** The folders below {@code root} that have a file of that name, sorted. */
    public static List<Path> foldersWith(Path root, String file) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(f -> f.endsWith(file)).map(Path::getParent).sorted().toList();
        }
    }

    /** Compares, or writes {@code actual} where the user asked for that. */
    public void check(String actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(path, actual);
        }
        assertThat(path).as("expected file; make it with -Dgolden.update=true").exists();
        assertThat(actual).as(path.toString()).isEqualTo(Files.readString(path));
    }
}
