package io.kubeobject.object;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds plain values of what a trie asks for and skips the rest. Belongs to one document at a
 * time.
 */
final class JsonValues {

    /**
     * How deep a value may be nested to be built. Everything after this reader walks trees by
     * recursion; the deepest objects known, definitions of custom resources, have about 100 levels.
     */
    static final int MAX_DEPTH = 256;

    private boolean tooDeep;

    /** Begins a document: forgets what an earlier one was, which may have broken off. */
    void begin() {
        tooDeep = false;
    }

    /** Whether something of this document was left out because it is nested too deep. */
    boolean isTooDeep() {
        return tooDeep;
    }

    /** The value at the present token; null for a JSON null and for what is left out. */
    @Nullable Object value(JsonParser parser, FieldTrie fields) throws IOException {
        return value(parser, fields, 1);
    }

    private @Nullable Object value(JsonParser parser, FieldTrie fields, int depth)
            throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> enter(parser, depth) ? map(parser, fields, depth) : null;
            case START_ARRAY -> enter(parser, depth) ? list(parser, fields, depth) : null;
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case null, default ->
                    throw new IllegalStateException("BUG: value at " + parser.currentToken());
        };
    }

    private boolean enter(JsonParser parser, int depth) throws IOException {
        if (depth <= MAX_DEPTH) {
            return true;
        }
        tooDeep = true;
        parser.skipChildren();
        return false;
    }

    /** Fields of the object at the present token, in their order; the last of equal names wins. */
    private Map<String, Object> map(JsonParser parser, FieldTrie fields, int depth)
            throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            FieldTrie wanted = fields.child(name);
            if (wanted.isNone()) {
                parser.skipChildren();
            } else {
                put(map, name, value(parser, wanted, depth + 1));
            }
        }
        return map;
    }

    /** A null takes away what an earlier field of that name had put, as in Go. */
    static void put(Map<String, Object> map, String name, @Nullable Object value) {
        if (value == null) {
            map.remove(name);
        } else {
            map.put(name, value);
        }
    }

    private List<@Nullable Object> list(JsonParser parser, FieldTrie fields, int depth)
            throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser, fields, depth + 1));
        }
        return list;
    }

    /** Long if it fits, else the nearest double; infinite if it is beyond double, too. */
    private static Object integer(JsonParser parser) throws IOException {
        if (parser.getTextLength() <= 18) {
            return parser.getLongValue();
        }
        String text = parser.getText();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException beyondLong) {
            return Double.parseDouble(text);
        }
    }
}
