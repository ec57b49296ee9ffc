package io.kubeobject.mapping.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A map of known keys.
 *
 * @param title what it is, for messages: {@code metric}
 * @param doc what it is for: a sentence of the reference and of the schema
 */
record Block(String title, String doc, List<Key<?>> keys) implements Shape<Fields> {

    Block {
        keys = List.copyOf(keys);
    }

    @Override
    public String expected() {
        return "a " + title;
    }

    @Override
    public @Nullable Fields read(Node node, Reading reading) {
        if (!(node instanceof MappingNode map)) {
            reading.error(
                    ProblemCode.WRONG_KIND,
                    node,
                    "expected the keys of a " + title + ", got " + Nodes.describe(node),
                    "");
            return null;
        }
        if (Traps.isTernary(map)) {
            Traps.misread(node, "the keys of a " + title, reading);
            return null;
        }
        if (Traps.splitsFlow(map, reading)) {
            return null;
        }
        Fields fields = new Fields(node, reading);
        Map<String, Node> seen = new HashMap<>();
        for (NodeTuple tuple : map.getValue()) {
            if (isFirst(tuple.getKeyNode(), seen, reading)) {
                read((ScalarNode) tuple.getKeyNode(), tuple.getValueNode(), fields, reading);
            }
        }
        for (Key<?> key : keys) {
            if (key.required() && !seen.containsKey(key.name())) {
                reading.error(
                        ProblemCode.MISSING_KEY,
                        node,
                        name(node) + " has no \"" + key.name() + "\"",
                        key.doc());
            }
        }
        return fields;
    }

    private void read(ScalarNode name, Node value, Fields fields, Reading reading) {
        for (Key<?> key : keys) {
            if (key.name().equals(name.getValue())) {
                fields.put(key, value);
                return;
            }
        }
        String message = "unknown key \"" + name.getValue() + "\" in " + name(fields.node());
        List<String> known = keys.stream().map(Key::name).toList();
        reading.error(
                ProblemCode.UNKNOWN_KEY, name, message, NearestWord.hint(name.getValue(), known));
    }

    /** Whether a key may be read: it is text, and the first of its name. */
    static boolean isFirst(Node key, Map<String, Node> seen, Reading reading) {
        if (!(key instanceof ScalarNode scalar)) {
            reading.error(
                    ProblemCode.WRONG_KIND, key, "expected a key, got " + Nodes.describe(key), "");
            return false;
        }
        Node first = seen.putIfAbsent(scalar.getValue(), key);
        if (first != null) {
            reading.error(
                    ProblemCode.DUPLICATE_KEY,
                    key,
                    "duplicate key \"" + scalar.getValue() + "\"",
                    "it is there already in line " + reading.position(first).line());
            return false;
        }
        return true;
    }

    /** {@code metric "kube_pod_info"}, or {@code metric} where it has no name. */
    private String name(Node node) {
        String label = keys.getFirst().name();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key
                    && key.getValue().equals(label)
                    && tuple.getValueNode() instanceof ScalarNode value) {
                return title + " \"" + value.getValue() + "\"";
            }
        }
        return title;
    }
}
