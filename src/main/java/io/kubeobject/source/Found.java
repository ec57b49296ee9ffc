package io.kubeobject.source;

import io.kubeobject.object.FieldTrie;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A value of an input that may be an object, or a list of them.
 *
 * @param place {@code file:line:col}
 * @param type what it is, for messages: {@code an object with the fields a, b}, {@code the number
 *     5}
 * @param head of an object, the few fields that tell what it is
 * @param items of an object, the elements of its list {@code items}; null if it has none
 * @param body of an object, all of it
 */
record Found(
        String place,
        String type,
        Map<String, Object> head,
        @Nullable List<Found> items,
        @Nullable Body body) {

    /** What {@link #head} holds: identity, and what a CustomResourceDefinition defines. */
    static final FieldTrie HEAD =
            Arrays.asList(
                            "apiVersion",
                            "kind",
                            "metadata.name",
                            "metadata.namespace",
                            "spec.group",
                            "spec.scope",
                            "spec.names.kind",
                            "spec.names.plural")
                    .stream()
                    .map(path -> FieldTrie.of(List.of(path.split("\\."))))
                    .reduce(FieldTrie.NONE, FieldTrie::union);

    /** An object by its first few fields, for messages. */
    static String describe(Collection<String> fields) {
        String named = fields.stream().limit(5).collect(Collectors.joining(", "));
        return fields.isEmpty()
                ? "an empty object"
                : "an object with the fields " + named + (fields.size() > 5 ? ", …" : "");
    }

    /** Something that is no object. */
    static Found other(String place, String type) {
        return new Found(place, type, Map.of(), null, null);
    }

    /** A text field of {@link #head}; empty if it is none. */
    String text(String name) {
        return head.get(name) instanceof String text ? text : "";
    }

    /** What stands where the name should, for messages. */
    String name() {
        Object name =
                head.get("metadata") instanceof Map<?, ?> metadata ? metadata.get("name") : null;
        return switch (name) {
            case null -> "none";
            case String text -> '"' + text + '"';
            case Map<?, ?> _ -> "an object";
            case List<?> _ -> "an array";
            default -> "the value " + name;
        };
    }

    /** Whether that field of the metadata is text, or not there. */
    boolean isText(String name) {
        return !(head.get("metadata") instanceof Map<?, ?> metadata)
                || metadata.get(name) == null
                || metadata.get(name) instanceof String;
    }

    String metadata(String name) {
        return head.get("metadata") instanceof Map<?, ?> metadata
                        && metadata.get(name) instanceof String text
                ? text
                : "";
    }
}
