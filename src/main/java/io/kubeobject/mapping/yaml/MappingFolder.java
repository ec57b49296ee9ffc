package io.kubeobject.mapping.yaml;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * The mapping files of a folder. What cannot be read costs itself alone: the others are found.
 *
 * @param files by name
 */
record MappingFolder(List<Path> files, List<Problem> problems) {

    MappingFolder {
        files = files.stream().sorted().toList();
        problems = List.copyOf(problems);
    }

    static MappingFolder list(Path folder) {
        Visitor visitor = new Visitor(folder);
        try {
            EnumSet<FileVisitOption> follow = EnumSet.of(FileVisitOption.FOLLOW_LINKS);
            Files.walkFileTree(folder, follow, Integer.MAX_VALUE, visitor);
        } catch (IOException e) {
            visitor.unreadable(folder, "cannot be listed: " + e.getMessage());
        }
        return new MappingFolder(visitor.files, visitor.problems);
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {

        private final Path folder;
        private final List<Path> files = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        Visitor(Path folder) {
            this.folder = folder;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return isHidden(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isMapping(file)) {
                if (attributes.isRegularFile()) {
                    files.add(file);
                } else {
                    // Nobody may ever write to a pipe.
                    String what = attributes.isSymbolicLink() ? "a link to no file" : "no file";
                    unreadable(file, "is " + what);
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) {
            if (e instanceof FileSystemLoopException) {
                unreadable(path, "is a link to a folder that it is in");
            } else if (!isHidden(path)) {
                unreadable(path, "cannot be read: " + e.getMessage());
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path path, @Nullable IOException e) {
            if (e != null) {
                unreadable(path, "cannot be listed: " + e.getMessage());
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isHidden(Path path) {
            return !path.equals(folder) && path.getFileName().toString().startsWith(".");
        }

        private boolean isMapping(Path file) {
            String name = file.getFileName().toString();
            return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
        }

        void unreadable(Path path, String message) {
            problems.add(Problem.ofFile(ProblemCode.UNREADABLE_FILE, path.toString(), message, ""));
        }
    }
}
