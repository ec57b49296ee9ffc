package io.kubeobject.mapping;

import io.kubeobject.expr.Frame;
import io.kubeobject.expr.Trace;
import io.kubeobject.mapping.Attempt.Detail;
import io.kubeobject.mapping.Attempt.Step;

import java.util.ArrayList;
import java.util.List;

/** What was evaluated on the way to where an account is now; taken back on the way up. */
final class StepLog {

    private final Detail detail;
    private final Frame frame;
    private final List<Step> steps = new ArrayList<>();

    StepLog(Detail detail, Frame frame) {
        this.detail = detail;
        this.frame = frame;
    }

    /** Evaluates a term once more, watched, if anyone wants to know. */
    void tell(String key, Term term) {
        if (detail == Detail.STEPS) {
            steps.add(new Step(key, term.expression().trace(frame)));
        }
    }

    /** Tells of a value that is there. */
    void value(String key, String text, Object value) {
        if (detail == Detail.STEPS) {
            steps.add(new Step(key, Trace.of(text, value)));
        }
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Where it is now. */
    int mark() {
        return steps.size();
    }

    /** Takes back what came behind a mark. */
    void back(int mark) {
        steps.subList(mark, steps.size()).clear();
    }
}
