package io.kubeobject.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Between JSON text and plain values: maps in order, lists, strings, booleans, numbers, null.
 * Numbers keep their text: integers are {@code Long} or {@code BigInteger}, others {@code
 * BigDecimal}.
 */
final class Json {

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxStringLength(64 << 20)
                                    .maxNestingDepth(20_000)
                                    .build())
                    .build();

    private Json() {}

    /** A reader over {@code bytes}. */
    static JsonParser parser(byte[] bytes) throws IOException {
        return FACTORY.createParser(bytes);
    }

    /**
     * Reads an object.
     *
     * @throws Refusal 400, if the text is not a JSON object
     */
    static Map<String, @Nullable Object> object(byte[] bytes) {
        if (value(bytes) instanceof Map<?, ?> map) {
            return cast(map);
        }
        throw Refusal.badRequest("the body is not a JSON object");
    }

    /**
     * Reads a value.
     *
     * @throws Refusal 400, if the text is not JSON
     */
    static @Nullable Object value(byte[] bytes) {
        try (JsonParser parser = parser(bytes)) {
            parser.nextToken();
            return value(parser);
        } catch (IOException e) {
            throw Refusal.badRequest("the body is not JSON: " + firstLine(e));
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** A map of JSON, as the type that this package gives it. */
    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> cast(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }

    /** The object below {@code name}; empty and detached if there is none. */
    static Map<String, @Nullable Object> child(Map<String, @Nullable Object> map, String name) {
        return map.get(name) instanceof Map<?, ?> child ? cast(child) : new LinkedHashMap<>();
    }

    /** The string below {@code name}; empty if there is none. */
    static String text(Map<String, @Nullable Object> map, String name) {
        return map.get(name) instanceof String text ? text : "";
    }

    static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                map.put(name, value(parser));
            }
            return map;
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(parser));
            }
            return list;
        }
        if (token == null) {
            throw new IOException("the text is empty");
        }
        return scalar(parser, token);
    }

    private static @Nullable Object scalar(JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token.isBoolean()) {
            return parser.getBooleanValue();
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            BigInteger number = parser.getBigIntegerValue();
            return number.bitLength() < 64 ? (Object) number.longValue() : number;
        }
        return token == JsonToken.VALUE_NUMBER_FLOAT ? parser.getDecimalValue() : parser.getText();
    }

    /** Compact JSON in UTF-8. */
    static byte[] bytes(@Nullable Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            write(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator out, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case Map<?, ?> map -> {
                out.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.writeFieldName((String) entry.getKey());
                    write(out, entry.getValue());
                }
                out.writeEndObject();
            }
            case Iterable<?> list -> {
                out.writeStartArray();
                for (Object element : list) {
                    write(out, element);
                }
                out.writeEndArray();
            }
            case String text -> out.writeString(text);
            case Boolean flag -> out.writeBoolean(flag);
            case BigDecimal number -> out.writeNumber(number);
            case Double number -> out.writeNumber(number);
            case BigInteger number -> out.writeNumber(number);
            case Number number -> out.writeNumber(number.longValue());
            default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
        }
    }
}
