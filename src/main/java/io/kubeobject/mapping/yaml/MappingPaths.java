package io.kubeobject.mapping.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where mappings are read from: files, folders, {@code pack:NAME}, {@code pack:NAME/FILE} for one
 * of its files, and {@code pack:default}, in the order in which they count. Of a folder every
 * {@code .yaml} and {@code .yml} file counts, at any depth, by name; names that begin with a dot
 * are skipped (a ConfigMap's volume keeps its versions in such).
 */
public final class MappingPaths {

    /** What runs where the user names nothing. */
    public static final String DEFAULT = "pack:default";

    private static final String PACK = "pack:";

    private final List<String> names;

    private MappingPaths(List<String> names) {
        this.names = List.copyOf(names);
    }

    /**
     * Paths as a user names them.
     *
     * @param names files, folders or packs
     */
    public static MappingPaths of(List<String> names) {
        return new MappingPaths(names);
    }

    /** The files and folders among them, to watch for changes; packs never change. */
    public List<Path> watched() {
        return names.stream().filter(name -> !name.startsWith(PACK)).map(Path::of).toList();
    }

    /** Names of all packs that come with the program. */
    public static List<String> packs() {
        return new Packs().names();
    }

    /** Reads all of them as they are now. */
    public MappingTexts read() {
        List<MappingSource> sources = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith(PACK)) {
                readPack(name.substring(PACK.length()), sources, problems);
            } else {
                readPath(Path.of(name), sources, problems);
            }
        }
        return new MappingTexts(sources, problems);
    }

    private static void readPack(String name, List<MappingSource> sources, List<Problem> problems) {
        Packs packs = new Packs();
        if (name.equals("default")) {
            Packs.DEFAULT.forEach(pack -> sources.addAll(packs.pack(pack)));
            return;
        }
        List<MappingSource> pack = packs.pack(name);
        if (pack.isEmpty()) {
            List<String> known = new ArrayList<>(packs.names());
            known.add("default");
            problems.add(
                    Problem.ofFile(
                            ProblemCode.UNKNOWN_PACK,
                            PACK + name,
                            "there is no pack \"" + name + "\"",
                            NearestWord.hint(name, known)));
        }
        sources.addAll(pack);
    }

    private static void readPath(Path path, List<MappingSource> sources, List<Problem> problems) {
        if (!Files.exists(path)) {
            problems.add(
                    Problem.ofFile(
                            ProblemCode.UNREADABLE_FILE,
                            path.toString(),
                            "no such file or folder",
                            ""));
            return;
        }
        if (!Files.isDirectory(path)) {
            readFile(path, String.valueOf(path.getFileName()), sources, problems);
            return;
        }
        readFolder(path, sources, problems);
    }

    private static void readFolder(
            Path folder, List<MappingSource> sources, List<Problem> problems) {
        MappingFolder found = MappingFolder.list(folder);
        problems.addAll(found.problems());
        for (Path file : found.files()) {
            readFile(file, folder.relativize(file).toString(), sources, problems);
        }
    }

    private static void readFile(
            Path file, String relative, List<MappingSource> sources, List<Problem> problems) {
        String name = file.toString();
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            int dot = relative.lastIndexOf('.');
            String document = (dot > 0 ? relative.substring(0, dot) : relative).replace('\\', '/');
            sources.add(new MappingSource(name, document, text));
        } catch (NoSuchFileException e) {
            problems.add(
                    Problem.ofFile(
                            ProblemCode.UNREADABLE_FILE,
                            name,
                            "no such file",
                            "it went away while it was read"));
        } catch (CharacterCodingException e) {
            problems.add(
                    Problem.ofFile(ProblemCode.UNREADABLE_FILE, name, "is not UTF-8 text", ""));
        } catch (IOException e) {
            problems.add(
                    Problem.ofFile(
                            ProblemCode.UNREADABLE_FILE,
                            name,
                            "cannot be read: " + e.getMessage(),
                            ""));
        }
    }
}
