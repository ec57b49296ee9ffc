package io.kubeobject.mapping.yaml;

import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.util.Set;

/** What a node of YAML is, seen without YAML 1.1's types. */
final class Nodes {

    private static final Set<String> NULLS = Set.of("~", "null", "Null", "NULL");
    private static final int SHOWN = 40;

    private Nodes() {}

    /** {@code key:} with nothing behind it. */
    static boolean isEmpty(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && scalar.getValue().isEmpty();
    }

    /** {@code ~} or {@code null}. */
    static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && NULLS.contains(scalar.getValue());
    }

    static boolean isText(ScalarNode node) {
        return !isEmpty(node) && !isNull(node);
    }

    static boolean isFlow(Node node) {
        return node instanceof CollectionNode<?> collection
                && collection.getFlowStyle() == FlowStyle.FLOW;
    }

    static boolean isPlain(Node node) {
        return node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN;
    }

    /** {@code !has(x)} in front of a value; YAML's own {@code !!str} is none. */
    static boolean hasTag(Node node) {
        return node.getTag().getValue().startsWith("!");
    }

    /** As it stands behind "got". */
    static String describe(Node node) {
        return switch (node) {
            case ScalarNode scalar when isEmpty(scalar) -> "nothing";
            case ScalarNode scalar when isNull(scalar) -> scalar.getValue();
            case ScalarNode scalar -> "\"" + shorten(scalar.getValue()) + "\"";
            case SequenceNode _ -> "a list";
            case MappingNode _ -> "a map";
            default -> "a node of an unknown kind";
        };
    }

    private static String shorten(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= SHOWN && line.length() == text.length()
                ? text
                : line.substring(0, Math.min(SHOWN, line.length())) + "…";
    }
}
