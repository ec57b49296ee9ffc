package io.kubeobject.mapping.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** A value, or {@code ~} for its absence. */
record Tilde<T>(Shape<T> shape) implements Shape<Tilde.Written<T>> {

    /**
     * What stood there.
     *
     * @param value null for {@code ~}
     */
    record Written<T>(@Nullable T value) {}

    @Override
    public String expected() {
        return shape.expected() + " or ~";
    }

    @Override
    public @Nullable Written<T> read(Node node, Reading reading) {
        if (Nodes.isNull(node)) {
            return new Written<>(null);
        }
        T value = shape.read(node, reading);
        return value == null ? null : new Written<>(value);
    }
}
