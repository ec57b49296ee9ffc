package io.kubeobject.mapping.yaml;

import static java.util.Objects.requireNonNull;

import io.kubeobject.mapping.Program;

import java.util.List;

/**
 * What mapping files came to.
 *
 * @param program every document without errors
 * @param problems errors and warnings, in the order of the files
 * @param alerts of the documents of the program
 * @param tests of the documents of the program
 */
public record CompiledFiles(
        Program program, List<Problem> problems, List<Alert> alerts, List<MappingTest> tests) {

    public CompiledFiles {
        requireNonNull(program, "program is null");
        problems = List.copyOf(problems);
        alerts = List.copyOf(alerts);
        tests = List.copyOf(tests);
    }

    /** Whether any problem is an error. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
