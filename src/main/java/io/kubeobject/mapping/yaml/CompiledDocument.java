package io.kubeobject.mapping.yaml;

import io.kubeobject.mapping.Document;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One document of a file, without errors.
 *
 * @param document null for one that only takes families away, or carries alerts
 * @param namesItself whether the name was written in it
 */
record CompiledDocument(
        String name,
        boolean namesItself,
        Reading reading,
        @Nullable Document document,
        Extras extras) {

    /** What a document carries beside its metrics. */
    record Extras(List<String> disable, List<Alert> alerts, List<MappingTest> tests) {}
}
