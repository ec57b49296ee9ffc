package io.kubeobject.mapping.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The mappings that come with the program, as resources below {@code mappings/}.
 *
 * <p>{@code mappings/packs.txt} names every file of every pack, since a jar cannot be listed
 * through its class loader; a test compares it with the folder.
 */
final class Packs {

    /** The packs that run where the user names none. */
    static final List<String> DEFAULT = List.of("flatten", "deployment-downtime", "events");

    private static final String INDEX = "packs.txt";
    private static final String SUFFIX = ".yaml";

    private final List<String> files;

    Packs() {
        files = read(INDEX).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** Names of all packs, sorted. */
    List<String> names() {
        return files.stream().map(file -> file.substring(0, file.indexOf('/'))).distinct().toList();
    }

    /**
     * The files of one pack, in order, or one of them, as {@code flatten/deployments}; else none.
     */
    List<MappingSource> pack(String name) {
        return files.stream()
                .filter(file -> file.startsWith(name + "/") || file.equals(name + SUFFIX))
                .map(
                        file ->
                                new MappingSource(
                                        "pack:" + file,
                                        file.substring(0, file.lastIndexOf('.')),
                                        read(file)))
                .toList();
    }

    private static String read(String file) {
        try (InputStream in = Packs.class.getResourceAsStream("/mappings/" + file)) {
            if (in == null) {
                throw new IllegalStateException("BUG: mappings/" + file + " is not packaged");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("BUG: mappings/" + file + " cannot be read", e);
        }
    }
}
