package io.kubeobject.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.lang.model.element.Modifier;

/** What holds for every source of the main code. Each rule gives one line per violation. */
final class SourceRules {

    static final int FILE_LINES = 400;
    static final int METHOD_LINES = 40;
    static final int PARAMETERS = 6;
    static final double HIDDEN_SHARE = 0.5;

    private static final Pattern DRAWER =
            Pattern.compile("(Util|Utils|Helper|Helpers|Manager|Misc|Common)(?![a-z])");
    private static final Pattern DRAWER_PACKAGE =
            Pattern.compile("\\b(utils?|helpers?|managers?|misc|commons?)\\b");
    private static final Pattern UNFINISHED =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern MARKDOWN_COMMENT = Pattern.compile("^\\s*///");

    private SourceRules() {}

    static List<String> longFiles(List<SourceFile> sources) {
        return sources.stream()
                .filter(s -> s.lineCount() > FILE_LINES)
                .map(s -> s.path() + ": " + s.lineCount() + " lines, at most " + FILE_LINES)
                .toList();
    }

    static List<String> longMethods(List<SourceFile> sources) {
        return inTypes(
                sources,
                (source, tree, owner) ->
                        tree instanceof MethodTree method
                                        && method.getBody() != null
                                        && source.lineCount(method.getBody()) > METHOD_LINES
                                ? method.getName()
                                        + ": "
                                        + source.lineCount(method.getBody())
                                        + " lines, at most "
                                        + METHOD_LINES
                                : "");
    }

    /** Of methods, constructors and records, whose components are parameters too. */
    static List<String> manyParameters(List<SourceFile> sources) {
        return inTypes(
                sources,
                (source, tree, owner) -> {
                    int count = parameters(tree, owner);
                    return count > PARAMETERS
                            ? nameOf(tree) + ": " + count + " parameters, at most " + PARAMETERS
                            : "";
                });
    }

    private static int parameters(Tree tree, Tree owner) {
        return switch (tree) {
            case ClassTree type when isRecord(type) -> components(type);
            case MethodTree method -> {
                int count = method.getParameters().size();
                boolean ofComponents =
                        isRecord(owner)
                                && method.getName().contentEquals("<init>")
                                && count == components((ClassTree) owner);
                yield ofComponents ? 0 : count;
            }
            default -> 0;
        };
    }

    private static boolean isRecord(Tree tree) {
        return tree.getKind() == Tree.Kind.RECORD;
    }

    /** In a parsed record, components are the fields that are not static. */
    private static int components(ClassTree type) {
        return (int)
                type.getMembers().stream()
                        .filter(VariableTree.class::isInstance)
                        .filter(m -> !isStatic((VariableTree) m))
                        .count();
    }

    static List<String> drawerNames(List<SourceFile> sources) {
        List<String> violations =
                inTypes(
                        sources,
                        (source, tree, owner) ->
                                tree instanceof ClassTree type
                                                && DRAWER.matcher(type.getSimpleName()).find()
                                        ? type.getSimpleName() + " names a drawer, not a concept"
                                        : "");
        packages(sources)
                .keySet()
                .forEach(
                        name -> {
                            if (DRAWER_PACKAGE.matcher(name).find()) {
                                violations.add(name + ": names a drawer, not a concept");
                            }
                        });
        return violations;
    }

    static List<String> staticState(List<SourceFile> sources) {
        return inTypes(
                sources,
                (source, tree, owner) ->
                        tree instanceof VariableTree field
                                        && owner instanceof ClassTree
                                        && isStatic(field)
                                        && !field.getModifiers().getFlags().contains(Modifier.FINAL)
                                ? field.getName() + " is static and not final"
                                : "");
    }

    private static boolean isStatic(VariableTree field) {
        return field.getModifiers().getFlags().contains(Modifier.STATIC);
    }

    /** Every package tells what it is for and is {@code @NullMarked}. */
    static List<String> packagesWithoutInfo(List<SourceFile> sources) {
        List<String> violations = new ArrayList<>();
        packages(sources)
                .forEach(
                        (name, files) -> {
                            var info = files.stream().filter(SourceFile::isPackageInfo).findFirst();
                            if (info.isEmpty()) {
                                violations.add(name + ": no package-info.java");
                            } else {
                                checkInfo(info.get(), violations);
                            }
                        });
        return violations;
    }

