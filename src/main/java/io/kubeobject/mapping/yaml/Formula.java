package io.kubeobject.mapping.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * An expression.
 *
 * @param expected what it must give: {@code an expression}
 */
record Formula(String expected) implements Shape<Code> {

    Formula() {
        this("an expression");
    }

    @Override
    public @Nullable Code read(Node node, Reading reading) {
        if (node instanceof ScalarNode scalar && Nodes.isText(scalar) && !Nodes.hasTag(node)) {
            return new Code(scalar.getValue(), 0, scalar, reading);
        }
        Traps.misread(node, expected, reading);
        return null;
    }
}
