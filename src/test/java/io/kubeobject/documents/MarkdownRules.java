package io.kubeobject.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What holds for every Markdown file; each rule gives one line per violation. */
final class MarkdownRules {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)#\\s]+)");

    private MarkdownRules() {}

    /** Shell blocks that are neither run nor name the test that runs them. */
    static List<String> unproven(List<Path> files) throws IOException {
        List<String> violations = new ArrayList<>();
        for (Path file : files) {
            for (Block block : Block.of(file)) {
                if (block.isShell() && !block.has("run") && !namesATest(block)) {
                    violations.add(block.at() + ": neither run nor a test named");
                }
            }
        }
        return violations;
    }

    private static boolean namesATest(Block block) throws IOException {
        String name = block.value("test").orElse("");
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            return sources.anyMatch(source -> source.endsWith(name + ".java"));
        }
    }

    /** Blocks that say that they are from a file, and are not. */
    static List<String> wrongSamples(List<Path> files) throws IOException {
        List<String> violations = new ArrayList<>();
        for (Path file : files) {
            for (Block block : Block.of(file)) {
                String source = block.value("file").orElse("");
                if (!source.isEmpty() && !isWithin(block.text(), Path.of(source))) {
                    violations.add(block.at() + ": not in " + source);
                }
            }
        }
        return violations;
    }

    /** As whole lines that follow each other, at any indentation. */
    private static boolean isWithin(String text, Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        String whole = "\n" + Files.readString(file);
        return Stream.iterate("", indent -> indent.length() < 20, indent -> indent + "  ")
                .map(indent -> "\n" + text.replaceAll("(?m)^(?=.)", indent))
                .anyMatch(whole::contains);
    }

    /** Links within the project that lead nowhere. */
    static List<String> brokenLinks(List<Path> files) throws IOException {
        List<String> violations = new ArrayList<>();
        for (Path file : files) {
            Matcher link = LINK.matcher(Files.readString(file));
            while (link.find()) {
                String target = link.group(1);
                if (!target.contains(":")
                        && !Files.exists(file.toAbsolutePath().resolveSibling(target))) {
                    violations.add(file + ": no " + target);
                }
            }
        }
        return violations;
    }
}
