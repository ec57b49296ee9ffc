package io.kubeobject.mapping.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** A key of the language that this version does not know how to run. */
record NotYet(String key) implements Shape<Object> {

    static Key<Object> key(String name, String doc) {
        return Key.optional(name, new NotYet(name), doc);
    }

    @Override
    public String expected() {
        return "nothing: \"" + key + "\" is not supported yet";
    }

    @Override
    public @Nullable Object read(Node node, Reading reading) {
        reading.error(
                ProblemCode.NOT_SUPPORTED,
                node,
                "\"" + key + "\" is not supported by this version yet",
                "");
        return null;
    }
}
