package io.kubeobject.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kubeobject.it.KoeProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A copy of the project as a reader has it, in which commands are run: the folders that documents
 * name, and {@code ./koe} as the program that was built.
 */
final class Workspace {

    private static final int SECONDS = 60;

    private final Path folder;

    Workspace(Path folder) throws IOException {
        this.folder = folder;
        for (String name : List.of("examples", "deploy", "mappings")) {
            copy(Path.of(name));
        }
        String command =
                KoeProcess.command().stream()
                        .map(word -> word.startsWith("target/") ? absolute(word) : word)
                        .map(word -> "'" + word + "'")
                        .collect(Collectors.joining(" "));
        Path koe = folder.resolve("koe");
        Files.writeString(koe, "#!/bin/sh\nexec " + command + " \"$@\"\n");
        Files.setPosixFilePermissions(koe, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String absolute(String path) {
        return Path.of(path).toAbsolutePath().toString();
    }

    private void copy(Path source) throws IOException {
        if (!Files.isDirectory(source)) {
            return;
        }
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(file.toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    Path folder() {
        return folder;
    }

    /** What commands printed. */
    record Result(int exitCode, String output, String errors) {}

    /** Runs commands with {@code bash}, ends what they have left running. */
    Result run(String commands, Map<String, String> environment) throws IOException {
        Path output = folder.resolve(".output");
        Path errors = folder.resolve(".errors");
        ProcessBuilder builder =
                new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
                        .directory(folder.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        builder.environment().merge("PATH", assets(), (path, assets) -> assets + ":" + path);
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(
                        "still running after " + SECONDS + " s:\n" + Files.readString(errors));
            }
            return new Result(
                    process.exitValue(),
                    Files.readString(output, UTF_8),
                    Files.readString(errors, UTF_8));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String assets() {
        return System.getenv().getOrDefault("KUBEBUILDER_ASSETS", "");
    }
}
