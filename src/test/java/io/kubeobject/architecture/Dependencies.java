package io.kubeobject.architecture;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which package uses which. Class files tell of all that is used, imported or written in full; the
 * imports of the sources add what the compiler copies (constants) or drops.
 */
final class Dependencies {

    /** A type within a descriptor, a signature or an annotation. */
    private static final Pattern DESCRIBED = Pattern.compile("L([\\w$]+(?:/[\\w$]+)+)[;<]");

    private Dependencies() {}

    static SortedSet<Dependency> of(Path classes, List<SourceFile> sources) throws IOException {
        SortedSet<Dependency> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                addUsed(ClassFile.of().parse(file), found);
            }
        }
        for (SourceFile source : sources) {
            source.importedPackages()
                    .forEach(to -> found.add(new Dependency(source.packageName(), to)));
        }
        found.removeIf(d -> d.from().equals(d.to()));
        return found;
    }

    private static void addUsed(ClassModel type, SortedSet<Dependency> found) {
        String from = packageOf(type.thisClass().asInternalName());
        for (PoolEntry entry : type.constantPool()) {
            if (entry instanceof ClassEntry used && !used.asInternalName().startsWith("[")) {
                found.add(new Dependency(from, packageOf(used.asInternalName())));
            } else if (entry instanceof Utf8Entry text) {
                Matcher described = DESCRIBED.matcher(text.stringValue());
                while (described.find()) {
                    found.add(new Dependency(from, packageOf(described.group(1))));
                }
            }
        }
    }

    private static String packageOf(String internalName) {
        int end = internalName.lastIndexOf('/');
        return end < 0 ? "" : internalName.substring(0, end).replace('/', '.');
    }
}
