package io.kubeobject.mapping.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A map whose keys the user chooses, in the order of the file.
 *
 * @param expected what it maps: {@code a map of label names to expressions}
 */
record Dictionary<K, T>(String expected, Shape<K> key, Shape<T> value)
        implements Shape<List<Member<K, T>>> {

    @Override
    public @Nullable List<Member<K, T>> read(Node node, Reading reading) {
        if (!(node instanceof MappingNode map)) {
            reading.error(
                    ProblemCode.WRONG_KIND,
                    node,
                    "expected " + expected + ", got " + Nodes.describe(node),
                    "");
            return null;
        }
        if (Traps.splitsFlow(map, reading)) {
            return null;
        }
        List<Member<K, T>> members = new ArrayList<>();
        Map<String, Node> seen = new HashMap<>();
        for (NodeTuple tuple : map.getValue()) {
            if (Block.isFirst(tuple.getKeyNode(), seen, reading)) {
                ScalarNode keyNode = (ScalarNode) tuple.getKeyNode();
                K read = key.read(keyNode, reading);
                T member = value.read(tuple.getValueNode(), reading);
                if (read != null && member != null) {
                    members.add(new Member<>(read, keyNode, member, tuple.getValueNode()));
                }
            }
        }
        return members;
    }
}
