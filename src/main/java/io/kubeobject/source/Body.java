package io.kubeobject.source;

import com.fasterxml.jackson.core.JsonParser;

import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectKey;
import io.kubeobject.object.ObjectReader;
import io.kubeobject.object.Resource;
import io.kubeobject.object.UnreadableObjectException;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the whole of an object is, to be read by whoever wants some of its fields. */
sealed interface Body {

    /** {@code file:line:col}; empty for what is in no file. */
    String place();

    /** The fields that are wanted, as a cluster would deliver them. */
    KubeObject read(FieldTrie fields, Resource resource)
            throws IOException, UnreadableObjectException;

    /** Part of a JSON text, which is kept as it is: its tree would be five times as large. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Json(String place, byte[] text, int from, int to) implements Body {

        @Override
        public KubeObject read(FieldTrie fields, Resource resource)
                throws IOException, UnreadableObjectException {
            ByteArrayInputStream part = new ByteArrayInputStream(text, from, to - from);
            try (JsonParser parser = ObjectReader.open(part)) {
                parser.nextToken();
                return new ObjectReader(fields, resource).read(parser);
            }
        }
    }

    /** A tree of plain values. */
    record Plain(String place, Map<String, Object> fields) implements Body {

        @Override
        public KubeObject read(FieldTrie wanted, Resource resource) {
            Map<String, Object> typed = new LinkedHashMap<>(fields);
            typed.put("apiVersion", resource.apiVersion());
            typed.put("kind", resource.kind());
            Map<?, ?> metadata = fields.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
            ObjectKey key = new ObjectKey(text(metadata, "namespace"), text(metadata, "name"));
            String uid = text(metadata, "uid");
            String resourceVersion = text(metadata, "resourceVersion");
            return new KubeObject(key, uid, resourceVersion, cut(typed, wanted));
        }

        private static String text(Map<?, ?> map, String name) {
            return map.get(name) instanceof String text ? text : "";
        }

        /** The fields of {@code map} that are wanted, in its order. */
        static Map<String, Object> cut(Map<?, ?> map, FieldTrie wanted) {
            Map<String, Object> result = new LinkedHashMap<>();
            map.forEach(
                    (name, value) -> {
                        FieldTrie below = wanted.child(name.toString());
                        Object part = below.isNone() ? null : cut(value, below);
                        if (part != null) {
                            result.put(name.toString(), part);
                        }
                    });
            return result;
        }

        private static @Nullable Object cut(@Nullable Object value, FieldTrie wanted) {
            if (wanted.isAll()) {
                return value;
            }
            return switch (value) {
                case Map<?, ?> map -> cut(map, wanted);
                case List<?> list -> {
                    List<@Nullable Object> result = new ArrayList<>(list.size());
                    list.forEach(element -> result.add(cut(element, wanted)));
                    yield result;
                }
                case null, default -> value;
            };
        }
    }
}
