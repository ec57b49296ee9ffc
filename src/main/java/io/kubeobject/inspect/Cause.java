package io.kubeobject.inspect;

import io.kubeobject.expr.Trace;
import io.kubeobject.mapping.Attempt;
import io.kubeobject.mapping.Attempt.Step;

import java.util.List;

/** Finds the smallest part of an expression that a row was dropped for. */
final class Cause {

    private static final String FALSE = "false";

    private Cause() {}

    /** {@code status.replicas is absent}; empty if the steps do not tell, or the reason does. */
    static String of(Attempt attempt) {
        List<Step> steps =
                attempt.steps().stream().filter(s -> !s.key().startsWith("label")).toList();
        if (attempt.reason().isEmpty() || steps.isEmpty()) {
            return "";
        }
        String key = attempt.reason().split("[ :]", 2)[0];
        Step step =
                steps.stream().filter(s -> s.key().equals(key)).findFirst().orElse(steps.getLast());
        Trace trace = smallest(step.trace());
        String cause =
                switch (trace.result()) {
                    case ABSENT -> trace.text() + " is absent";
                    case VALUE -> trace.shown().equals(FALSE) ? trace.text() + " is false" : "";
                    case FAILED -> trace.text() + " fails";
                };
        return attempt.reason().endsWith(cause) ? "" : cause;
    }

    private static Trace smallest(Trace whole) {
        Trace trace = whole;
        while (true) {
            Trace outer = trace;
            List<Trace> alike = trace.parts().stream().filter(p -> isLike(p, outer)).toList();
            boolean clear =
                    trace.result() == Trace.Result.VALUE ? alike.size() == 1 : !alike.isEmpty();
            if (!clear) {
                return trace;
            }
            trace = alike.getFirst();
        }
    }

    private static boolean isLike(Trace part, Trace whole) {
        return part.result() == whole.result()
                && (part.result() != Trace.Result.VALUE
                        || (part.shown().equals(FALSE) && whole.shown().equals(FALSE)));
    }
}
