package io.kubeobject.object;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads objects off a JSON stream: their identity, and of their fields only what a trie asks for.
 * The rest is skipped without being built. Not thread-safe.
 *
 * <p>What is odd, and what becomes of it: an integer beyond int64 becomes a double, a number beyond
 * double an infinity; of equal names the last wins; a null is no field; a string is a string,
 * whatever it says. An object without a name, or with a wanted value nested deeper than 256 levels,
 * is {@linkplain UnreadableObjectException unreadable}, and what follows it can be read.
 */
public final class ObjectReader {

    private static final List<String> IDENTITY =
            List.of("name", "namespace", "uid", "resourceVersion");

    private static final FieldTrie IDENTITY_FIELDS =
            IDENTITY.stream()
                    .map(name -> FieldTrie.of(List.of(name)))
                    .reduce(FieldTrie.NONE, FieldTrie::union);

    private static final JsonFactory JSON = factory();

    private final FieldTrie fields;
    private final FieldTrie metadata;

    /** Names within the identity that nobody asked for. */
    private final List<String> unwanted;

    /** Fields of every object, whatever it says itself. */
    private final Map<String, Object> given = new LinkedHashMap<>();

    private final JsonValues values = new JsonValues();

    /** Reads what {@code fields} wants. */
    public ObjectReader(FieldTrie fields) {
        this.fields = requireNonNull(fields, "fields is null");
        FieldTrie wanted = fields.child("metadata");
        this.metadata = wanted.union(IDENTITY_FIELDS);
        this.unwanted =
                wanted.isNone()
                        ? List.of()
                        : IDENTITY.stream().filter(n -> wanted.child(n).isNone()).toList();
    }

    /**
     * Reads what {@code fields} wants of objects of {@code resource}, which tells what they are:
     * items of a list carry neither {@code apiVersion} nor {@code kind}.
     */
    public ObjectReader(FieldTrie fields, Resource resource) {
        this(fields);
        give("apiVersion", resource.apiVersion());
        give("kind", resource.kind());
    }

    private void give(String name, String value) {
        if (!fields.child(name).isNone()) {
            given.put(name, value);
        }
    }

    /**
     * A parser of {@code body} that survives what an API server may send: it repairs illegal UTF-8,
     * goes 16,384 levels deep (kube-apiserver takes 10,000) and has no limit on the length of a
     * number or a name. A string may have 64 Mi characters.
     *
     * @throws IOException from {@code body}; waits for its first bytes
     */
    public static JsonParser open(InputStream body) throws IOException {
        return JSON.createParser(repair(body));
    }

    /** {@code body} with U+FFFD in the place of each byte that is not UTF-8. */
    public static InputStream repair(InputStream body) {
        return body instanceof Utf8Repair ? body : new Utf8Repair(body);
    }

    private static JsonFactory factory() {
        StreamReadConstraints constraints =
                StreamReadConstraints.builder()
                        .maxNestingDepth(16_384)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .maxStringLength(64 << 20)
                        .build();
        return new JsonFactoryBuilder()
                .streamReadConstraints(constraints)
                // Threads are virtual: buffers kept by thread would never be used again.
                .recyclerPool(JsonRecyclerPools.newBoundedPool(32))
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                // Names that collide make a slow object, not the end of the stream.
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .build();
    }

    /**
     * The value at the present token of {@code parser}, as far as {@code wanted} asks for it; null
     * for a JSON null. What is nested deeper than 256 levels is left out.
     */
    public static @Nullable Object value(JsonParser parser, FieldTrie wanted) throws IOException {
        return new JsonValues().value(parser, wanted);
    }

    /** What stands at the present token, for messages: {@code an array}, {@code the string "x"}. */
    public static String describe(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "the string \"" + abridged(parser.getText()) + "\"";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + abridged(parser.getText());
            case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> parser.getText();
            case null, default -> "nothing";
        };
    }

    /** What is wrong with text that is not JSON, without what only a programmer can use. */
    public static String complaint(JsonProcessingException e) {
        String text =
                e.getOriginalMessage()
                        .replaceAll(" ?\\((?:for|start marker) [^)]*\\([^)]*\\)[^)]*\\)", "")
                        .replaceAll(", from `[^`]*`", "")
                        .replaceAll(": enable `.*", "");
        return abridged(Character.toLowerCase(text.charAt(0)) + text.substring(1));
    }

    private static String abridged(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }

    /**
     * Reads the object that starts at the present token, {@code START_OBJECT}; afterwards the
     * present token is its {@code END_OBJECT}.
     *
     * @throws UnreadableObjectException if this object cannot be used; the parser stands at its end
     * @throws IOException if the stream breaks off or is not JSON
     */
    public KubeObject read(JsonParser parser) throws IOException, UnreadableObjectException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalStateException("BUG: object at " + parser.currentToken());
        }
        values.begin();
        Map<String, Object> object = new LinkedHashMap<>();
        @Nullable Object meta = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals("metadata")) {
                meta = values.value(parser, metadata);
                // Keeps its place among the fields; identify() puts what is wanted of it.
                JsonValues.put(object, name, meta);
            } else if (fields.child(name).isNone()) {
                parser.skipChildren();
            } else {
                JsonValues.put(object, name, values.value(parser, fields.child(name)));
            }
        }
        object.putAll(given);
        return identify(object, meta instanceof Map<?, ?> map ? map : Map.of());
    }

    private KubeObject identify(Map<String, Object> object, Map<?, ?> meta)
            throws UnreadableObjectException {
        String name = text(meta.get("name"));
        ObjectKey key = new ObjectKey(text(meta.get("namespace")), name);
        if (values.isTooDeep()) {
            throw new UnreadableObjectException(
                    "nested deeper than " + JsonValues.MAX_DEPTH + " levels",
                    name.isEmpty() ? Optional.empty() : Optional.of(key));
        }
        if (name.isEmpty()) {
            throw new UnreadableObjectException("no metadata.name", Optional.empty());
        }
        String uid = text(meta.get("uid"));
        String resourceVersion = text(meta.get("resourceVersion"));
        if (fields.child("metadata").isNone()) {
            object.remove("metadata");
        }
        for (String field : unwanted) {
            meta.remove(field);
        }
        return new KubeObject(key, uid, resourceVersion, object);
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
