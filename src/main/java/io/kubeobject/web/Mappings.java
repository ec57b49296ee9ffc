package io.kubeobject.web;

import io.kubeobject.mapping.yaml.Problem;
import io.kubeobject.mapping.yaml.Severity;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The mapping files behind the program that runs. Safe for use by several threads. */
public interface Mappings {

    /** Reads the files again now, and lets them run if they have no errors. */
    State reload();

    /** What came of reading them last. */
    State state();

    /**
     * What came of reading mapping files.
     *
     * @param successful whether what was read last runs, all of it
     * @param lastSuccess when what runs was read; {@link Instant#EPOCH} if only a part of the first
     *     files runs
     * @param errors how many errors each file has, 0 included
     * @param problems of the files as they were read last, warnings too
     */
    record State(
            boolean successful,
            Instant lastSuccess,
            Map<String, Long> errors,
            List<Problem> problems) {

        public State {
            errors = Map.copyOf(errors);
            problems = List.copyOf(problems);
        }

        /** The problems that keep mappings from running. */
        List<Problem> blocking() {
            return problems.stream().filter(p -> p.severity() == Severity.ERROR).toList();
        }
    }
}
