package io.kubeobject.mapping.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.util.ArrayList;
import java.util.List;

/**
 * A list of values of one shape.
 *
 * @param items what they are, in the plural: {@code metrics}
 */
record Listing<T>(String items, Shape<T> item) implements Shape<List<T>> {

    @Override
    public String expected() {
        return "a list of " + items;
    }

    @Override
    public @Nullable List<T> read(Node node, Reading reading) {
        if (!(node instanceof SequenceNode list)) {
            String hint = node instanceof MappingNode ? "each of them begins with a dash" : "";
            reading.error(
                    ProblemCode.WRONG_KIND,
                    node,
                    "expected " + expected() + ", got " + Nodes.describe(node),
                    hint);
            return null;
        }
        if (Traps.splitsFlow(list, reading)) {
            return null;
        }
        List<T> values = new ArrayList<>();
        for (Node element : list.getValue()) {
            T value = item.read(element, reading);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }
}
