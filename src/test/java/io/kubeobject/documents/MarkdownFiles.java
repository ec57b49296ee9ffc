package io.kubeobject.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The project's Markdown files. */
final class MarkdownFiles {

    private MarkdownFiles() {}

    /** Those at the top, and all below the folders that users read. */
    static List<Path> all() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> top = Files.list(Path.of(""))) {
            top.filter(MarkdownFiles::isMarkdown).forEach(files::add);
        }
        for (String folder : List.of("examples", "deploy", "mappings", "src/docs")) {
            if (Files.isDirectory(Path.of(folder))) {
                try (Stream<Path> below = Files.walk(Path.of(folder))) {
                    below.filter(MarkdownFiles::isMarkdown).forEach(files::add);
                }
            }
        }
        return files.stream().sorted().toList();
    }

    private static boolean isMarkdown(Path file) {
        return file.toString().endsWith(".md");
    }
}
