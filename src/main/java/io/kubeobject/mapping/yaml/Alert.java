package io.kubeobject.mapping.yaml;

import static java.util.Objects.requireNonNull;

import io.kubeobject.mapping.Position;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An alert rule that a mapping carries, for rule files.
 *
 * @param document name of its document
 * @param rule the keys of Prometheus' rule files, and {@code test}, in the order in which they are
 *     written; checked for their form
 */
public record Alert(String document, String name, Position position, Map<String, Object> rule) {

    public Alert {
        requireNonNull(document, "document is null");
        requireNonNull(name, "name is null");
        requireNonNull(position, "position is null");
        rule = Collections.unmodifiableMap(new LinkedHashMap<>(rule));
    }
}
