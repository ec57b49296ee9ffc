package io.kubeobject.simulator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.kubeobject.object.LabelSelector;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which objects a list or watch is about.
 *
 * @param namespace empty for all
 */
record ObjectFilter(String namespace, LabelSelector labels, FieldSelector fields) {

    private static final String LABELS = "metadata.labels";

    /** Whether it lets everything pass that is in the namespace. */
    boolean isPlain() {
        return labels.isEmpty() && fields.requirements().isEmpty();
    }

    boolean matches(Stored object) {
        if (!namespace.isEmpty() && !object.namespace().equals(namespace)) {
            return false;
        }
        if (isPlain()) {
            return true;
        }
        Map<String, String> labelsOfObject = new HashMap<>();
        Map<String, String> fieldsOfObject = new HashMap<>();
        try {
            read(object.body(), labelsOfObject, fieldsOfObject);
        } catch (IOException _) {
            return false;
        }
        return labels.matches(labelsOfObject) && fields.matches(fieldsOfObject);
    }

    /** Walks down the paths asked for, and stops when all are found. */
    private void read(byte[] body, Map<String, String> labelsOut, Map<String, String> fieldsOut)
            throws IOException {
        Set<String> wanted = new HashSet<>(fields.paths());
        if (!labels.isEmpty()) {
            wanted.add(LABELS);
        }
        try (JsonParser parser = Json.parser(body)) {
            parser.nextToken();
            walk(parser, "", wanted, labelsOut, fieldsOut);
        }
    }

    private static void walk(
            JsonParser parser,
            String prefix,
            Set<String> wanted,
            Map<String, String> labelsOut,
            Map<String, String> fieldsOut)
            throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String path = prefix + parser.currentName();
            JsonToken value = parser.nextToken();
            if (path.equals(LABELS) && wanted.remove(LABELS) && value == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    labelsOut.put(parser.currentName(), String.valueOf(parser.nextTextValue()));
                }
            } else if (value.isScalarValue() && wanted.remove(path)) {
                fieldsOut.put(path, value == JsonToken.VALUE_NULL ? "" : parser.getText());
            } else if (value == JsonToken.START_OBJECT && leads(path + ".", wanted)) {
                walk(parser, path + ".", wanted, labelsOut, fieldsOut);
            } else {
                parser.skipChildren();
            }
            if (wanted.isEmpty()) {
                return;
            }
        }
    }

    private static boolean leads(String prefix, Set<String> wanted) {
        for (String path : wanted) {
            if (path.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
