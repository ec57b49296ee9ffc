package io.kubeobject.source;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import io.kubeobject.object.ObjectReader;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the objects of a JSON text: one value, several one after the other, or an array. Reads over
 * everything but their heads.
 */
final class JsonDocuments {

    private final String name;
    private final byte[] text;
    private final JsonParser parser;

    private JsonDocuments(String name, byte[] text, JsonParser parser) {
        this.name = name;
        this.text = text;
        this.parser = parser;
    }

    /**
     * @param text well-formed UTF-8 without a byte order mark
     */
    static List<Found> find(String name, byte[] text) throws InputException, IOException {
        List<Found> found = new ArrayList<>();
        try (JsonParser parser = ObjectReader.open(new ByteArrayInputStream(text))) {
            JsonDocuments documents = new JsonDocuments(name, text, parser);
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_ARRAY) {
                    found.addAll(documents.elements());
                } else {
                    found.add(documents.value());
                }
            }
        } catch (JsonProcessingException e) {
            throw new InputException(place(name, e.getLocation()), ObjectReader.complaint(e));
        }
        return found;
    }

    private static String place(String name, @Nullable JsonLocation location) {
        return location == null
                ? name
                : name + ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    private List<Found> elements() throws IOException {
        List<Found> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value());
        }
        return elements;
    }

    /** The value at the present token; afterwards that is its last. */
    private Found value() throws IOException {
        JsonLocation start = parser.currentTokenLocation();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            Found other = Found.other(place(name, start), ObjectReader.describe(parser));
            parser.skipChildren();
            return other;
        }
        Map<String, Object> head = new LinkedHashMap<>();
        @Nullable List<Found> items = null;
        List<String> fields = new ArrayList<>();
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            fields.add(field);
            if (field.equals("items") && token == JsonToken.START_ARRAY) {
                items = elements();
            } else if (Found.HEAD.child(field).isNone()) {
                parser.skipChildren();
            } else {
                Object value = ObjectReader.value(parser, Found.HEAD.child(field));
                if (value != null) {
                    head.put(field, value);
                }
            }
        }
        int from = (int) start.getByteOffset();
        int to = (int) parser.currentLocation().getByteOffset();
        String place = place(name, start);
        return new Found(
                place, Found.describe(fields), head, items, new Body.Json(place, text, from, to));
    }
}
