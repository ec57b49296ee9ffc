package io.kubeobject.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Small JSON documents of the outside, whole. Whoever asks for a field of another type than it has
 * gets what stands for its absence. No message repeats the document: it may hold secrets.
 */
final class Json {

    private static final int MAX_DEPTH = 64;
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** The object that {@code text} is. */
    static Map<String, Object> object(byte[] text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new OutsideException("expected a JSON object");
            }
            Map<String, Object> object = map(parser, 1);
            if (parser.nextToken() != null) {
                throw new OutsideException("expected one JSON object, found more");
            }
            return object;
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            // Its message would quote the text.
            throw new OutsideException("expected a JSON object; it breaks off or has a mistake");
        }
    }

    private static @Nullable Object value(JsonParser parser, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new OutsideException("nested too deep");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(parser, depth + 1);
            case START_ARRAY -> list(parser, depth + 1);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> null;
        };
    }

    private static Map<String, Object> map(JsonParser parser, int depth) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            Object value = value(parser, depth);
            if (value != null) {
                map.put(name, value);
            }
        }
        return map;
    }

    private static List<Object> list(JsonParser parser, int depth) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object value = value(parser, depth);
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }

    static String text(Map<String, ?> object, String field) {
        return object.get(field) instanceof String text ? text : "";
    }

    static double number(Map<String, ?> object, String field, double otherwise) {
        return object.get(field) instanceof Double number ? number : otherwise;
    }

    /** The objects of a list. */
    static List<Map<String, Object>> objects(Map<String, ?> object, String field) {
        List<Map<String, Object>> objects = new ArrayList<>();
        if (object.get(field) instanceof List<?> list) {
            list.forEach(
                    element -> {
                        if (element instanceof Map<?, ?>) {
                            objects.add(map(element));
                        }
                    });
        }
        return objects;
    }

    static Map<String, Object> object(Map<String, ?> object, String field) {
        return map(object.get(field));
    }

    private static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((name, field) -> map.put(String.valueOf(name), field));
        }
        return map;
    }
}
