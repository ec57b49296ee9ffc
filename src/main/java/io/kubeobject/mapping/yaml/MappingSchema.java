package io.kubeobject.mapping.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema of a document of a mapping file, made of the blocks that the parser reads by.
 *
 * <p>Draft 7, which editors know best. What the parser takes satisfies it; what has a {@linkplain
 * ProblemCode#isStructural structural} problem does not. Text may be written without quotes, so a
 * number or a truth value satisfies what takes any text.
 */
public final class MappingSchema {

    private static final String DRAFT = "http://json-schema.org/draft-07/schema#";

    private final JsonGenerator json;

    /** Blocks by their names in the schema, those that are not written yet among them. */
    private final Map<String, Block> blocks = new LinkedHashMap<>();

    private MappingSchema(JsonGenerator json) {
        this.json = json;
    }

    /** The schema, with line feeds and a last one. */
    public static String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            new MappingSchema(json).document();
        } catch (IOException e) {
            throw new UncheckedIOException("BUG: no text can be written to memory", e);
        }
        return text.toString().replace("\r\n", "\n") + "\n";
    }

    private void document() throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", DRAFT);
        json.writeStringField("title", "a mapping of kube-object-exporter");
        json.writeArrayFieldStart("allOf");
        value(DocumentBlock.BLOCK);
        json.writeEndArray();
        json.writeObjectFieldStart("definitions");
        int written = 0;
        while (written < blocks.size()) {
            Map.Entry<String, Block> next = List.copyOf(blocks.entrySet()).get(written++);
            json.writeFieldName(next.getKey());
            block(next.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void block(Block block) throws IOException {
        json.writeStartObject();
        json.writeStringField("description", block.doc());
        json.writeStringField("type", "object");
        json.writeBooleanField("additionalProperties", false);
        json.writeObjectFieldStart("properties");
        for (Key<?> key : block.keys()) {
            if (!(key.shape() instanceof NotYet)) {
                json.writeObjectFieldStart(key.name());
                json.writeStringField("description", key.doc());
                members(key.shape());
                json.writeEndObject();
            }
        }
        json.writeEndObject();
        json.writeArrayFieldStart("required");
        for (Key<?> key : block.keys()) {
            if (key.required()) {
                json.writeString(key.name());
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void value(Shape<?> shape) throws IOException {
        json.writeStartObject();
        members(shape);
        json.writeEndObject();
    }

    private void members(Shape<?> shape) throws IOException {
        switch (shape) {
            case Scalar<?> scalar -> scalar(scalar);
            case Formula _ -> types("string", "number", "boolean");
            case Tilde<?>(Shape<?> inner) -> {
                json.writeArrayFieldStart("anyOf");
                value(inner);
                json.writeStartObject();
                types("null");
                json.writeEndObject();
                json.writeEndArray();
            }
            case Data _ -> {}
            case NotYet _ -> json.writeBooleanField("not", true);
            case Listing<?> list -> {
                types("array");
                json.writeFieldName("items");
                value(list.item());
            }
            case Dictionary<?, ?> map -> {
                types("object");
                json.writeFieldName("propertyNames");
                value(map.key());
                json.writeFieldName("additionalProperties");
                value(map.value());
            }
            case ByKind<?> kinds -> {
                json.writeArrayFieldStart("anyOf");
                for (ByKind.Way<?, ?> way : kinds.ways()) {
                    value(way.shape());
                }
                json.writeEndArray();
            }
            case Block block -> json.writeStringField("$ref", "#/definitions/" + register(block));
        }
    }

    private String register(Block block) {
        String name = block.title().replace(' ', '-');
        Block known = blocks.putIfAbsent(name, block);
        if (known != null && known != block) {
            throw new IllegalStateException("BUG: two blocks are called " + name);
        }
        return name;
    }

    private void scalar(Scalar<?> scalar) throws IOException {
        if (!scalar.choices().isEmpty()) {
            json.writeArrayFieldStart("enum");
            for (String word : scalar.choices()) {
                choice(word);
            }
            json.writeEndArray();
        } else if (scalar.form().isEmpty()) {
            types("string", "number", "boolean");
        } else {
            if (takesNumbers(scalar.form())) {
                types("string", "integer");
                json.writeNumberField("minimum", "0".matches(scalar.form()) ? 0 : 1);
            } else {
                types("string");
            }
            json.writeStringField("pattern", "^(" + scalar.form() + ")$");
        }
    }

    private static boolean takesNumbers(String form) {
        return "0".matches(form) || "1".matches(form);
    }

    /** A word, as YAML reads it without quotes and, where that is something else, with them. */
    private void choice(String word) throws IOException {
        if (word.equals("true") || word.equals("false")) {
            json.writeBoolean(Boolean.parseBoolean(word));
        } else if (word.matches("[0-9]+")) {
            json.writeNumber(Integer.parseInt(word));
        }
        json.writeString(word);
    }

    private void types(String... types) throws IOException {
        if (types.length == 1) {
            json.writeStringField("type", types[0]);
            return;
        }
        json.writeArrayFieldStart("type");
        for (String type : types) {
            json.writeString(type);
        }
        json.writeEndArray();
    }
}
