package io.kubeobject.inspect;

import static java.util.Objects.requireNonNull;

import io.kubeobject.mapping.yaml.MappingTest;

import java.util.List;

/**
 * How a test of a mapping went.
 *
 * @param failures none if it passed
 */
public record TestResult(MappingTest test, List<Failure> failures) {

    /**
     * What was not as expected.
     *
     * @param step the step that showed it, from 1
     * @param message what is wrong, in a sentence
     * @param diff a unified diff from what was expected to what is there; empty if samples do not
     *     tell
     * @param notes what may have led to it: expressions that failed, names that are near
     */
    public record Failure(int step, String message, String diff, List<String> notes) {

        public Failure {
            requireNonNull(message, "message is null");
            requireNonNull(diff, "diff is null");
            notes = List.copyOf(notes);
        }
    }

    public TestResult {
        requireNonNull(test, "test is null");
        failures = List.copyOf(failures);
    }

    /** Whether everything was as expected. */
    public boolean passed() {
        return failures.isEmpty();
    }
}
