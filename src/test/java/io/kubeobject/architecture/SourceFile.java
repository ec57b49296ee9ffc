package io.kubeobject.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A Java source, parsed and not resolved.
 *
 * @param path below the folder that was parsed
 */
record SourceFile(Path path, String text, CompilationUnitTree unit, SourcePositions positions) {

    /** Every Java file below a folder, by path. */
    static List<SourceFile> parse(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
        List<SourceFile> parsed = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            if (files.isEmpty()) {
                return parsed;
            }
            var task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                Path file = Path.of(unit.getSourceFile().toUri());
                parsed.add(
                        new SourceFile(
                                folder.toAbsolutePath().relativize(file),
                                Files.readString(file),
                                unit,
                                positions));
            }
        }
        return parsed;
    }

    String packageName() {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }

    boolean isPackageInfo() {
        return path.endsWith("package-info.java");
    }

    List<ClassTree> topLevelTypes() {
        return unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .toList();
    }

    /** The packages of its imports; of a static import that of the type. */
    Stream<String> importedPackages() {
        return unit.getImports().stream().map(SourceFile::importedPackage);
    }

    /** By convention the first segment that starts with a capital is the type. */
    private static String importedPackage(ImportTree tree) {
        List<String> segments = new ArrayList<>();
        for (String segment : tree.getQualifiedIdentifier().toString().split("\\.")) {
            if (Character.isUpperCase(segment.charAt(0)) || segment.equals("*")) {
                break;
            }
            segments.add(segment);
        }
        return String.join(".", segments);
    }

    int lineCount() {
        return (int) text.lines().count();
    }

    /** The lines of a tree, first and last counted. */
    int lineCount(Tree tree) {
        long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
        long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
        return (int) (last - first + 1);
    }

    /** {@code io/kubeobject/Some.java:12}. */
    String at(Tree tree) {
        return path + ":" + unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }
}
