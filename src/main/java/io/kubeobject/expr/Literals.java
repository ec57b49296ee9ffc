package io.kubeobject.expr;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nodes of lists and maps written out. An absent element makes all of it absent. */
final class Literals {

    private Literals() {}

    /**
     * An element.
     *
     * @param optional whether it is left out if it has no value
     */
    record Item(Node value, boolean optional, Span span) {

        /** The value; absent; or null for one that is left out. */
        @Nullable Object eval(Frame frame) {
            Object result = value.eval(frame);
            if (!optional || result == Absent.ABSENT) {
                return result;
            }
            if (result instanceof Possible(var held)) {
                return held;
            }
            throw new EvaluationException("`?` takes an optional, got " + Values.describe(result))
                    .at(span.offset());
        }
    }

    static final class ListLiteral extends Node {

        private final Item[] items;

        ListLiteral(Item[] items) {
            this.items = items;
        }

        @Override
        Object eval(Frame frame) {
            frame.spend(items.length);
            List<Object> list = new ArrayList<>(items.length);
            for (Item item : items) {
                Object value = item.eval(frame);
                if (value == Absent.ABSENT) {
                    return value;
                }
                if (value != null) {
                    list.add(value);
                }
            }
            return list;
        }
    }

    static final class MapLiteral extends Node {

        private final Node[] keys;
        private final Item[] values;

        MapLiteral(Node[] keys, Item[] values) {
            this.keys = keys;
            this.values = values;
        }

        /** Of several entries of one key, the last counts, as in cel-go. */
        @Override
        Object eval(Frame frame) {
            frame.spend(keys.length);
            Map<Object, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < keys.length; i++) {
                Object key = keys[i].eval(frame);
                if (key == Absent.ABSENT) {
                    return key;
                }
                boolean legal =
                        key instanceof String || key instanceof Number || key instanceof Boolean;
                if (!legal) {
                    throw new EvaluationException(Values.describe(key) + " cannot be a key")
                            .at(values[i].span().offset());
                }
                Object value = values[i].eval(frame);
                if (value == Absent.ABSENT) {
                    return value;
                }
                if (value != null) {
                    map.put(key, value);
                }
            }
            return map;
        }
    }
}
