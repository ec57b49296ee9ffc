package io.kubeobject.source;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Plain values of YAML nodes, as kubectl reads objects: plain scalars by YAML 1.1's core types
 * ({@code yes} is true), timestamps stay strings, keys are strings. Nothing is constructed by tag.
 */
final class YamlValues {

    /** Nodes that one document may expand to by its aliases. */
    private static final int MAX_NODES = 20_000_000;

    private final String name;
    private int nodes;

    YamlValues(String name) {
        this.name = requireNonNull(name, "name is null");
    }

    /** {@code file:line:col}, counted from 1. */
    static String place(String name, @Nullable Mark mark) {
        return mark == null
                ? name
                : name + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }

    @Nullable Object value(Node node) throws InputException {
        if (++nodes > MAX_NODES) {
            throw error(node, "aliases expand to more than " + MAX_NODES + " values");
        }
        return switch (node) {
            case MappingNode mapping -> map(mapping);
            case SequenceNode sequence -> list(sequence);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw error(node, "expected a value, found " + node.getNodeId());
        };
    }

    private Map<String, Object> map(MappingNode node) throws InputException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw error(tuple.getKeyNode(), "expected a name, found a list or map as key");
            }
            if (key.getTag().equals(Tag.MERGE)) {
                throw error(key, "merge keys (<<) are not read; write the fields out");
            }
            Object value = value(tuple.getValueNode());
            if (value == null) {
                map.remove(key.getValue());
            } else {
                map.put(key.getValue(), value);
            }
        }
        return map;
    }

    private List<@Nullable Object> list(SequenceNode node) throws InputException {
        List<@Nullable Object> list = new ArrayList<>();
        for (Node element : node.getValue()) {
            list.add(value(element));
        }
        return list;
    }

    private @Nullable Object scalar(ScalarNode node) throws InputException {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on" -> true;
                default -> false;
            };
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(node, text.replace("_", ""));
        }
        return text;
    }

    private Object number(ScalarNode node, String text) throws InputException {
        String lower = text.toLowerCase(Locale.ROOT);
        String unsigned = lower.replaceFirst("^[+-]", "");
        String sign = lower.startsWith("-") ? "-" : "";
        try {
            return switch (unsigned) {
                case ".inf" -> sign.isEmpty() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
                case ".nan" -> Double.NaN;
                default ->
                        node.getTag().equals(Tag.FLOAT)
                                ? Double.valueOf(lower)
                                : integer(sign, unsigned);
            };
        } catch (NumberFormatException sexagesimal) {
            // 12:30:45 is a number to YAML 1.1 and a string to everyone who writes it.
            return text;
        }
    }

    private static Object integer(String sign, String digits) {
        int radix = 10;
        String rest = digits;
        if (digits.startsWith("0x")) {
            radix = 16;
            rest = digits.substring(2);
        } else if (digits.startsWith("0b")) {
            radix = 2;
            rest = digits.substring(2);
        } else if (digits.startsWith("0") && digits.length() > 1) {
            radix = 8;
            rest = digits.startsWith("0o") ? digits.substring(2) : digits;
        }
        java.math.BigInteger value = new java.math.BigInteger(sign + rest, radix);
        return value.bitLength() < Long.SIZE
                ? value.longValueExact()
                : (Object) value.doubleValue();
    }

    private InputException error(Node node, String message) {
        return new InputException(place(name, node.getStartMark()), message);
    }
}
