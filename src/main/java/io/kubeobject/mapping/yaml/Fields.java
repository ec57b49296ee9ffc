package io.kubeobject.mapping.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of one block, as its keys read them. */
final class Fields {

    private final Node node;
    private final Reading reading;
    private final Map<Key<?>, Node> nodes = new HashMap<>();
    private final Map<Key<?>, Object> values = new HashMap<>();

    Fields(Node node, Reading reading) {
        this.node = node;
        this.reading = reading;
    }

    <T> void put(Key<T> key, Node value) {
        nodes.put(key, value);
        T read = key.shape().read(value, reading);
        if (read != null) {
            values.put(key, read);
        }
    }

    /** The block's own node. */
    Node node() {
        return node;
    }

    /** Whether the key stands there, be its value good or bad. */
    boolean has(Key<?> key) {
        return nodes.containsKey(key);
    }

    /** The node of the key's value; the block's where the key is missing. */
    Node node(Key<?> key) {
        return nodes.getOrDefault(key, node);
    }

    /** The value; null if it is missing or was bad. */
    @SuppressWarnings("unchecked") // put() reads each value by its own key
    <T> @Nullable T get(Key<T> key) {
        return (T) values.get(key);
    }

    <T> T get(Key<T> key, T otherwise) {
        T value = get(key);
        return value == null ? otherwise : value;
    }

    /** The elements of a list; none if it is missing or was bad. */
    <T> List<T> list(Key<List<T>> key) {
        return get(key, List.of());
    }
}
