package io.kubeobject.mapping.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A document as an editor hands it to a schema: JSON, scalars by YAML 1.2's core schema. */
final class YamlJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YamlJson() {}

    static JsonNode of(Node node) {
        return switch (node) {
            case MappingNode map -> map(map);
            case SequenceNode list -> list(list);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new IllegalStateException("a node of an unknown kind: " + node);
        };
    }

    private static ObjectNode map(MappingNode node) {
        ObjectNode map = JSON.objectNode();
        for (NodeTuple member : node.getValue()) {
            String key =
                    member.getKeyNode() instanceof ScalarNode scalar
                            ? scalar.getValue()
                            : member.getKeyNode().toString();
            map.set(key, of(member.getValueNode()));
        }
        return map;
    }

    private static ArrayNode list(SequenceNode node) {
        ArrayNode list = JSON.arrayNode();
        node.getValue().forEach(element -> list.add(of(element)));
        return list;
    }

    private static JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        if (!Nodes.isPlain(node)) {
            return JSON.textNode(text);
        }
        if (text.isEmpty() || text.matches("~|null|Null|NULL")) {
            return JSON.nullNode();
        }
        if (text.matches("true|false")) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        if (text.matches("[-+]?[0-9]{1,18}")) {
            return JSON.numberNode(Long.parseLong(text));
        }
        return text.matches("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?")
                ? JSON.numberNode(Double.parseDouble(text))
                : JSON.textNode(text);
    }
}
