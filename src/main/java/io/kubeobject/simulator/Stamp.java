package io.kubeobject.simulator;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What the server itself writes into an object's metadata. */
final class Stamp {

    private static final byte[] VERSION_FIELD =
            "\"resourceVersion\":\"".getBytes(StandardCharsets.US_ASCII);

    /** The order in which servers write metadata; the rest follows. */
    private static final List<String> ORDER =
            List.of(
                    "name",
                    "generateName",
                    "namespace",
                    "uid",
                    "resourceVersion",
                    "generation",
                    "creationTimestamp");

    /** Built-in resources whose {@code metadata.generation} counts changes of the spec. */
    private static final Set<String> GENERATIONS =
            Set.of(
                    "pods",
                    "replicationcontrollers",
                    "deployments.apps",
                    "replicasets.apps",
                    "statefulsets.apps",
                    "daemonsets.apps",
                    "jobs.batch",
                    "cronjobs.batch",
                    "ingresses.networking.k8s.io",
                    "networkpolicies.networking.k8s.io",
                    "poddisruptionbudgets.policy",
                    "customresourcedefinitions.apiextensions.k8s.io");

    private Stamp() {}

    /** The identity and birth of an object, as far as it does not bring them. */
    static void birth(
            ResourceType type, Map<String, @Nullable Object> object, Stored where, Instant now) {
        Map<String, @Nullable Object> metadata = metadata(object);
        metadata.put("name", where.name());
        if (!where.namespace().isEmpty()) {
            metadata.put("namespace", where.namespace());
        }
        if (metadata.get("uid") == null) {
            // By what is written and when, so that the same script makes the same cluster.
            String source = type.id() + '/' + where.path() + '/' + where.version();
            byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
            metadata.put("uid", UUID.nameUUIDFromBytes(bytes).toString());
        }
        metadata.putIfAbsent("creationTimestamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
        if (counts(type)) {
            metadata.putIfAbsent("generation", 1L);
        }
    }

    /** What an object keeps of its former self, and the generation that follows. */
    static void succession(
            ResourceType type,
            Map<String, @Nullable Object> object,
            Map<String, @Nullable Object> before) {
        Map<String, @Nullable Object> metadata = metadata(object);
        Map<String, @Nullable Object> former = metadata(before);
        for (String name : List.of("uid", "creationTimestamp", "name", "namespace")) {
            if (former.get(name) != null) {
                metadata.put(name, former.get(name));
            }
        }
        Object generation = former.get("generation");
        if (counts(type) && generation instanceof Number number) {
            boolean same = specification(object).equals(specification(before));
            metadata.put("generation", number.longValue() + (same ? 0 : 1));
        }
    }

    private static boolean counts(ResourceType type) {
        return type.isCustom() || GENERATIONS.contains(type.id());
    }

    /** All but what the server and the controllers write. */
    private static Map<String, @Nullable Object> specification(
            Map<String, @Nullable Object> whole) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(whole);
        rest.keySet().removeAll(Set.of("kind", "apiVersion", "metadata", "status"));
        rest.values().removeIf(Objects::isNull);
        return rest;
    }

    /** The metadata, put into the object if it has none. */
    static Map<String, @Nullable Object> metadata(Map<String, @Nullable Object> object) {
        if (object.get("metadata") instanceof Map<?, ?> metadata) {
            return Json.cast(metadata);
        }
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        object.put("metadata", metadata);
        return metadata;
    }

    /** The bytes to keep: metadata first and in order, no kind, no apiVersion. */
    static byte[] body(Map<String, @Nullable Object> object, long version) {
        Map<String, @Nullable Object> metadata = metadata(object);
        metadata.put("resourceVersion", Long.toString(version));
        Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
        for (String name : ORDER) {
            if (metadata.get(name) != null) {
                ordered.put(name, metadata.get(name));
            }
        }
        metadata.forEach(ordered::putIfAbsent);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("metadata", ordered);
        object.forEach(body::putIfAbsent);
        body.remove("kind");
        body.remove("apiVersion");
        return Json.bytes(body);
    }

    /** The same bytes with another resource version; unchanged if they carry none. */
    static byte[] version(byte[] body, long version) {
        int start = indexOf(body, VERSION_FIELD);
        if (start < 0) {
            return body;
        }
        start += VERSION_FIELD.length;
        int end = start;
        while (end < body.length && body[end] != '"') {
            end++;
        }
        byte[] digits = Long.toString(version).getBytes(StandardCharsets.US_ASCII);
        byte[] result = new byte[body.length - (end - start) + digits.length];
        System.arraycopy(body, 0, result, 0, start);
        System.arraycopy(digits, 0, result, start, digits.length);
        System.arraycopy(body, end, result, start + digits.length, body.length - end);
        return result;
    }

    private static int indexOf(byte[] text, byte[] part) {
        for (int i = 0; i <= text.length - part.length; i++) {
            int matched = 0;
            while (matched < part.length && text[i + matched] == part[matched]) {
                matched++;
            }
            if (matched == part.length) {
                return i;
            }
        }
        return -1;
    }
}
