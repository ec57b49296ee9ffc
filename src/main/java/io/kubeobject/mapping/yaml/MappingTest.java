package io.kubeobject.mapping.yaml;

import static java.util.Objects.requireNonNull;

import io.kubeobject.mapping.Position;

import java.util.Map;

/**
 * A test that a mapping carries.
 *
 * @param document name of the document that is tested
 * @param keys {@code given}, {@code steps}, {@code expect}, {@code absent}; checked for their form
 */
public record MappingTest(
        String document, String name, Position position, Map<String, Object> keys) {

    public MappingTest {
        requireNonNull(document, "document is null");
        requireNonNull(name, "name is null");
        requireNonNull(position, "position is null");
        keys = Map.copyOf(keys);
    }
}
