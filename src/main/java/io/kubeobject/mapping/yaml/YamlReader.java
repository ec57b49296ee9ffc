package io.kubeobject.mapping.yaml;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Text to nodes. Documents are cut apart before they are parsed, so that one that is no YAML does
 * not hide the problems of the next.
 */
final class YamlReader {

    private final MappingSource source;
    private final SourceText text;
    private final Consumer<Problem> problems;

    YamlReader(MappingSource source, Consumer<Problem> problems) {
        this.source = source;
        this.text = new SourceText(source);
        this.problems = problems;
    }

    /** The documents that parse; empty ones left out. */
    List<YamlDocument> read() {
        List<YamlDocument> documents = new ArrayList<>();
        List<String> lines = text.lines();
        int first = 0;
        int number = 0;
        boolean content = false;
        for (int line = 0; line <= lines.size(); line++) {
            boolean end = line == lines.size() || (content && isSeparator(lines.get(line)));
            if (end) {
                if (content) {
                    number++;
                    String name = source.document() + (number == 1 ? "" : "#" + number);
                    int start = first;
                    compose(lines.subList(first, line), first)
                            .ifPresent(
                                    root ->
                                            documents.add(
                                                    new YamlDocument(text, start, name, root)));
                }
                first = line;
                content = false;
            }
            content |= line < lines.size() && isContent(lines.get(line));
        }
        return documents;
    }

    private static boolean isSeparator(String line) {
        return line.startsWith("---") && (line.length() == 3 || isBlank(line.charAt(3)));
    }

    /** Comments, directives and the separator itself belong to what follows. */
    private static boolean isContent(String line) {
        String content = isSeparator(line) ? line.substring(3).strip() : line.strip();
        return !content.isEmpty() && !content.startsWith("#") && !line.startsWith("%");
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private Optional<Node> compose(List<String> lines, int firstLine) {
        try {
            Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            return Optional.ofNullable(yaml.compose(new StringReader(String.join("\n", lines))));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            Spot spot =
                    mark == null
                            ? new Spot(firstLine, 0)
                            : new Spot(firstLine + mark.getLine(), mark.getColumn());
            String message = e.getProblem() == null ? firstLine(e) : e.getProblem();
            problems.accept(Traps.syntax(text, spot, message));
        } catch (YAMLException e) {
            problems.accept(
                    text.problem(
                            Severity.ERROR,
                            ProblemCode.NOT_YAML,
                            new Spot(firstLine, 0),
                            "not YAML: " + firstLine(e),
                            ""));
        }
        return Optional.empty();
    }

    private static String firstLine(YAMLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
