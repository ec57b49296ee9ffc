package io.kubeobject.mapping.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Plain data, as fields of an object are: maps, lists, strings, Long, Double, Boolean. Scalars are
 * read by YAML 1.2's core schema, so {@code yes} and {@code 010} are no surprises: a string and
 * ten. A null value is left out of its map, as it is from an object.
 */
record Data(String expected) implements Shape<Object> {

    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    @Override
    public @Nullable Object read(Node node, Reading reading) {
        return switch (node) {
            case MappingNode map -> map(map, reading);
            case SequenceNode list -> list(list, reading);
            case ScalarNode scalar -> scalar(scalar);
            default -> null;
        };
    }

    private Map<String, Object> map(MappingNode node, Reading reading) {
        Map<String, Object> map = new LinkedHashMap<>();
        Map<String, Node> seen = new HashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (Block.isFirst(tuple.getKeyNode(), seen, reading)) {
                Object value = read(tuple.getValueNode(), reading);
                if (value != null) {
                    map.put(((ScalarNode) tuple.getKeyNode()).getValue(), value);
                }
            }
        }
        return map;
    }

    private List<Object> list(SequenceNode node, Reading reading) {
        List<Object> list = new ArrayList<>();
        node.getValue().forEach(element -> list.add(read(element, reading)));
        return list;
    }

    private static @Nullable Object scalar(ScalarNode node) {
        String text = node.getValue();
        if (!Nodes.isPlain(node)) {
            return text;
        }
        if (!Nodes.isText(node)) {
            return null;
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        return INTEGER.matcher(text).matches()
                ? integer(text)
                : FLOAT.matcher(text).matches() ? (Object) Double.valueOf(text) : text;
    }

    private static Object integer(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return Double.valueOf(text); // beyond int64, as a JSON number would be
        }
    }
}
