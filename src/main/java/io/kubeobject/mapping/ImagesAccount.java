package io.kubeobject.mapping;

import io.kubeobject.derive.Observation;
import io.kubeobject.expr.EvaluationException;
import io.kubeobject.mapping.Attempt.Row;
import io.kubeobject.metric.Labels;

import java.util.ArrayList;
import java.util.List;

/** Which images {@code images} finds in one object: 1 for each that is looked for. */
final class ImagesAccount {

    private final Observer.Images images;
    private final LabelProgram labels;
    private final Evaluation evaluation;
    private final StepLog log;

    ImagesAccount(Observer.Images images, LabelProgram labels, Evaluation evaluation, StepLog log) {
        this.images = images;
        this.labels = labels;
        this.evaluation = evaluation;
        this.log = log;
    }

    /**
     * One for each image.
     *
     * @param refused why none is looked for; empty if they may be
     */
    List<Attempt> attempts(String refused) {
        images.clauses().forEach(log::tell);
        images.labels().labels().forEach(label -> log.tell("label " + label.name(), label.value()));
        List<Attempt> attempts = new ArrayList<>();
        if (refused.isEmpty()) {
            new ImagesProgram(0, images, labels, new int[0])
                    .run(evaluation, (_, observation) -> attempts.add(attempt(observation)));
        }
        if (attempts.isEmpty()) {
            String reason = refused.isEmpty() ? none() : refused;
            attempts.add(new Attempt(log.steps(), known(), List.of(), reason));
        }
        return attempts;
    }

    private Attempt attempt(Observation observation) {
        Labels row = observation.labels();
        return new Attempt(log.steps(), row, List.of(new Row(row, 1)), "");
    }

    private String none() {
        Term when = images.when();
        try {
            return when == null || evaluation.value(when) == Boolean.TRUE
                    ? "containers: there is no image that is selected"
                    : "when is not true";
        } catch (EvaluationException e) {
            return "when fails: " + e.getMessage();
        }
    }

    private Labels known() {
        try {
            return labels.labels(evaluation);
        } catch (EvaluationException e) {
            return Labels.NONE;
        }
    }
}
