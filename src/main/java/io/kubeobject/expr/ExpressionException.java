package io.kubeobject.expr;

import java.util.List;
import java.util.stream.Collectors;

/** A text that is not an expression, with everything that is wrong in it. */
public final class ExpressionException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Issue> issues;

    ExpressionException(String source, List<Issue> issues) {
        super(
                issues.stream()
                        .map(i -> source + ": at " + i.offset() + ": " + i.message())
                        .collect(Collectors.joining("\n")));
        this.issues = List.copyOf(issues);
    }

    /** At least one, in the order of the text. */
    public List<Issue> issues() {
        return issues;
    }
}
