package io.kubeobject.ksm;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The objects of the pack's golden tests, of every kind. */
final class GivenWorld {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Path ROOT = Path.of("src/test/resources/golden/kube-state-metrics");
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private GivenWorld() {}

    /** Every object, by the names of files; each call makes them anew. */
    static List<Map<String, Object>> objects() throws IOException {
        List<Map<String, Object>> objects = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(f -> f.endsWith("objects.json")).sorted().toList()) {
                for (Object item : list(JSON.readValue(file.toFile(), OBJECT), "items")) {
                    objects.add(map(item));
                }
            }
        }
        return objects;
    }

    /** A copy that shares nothing. */
    static Map<String, Object> copy(Map<String, Object> object) {
        return JSON.convertValue(object, OBJECT);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Map<String, Object> object, String key) {
        return (List<Object>) object.get(key);
    }

    static Map<String, Object> metadata(Map<String, Object> object) {
        return map(object.get("metadata"));
    }

    static String name(Map<String, Object> object) {
        return String.valueOf(metadata(object).get("name"));
    }
}