    private static void checkInfo(SourceFile info, List<String> violations) {
        boolean marked =
                info.unit().getPackageAnnotations().stream()
                        .anyMatch(a -> a.getAnnotationType().toString().endsWith("NullMarked"));
        if (!marked) {
            violations.add(info.path() + ": not @NullMarked");
        }
        if (!info.text().stripLeading().startsWith("/**")) {
            violations.add(info.path() + ": does not say what the package is for");
        }
    }

    static List<String> unfinished(List<SourceFile> sources) {
        return matchingLines(sources, UNFINISHED, "is left to do");
    }

    static List<String> markdownComments(List<SourceFile> sources) {
        return matchingLines(sources, MARKDOWN_COMMENT, "write /** */ instead of ///");
    }

    private static List<String> matchingLines(
            List<SourceFile> sources, Pattern pattern, String message) {
        List<String> violations = new ArrayList<>();
        for (SourceFile source : sources) {
            int number = 0;
            for (String line : source.text().lines().toList()) {
                number++;
                Matcher matcher = pattern.matcher(line);
                if (matcher.find()) {
                    violations.add(source.path() + ":" + number + ": " + message);
                }
            }
        }
        return violations;
    }

    /**
     * Empty, or one line with the public types by package, if too few types are package-private.
     */
    static List<String> hiddenShare(List<SourceFile> sources) {
        int all = 0;
        Map<String, Set<String>> shown = new TreeMap<>();
        for (SourceFile source : sources) {
            for (ClassTree type : source.topLevelTypes()) {
                all++;
                if (type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
                    shown.computeIfAbsent(source.packageName(), _ -> new TreeSet<>())
                            .add(type.getSimpleName().toString());
                }
            }
        }
        int hidden = all - shown.values().stream().mapToInt(Set::size).sum();
        if (hidden >= HIDDEN_SHARE * all) {
            return List.of();
        }
        List<String> violations = new ArrayList<>();
        violations.add(
                "%d of %d top-level types are package-private, at least %.0f %%; public are:"
                        .formatted(hidden, all, HIDDEN_SHARE * 100));
        shown.forEach((name, types) -> violations.add(name + ": " + String.join(" ", types)));
        return violations;
    }

    private static Map<String, List<SourceFile>> packages(List<SourceFile> sources) {
        Map<String, List<SourceFile>> packages = new TreeMap<>();
        sources.forEach(
                s -> packages.computeIfAbsent(s.packageName(), _ -> new ArrayList<>()).add(s));
        return packages;
    }

    private static CharSequence nameOf(Tree tree) {
        return switch (tree) {
            case MethodTree method -> method.getName();
            case ClassTree type -> type.getSimpleName();
            default -> "";
        };
    }

    /** Looks at one declaration; empty if it is as it should be. */
    private interface Check {
        String violation(SourceFile source, Tree declaration, Tree owner);
    }

    private static List<String> inTypes(List<SourceFile> sources, Check check) {
        List<String> violations = new ArrayList<>();
        for (SourceFile source : sources) {
            new Declarations(source, check, violations).scan(new TreePath(source.unit()), null);
        }
        return violations;
    }

    /** Walks over the types, methods and fields of a source, nested and local ones too. */
    private static final class Declarations extends TreePathScanner<Void, Void> {

        private final SourceFile source;
        private final Check check;
        private final List<String> violations;

        Declarations(SourceFile source, Check check, List<String> violations) {
            this.source = source;
            this.check = check;
            this.violations = violations;
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            look(tree);
            return super.visitClass(tree, nothing);
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            look(tree);
            return super.visitMethod(tree, nothing);
        }

        @Override
        public Void visitVariable(VariableTree tree, Void nothing) {
            look(tree);
            return super.visitVariable(tree, nothing);
        }

        private void look(Tree tree) {
            String violation =
                    check.violation(source, tree, getCurrentPath().getParentPath().getLeaf());
            if (!violation.isEmpty()) {
                violations.add(source.at(tree) + ": " + violation);
            }
        }
    }
}
