package io.kubeobject.simulator;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is wrong with one option of a list or watch. */
record OptionProblem(String field, String reason, String message) {

    static OptionProblem forbidden(String field, String message) {
        return new OptionProblem(field, "FieldValueForbidden", "Forbidden: " + message);
    }

    static OptionProblem unsupported(String field, String value, String supported) {
        return new OptionProblem(
                field,
                "FieldValueNotSupported",
                "Unsupported value: \"" + value + "\": supported values: " + supported);
    }

    /**
     * Tells all of them at once.
     *
     * @throws Refusal 422, if there are any
     */
    static void refuse(List<OptionProblem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        String text =
                problems.stream()
                        .map(problem -> problem.field() + ": " + problem.message())
                        .collect(Collectors.joining(", "));
        List<@Nullable Object> causes = new ArrayList<>();
        for (OptionProblem problem : problems) {
            causes.add(Refusal.cause(problem.reason(), problem.message(), problem.field()));
        }
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("group", "meta.k8s.io");
        details.put("kind", "ListOptions");
        details.put("causes", causes);
        throw new Refusal(
                422,
                "Invalid",
                "ListOptions.meta.k8s.io \"\" is invalid: "
                        + (problems.size() == 1 ? text : "[" + text + "]"),
                details);
    }
}
