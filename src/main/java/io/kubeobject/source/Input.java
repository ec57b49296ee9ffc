package io.kubeobject.source;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One text of objects, JSON or YAML.
 *
 * @param name as messages name it: a path, or {@code stdin}
 * @param content opened once; who reads it closes it
 */
public record Input(String name, Content content) {

    /** Opens the text. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    public Input {
        requireNonNull(name, "name is null");
        requireNonNull(content, "content is null");
    }

    /**
     * The files that a user names: each a file, a folder (all {@code .json}, {@code .yaml} and
     * {@code .yml} files below it, by name), or {@code -} for standard input.
     *
     * @throws InputException if one of them is not there, or a folder has no such file
     */
    public static List<Input> of(List<String> names, InputStream stdin)
            throws InputException, IOException {
        List<Input> inputs = new ArrayList<>();
        for (String name : names) {
            if (name.equals("-") && names.indexOf(name) != names.lastIndexOf(name)) {
                throw new InputException(
                        "stdin", "standard input can be read once, and it is named twice");
            } else if (name.equals("-")) {
                inputs.add(new Input("stdin", () -> stdin));
            } else {
                inputs.addAll(files(Path.of(name)));
            }
        }
        return inputs;
    }

    private static List<Input> files(Path path) throws InputException, IOException {
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.walk(path)) {
                List<Input> inputs = files.filter(Input::isData).sorted().map(Input::file).toList();
                if (inputs.isEmpty()) {
                    throw new InputException(
                            path.toString(), "no .json, .yaml or .yml file in this folder");
                }
                return inputs;
            }
        }
        if (!Files.isReadable(path)) {
            String what = Files.exists(path) ? "this file cannot be read" : "no such file";
            throw new InputException(path.toString(), what);
        }
        return List.of(file(path));
    }

    private static boolean isData(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path)
                && (name.endsWith(".json") || name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    private static Input file(Path path) {
        return new Input(path.toString(), () -> Files.newInputStream(path));
    }
}
