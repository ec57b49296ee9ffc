package io.kubeobject.source.kubernetes;

import com.fasterxml.jackson.core.JsonParser;

import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.ObjectReader;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Single objects of the core API by their names, as they are now: for what is needed rarely and
 * should not be watched, such as secrets. Needs the verb {@code get} alone. Safe for use by several
 * threads.
 */
public final class ObjectLookup {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ClusterAccess access;

    public ObjectLookup(ClusterAccess access) {
        this.access = access;
    }

    /**
     * The fields of an object.
     *
     * @param resource plural of a namespaced resource: {@code secrets}
     * @param fields that are wanted
     * @return empty if there is no such object
     * @throws AccessException with a sentence for the user
     */
    public Optional<Map<String, Object>> find(
            String resource, String namespace, String name, FieldTrie fields)
            throws AccessException {
        if (!isName(namespace) || !isName(name)) {
            return Optional.empty();
        }
        String path = "api/v1/namespaces/%s/%s/%s".formatted(namespace, resource, name);
        try (Session session = new Session(access);
                Answer answer = session.get(Get.of(path, Get.JSON, PATIENCE));
                JsonParser parser = ObjectReader.open(answer.body())) {
            parser.nextToken();
            Map<String, Object> object = new LinkedHashMap<>();
            if (ObjectReader.value(parser, fields) instanceof Map<?, ?> read) {
                read.forEach((field, value) -> object.put(String.valueOf(field), value));
            }
            return Optional.of(object);
        } catch (ApiFailure e) {
            if (e.trouble() == Trouble.NOT_FOUND) {
                return Optional.empty();
            }
            throw new AccessException(e.sentence(), e);
        } catch (IOException e) {
            throw new AccessException(
                    "the answer of %s broke off: %s".formatted(access.server(), Sentence.of(e)), e);
        }
    }

    /** What may be a segment of a path; every name of an object is one. */
    private static boolean isName(String text) {
        return text.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
    }
}
