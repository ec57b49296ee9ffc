package io.kubeobject.source;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plain values of YAML nodes, as kubectl makes them JSON: keys are typed as values are, and then
 * written as strings ({@code y: 1} is {@code "true": 1}), the last of equal keys wins, and {@code
 * <<} merges.
 */
final class YamlValues {

    /** Nodes that a document may expand to by its aliases. */
    private static final int MAX_NODES = 20_000_000;

    /** A node that contains itself is deeper than that. */
    private static final int MAX_DEPTH = 300;

    private final String name;
    private int nodes;

    YamlValues(String name) {
        this.name = name;
    }

    @Nullable Object value(Node node) throws InputException {
        return value(node, 0);
    }

    private @Nullable Object value(Node node, int depth) throws InputException {
        if (++nodes > MAX_NODES) {
            throw error(node, "aliases expand to more than " + MAX_NODES + " values");
        }
        if (depth > MAX_DEPTH) {
            throw error(node, "nested deeper than " + MAX_DEPTH + " levels");
        }
        return switch (node) {
            case MappingNode mapping -> map(mapping, depth);
            case SequenceNode sequence -> list(sequence, depth);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw error(node, "expected a value, found " + node.getNodeId());
        };
    }

    private @Nullable Object scalar(ScalarNode scalar) throws InputException {
        Object value = YamlScalars.value(scalar);
        if (value instanceof Double number && !Double.isFinite(number)) {
            throw error(scalar, "expected a value that JSON knows, found " + scalar.getValue());
        }
        return value;
    }

    private List<@Nullable Object> list(SequenceNode node, int depth) throws InputException {
        List<@Nullable Object> list = new ArrayList<>();
        for (Node element : node.getValue()) {
            list.add(value(element, depth + 1));
        }
        return list;
    }

    private Map<String, Object> map(MappingNode node, int depth) throws InputException {
        Map<String, Object> own = new LinkedHashMap<>();
        Map<String, Object> merged = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (isMerge(tuple.getKeyNode())) {
                merge(merged, tuple.getValueNode(), depth);
                continue;
            }
            String key = key(tuple.getKeyNode());
            Object value = value(tuple.getValueNode(), depth + 1);
            if (value == null) {
                own.remove(key);
            } else {
                own.put(key, value);
            }
        }
        merged.forEach(own::putIfAbsent);
        return own;
    }

    private static boolean isMerge(Node key) {
        return key instanceof ScalarNode scalar
                && scalar.isPlain()
                && scalar.getValue().equals("<<");
    }

    /** Of a list of maps, the earlier ones count more. */
    private void merge(Map<String, Object> into, Node node, int depth) throws InputException {
        if (node instanceof SequenceNode sequence) {
            for (Node element : sequence.getValue()) {
                merge(into, element, depth + 1);
            }
        } else if (node instanceof MappingNode mapping) {
            map(mapping, depth + 1).forEach(into::putIfAbsent);
        } else {
            throw error(node, "expected a map to merge, found " + node.getNodeId());
        }
    }

    private String key(Node node) throws InputException {
        Object key = node instanceof ScalarNode scalar ? YamlScalars.value(scalar) : null;
        if (key == null) {
            throw error(node, "expected a name, found " + node.getNodeId() + " as key");
        }
        return key.toString();
    }

    private InputException error(Node node, String message) {
        return new InputException(YamlDocuments.place(name, node.getStartMark()), message);
    }
}
