package io.kubeobject.mapping.yaml;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The shapes of an expression that YAML reads as something else, and what to write instead. The
 * rule that users learn: an expression is quoted when it starts with a quote, a bracket, a brace,
 * an exclamation mark, an ampersand or an asterisk, contains ": " or " #", or stands inside braces
 * and contains a comma, a question mark, a bracket or a brace.
 */
final class Traps {

    private static final String QUOTE = "put the expression in quotes";

    /** The value on a line: behind the dashes of a list and behind the key. */
    private static final Pattern VALUE =
            Pattern.compile("^\\s*(?:-\\s+)*(?:[\\w.\"'/-]+\\s*:\\s+)?(.*)$");

    private Traps() {}

    /** What the YAML parser could not read. */
    static Problem syntax(SourceText text, Spot spot, String message) {
        Matcher matcher = VALUE.matcher(text.line(spot.line()));
        String value = matcher.matches() ? matcher.group(1) : "";
        return text.problem(
                Severity.ERROR,
                ProblemCode.NOT_YAML,
                spot,
                "not YAML: " + message,
                syntaxHint(value, message));
    }

    private static String syntaxHint(String value, String message) {
        if (message.contains("\\t(TAB)")) {
            return "indent with spaces, YAML allows no tabs";
        }
        if (message.startsWith("mapping values are not allowed")) {
            return value.contains("?")
                    ? "YAML reads \"a ? b : c\" as a map; " + QUOTE
                    : "YAML reads \": \" as the end of a key; " + QUOTE;
        }
        if (message.contains("',' or '}'") || message.contains("',' or ']'")) {
            return message.endsWith("<stream end>")
                    ? "a bracket or brace is not closed"
                    : "inside {…} an expression that contains any of , ? [ { is quoted";
        }
        if (!value.isEmpty() && "!&*[{\"'".indexOf(value.charAt(0)) >= 0) {
            return "an expression that starts with " + value.charAt(0) + " is quoted as a whole";
        }
        return "";
    }

    /** Whether an alias stands within what it stands for, which no walk would end. */
    static boolean isRecursive(Node node) {
        return isRecursive(node, identitySet(), identitySet());
    }

    private static Set<Node> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /**
     * Looks below a node.
     *
     * @param done nodes that were looked at: aliases can name one of them many times
     */
    private static boolean isRecursive(Node node, Set<Node> above, Set<Node> done) {
        if (!above.add(node)) {
            return true;
        }
        boolean found =
                done.add(node) && children(node).anyMatch(child -> isRecursive(child, above, done));
        above.remove(node);
        return found;
    }

    private static Stream<Node> children(Node node) {
        return switch (node) {
            case SequenceNode list -> list.getValue().stream();
            case MappingNode map ->
                    map.getValue().stream()
                            .flatMap(tuple -> Stream.of(tuple.getKeyNode(), tuple.getValueNode()));
            default -> Stream.empty();
        };
    }

    /** Reports a node that stands where an expression is expected and is none. */
    static void misread(Node node, String expected, Reading reading) {
        String message = "expected " + expected + ", got ";
        String hint = trap(node);
        ProblemCode code = hint.isEmpty() ? ProblemCode.WRONG_KIND : ProblemCode.YAML_TRAP;
        reading.error(code, node, message + described(node), hint);
    }

    private static String described(Node node) {
        if (Nodes.hasTag(node)) {
            return "the YAML tag " + node.getTag().getValue();
        }
        return node.getAnchor() == null
                ? Nodes.describe(node)
                : "the YAML anchor &" + node.getAnchor();
    }

    /** What YAML took the expression for, and what to do; empty if there seems to be none. */
    private static String trap(Node node) {
        if (Nodes.hasTag(node) || node.getAnchor() != null) {
            return QUOTE;
        }
        return switch (node) {
            case MappingNode map when isTernary(map) ->
                    "YAML reads \"a ? b : c\" as a map; " + QUOTE;
            case MappingNode map when Nodes.isFlow(map) ->
                    "an expression that starts with { is quoted";
            case MappingNode map when map.getValue().size() == 1 ->
                    "YAML reads \": \" as the end of a key; " + QUOTE;
            case SequenceNode list when Nodes.isFlow(list) ->
                    "an expression that starts with [ is quoted";
            default -> "";
        };
    }

    /** Whether a map was meant to be {@code a ? b : c}. */
    static boolean isTernary(MappingNode map) {
        return map.getValue().stream()
                .anyMatch(
                        tuple ->
                                tuple.getKeyNode() instanceof ScalarNode key
                                        && key.getValue().contains("?"));
    }

    /** Whether a comma of an expression, as in f(x, y), has cut a map in braces; reports it. */
    static boolean splitsFlow(MappingNode map, Reading reading) {
        if (!Nodes.isFlow(map)) {
            return false;
        }
        for (NodeTuple tuple : map.getValue()) {
            if (isOpen(tuple.getValueNode())) {
                return reportSplit(tuple.getValueNode(), "{…}", reading);
            }
        }
        return false;
    }

    /** The same of a list in brackets. */
    static boolean splitsFlow(SequenceNode list, Reading reading) {
        List<Node> elements = Nodes.isFlow(list) ? list.getValue() : List.of();
        for (Node element : elements) {
            if (isOpen(element)) {
                return reportSplit(element, "[…]", reading);
            }
        }
        return false;
    }

    private static boolean reportSplit(Node node, String braces, Reading reading) {
        reading.error(
                ProblemCode.YAML_TRAP,
                node,
                "inside " + braces + " a comma ends the expression, even within (…)",
                QUOTE);
        return true;
    }

    /** Whether a plain scalar opens a parenthesis that it does not close. */
    private static boolean isOpen(Node node) {
        if (!Nodes.isPlain(node)) {
            return false;
        }
        String text = ((ScalarNode) node).getValue();
        return text.chars().filter(c -> c == '(').count()
                > text.chars().filter(c -> c == ')').count();
    }

    /**
     * Hint for an expression that does not compile, if YAML cut it off at {@code " #"}; empty if it
     * did not.
     *
     * @param rest what follows the expression on its line
     */
    static String comment(ScalarNode node, String rest) {
        return Nodes.isPlain(node) && rest.strip().startsWith("#")
                ? "YAML reads \" #\" as the start of a comment; " + QUOTE
                : "";
    }
}
