package io.kubeobject.mapping.yaml;

import org.yaml.snakeyaml.nodes.ScalarNode;

/** The text of an expression, not compiled yet: which variables there are depends on its place. */
record Code(String text, ScalarNode node, Reading reading) {

    /** An error in the text. */
    void error(int offset, String message, String hint) {
        reading.error(node, offset, message, hint);
    }
}
