package io.kubeobject.source;

import io.kubeobject.object.FieldTrie;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.representer.Representer;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the objects of a YAML text: its documents. Nothing is constructed by tag. */
final class YamlDocuments {

    /** As deep as an object may be. */
    private static final int MAX_DEPTH = 300;

    private final String name;
    private final YamlValues values;

    private YamlDocuments(String name) {
        this.name = name;
        this.values = new YamlValues(name);
    }

    static List<Found> find(String name, String text) throws InputException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setNestingDepthLimit(MAX_DEPTH);
        DumperOptions unused = new DumperOptions();
        Yaml yaml =
                new Yaml(
                        new SafeConstructor(options),
                        new Representer(unused),
                        unused,
                        options,
                        new YamlScalars.Untyped());
        List<Found> found = new ArrayList<>();
        try {
            for (Node node : yaml.composeAll(new StringReader(text))) {
                found.addAll(new YamlDocuments(name).document(node));
            }
        } catch (MarkedYAMLException e) {
            throw new InputException(
                    place(name, e.getProblemMark()), String.valueOf(e.getProblem()));
        } catch (ReaderException e) {
            throw new InputException(
                    name,
                    "expected text, found the character U+%04X at offset %d"
                            .formatted(e.getCodePoint(), e.getPosition()));
        } catch (YAMLException e) {
            throw new InputException(name, String.valueOf(e.getMessage()));
        }
        return found;
    }

    /** {@code file:line:col}, counted from 1. */
    static String place(String name, @Nullable Mark mark) {
        return mark == null
                ? name
                : name + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }

    /** An empty document is nothing at all: separators stand at both ends of many files. */
    private List<Found> document(Node node) throws InputException {
        if (node instanceof SequenceNode sequence) {
            return elements(sequence);
        }
        Found found = found(node);
        return found.type().equals("null") ? List.of() : List.of(found);
    }

    private List<Found> elements(SequenceNode sequence) throws InputException {
        List<Found> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            elements.add(found(element));
        }
        return elements;
    }

    private Found found(Node node) throws InputException {
        String place = place(name, node.getStartMark());
        if (node instanceof MappingNode mapping && items(mapping) instanceof SequenceNode items) {
            String kind = text(mapping, "kind");
            if (kind.isEmpty() || kind.endsWith("List")) {
                Map<String, Object> head =
                        Map.of("apiVersion", text(mapping, "apiVersion"), "kind", kind);
                return new Found(
                        place, "a list", head, elements(items), new Body.Plain(place, Map.of()));
            }
        }
        Object value = values.value(node);
        if (!(value instanceof Map<?, ?> map)) {
            return Found.other(place, describe(value));
        }
        Map<String, Object> all = Body.Plain.cut(map, FieldTrie.ALL);
        return new Found(
                place,
                Found.describe(all.keySet()),
                Body.Plain.cut(map, Found.HEAD),
                null,
                new Body.Plain(place, all));
    }

    private static @Nullable Node items(MappingNode mapping) {
        return field(mapping, "items");
    }

    private static String text(MappingNode mapping, String name) {
        return field(mapping, name) instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static @Nullable Node field(MappingNode mapping, String name) {
        @Nullable Node field = null;
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name)) {
                field = tuple.getValueNode();
            }
        }
        return field;
    }

    private static String describe(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text ->
                    "the string \""
                            + (text.length() > 120 ? text.substring(0, 120) + "…" : text)
                            + "\"";
            case Number number -> "the number " + number;
            case List<?> _ -> "an array";
            default -> String.valueOf(value);
        };
    }
}
