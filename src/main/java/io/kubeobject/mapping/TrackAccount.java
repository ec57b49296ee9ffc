package io.kubeobject.mapping;

import io.kubeobject.expr.Absent;
import io.kubeobject.expr.EvaluationException;
import io.kubeobject.mapping.Attempt.Row;
import io.kubeobject.metric.Labels;

import java.util.List;

/** What {@code track} sees in one object: 1 for up, 0 for down. */
final class TrackAccount {

    private final Observer.Track track;
    private final LabelProgram labels;
    private final Evaluation evaluation;
    private final StepLog log;

    TrackAccount(Observer.Track track, LabelProgram labels, Evaluation evaluation, StepLog log) {
        this.track = track;
        this.labels = labels;
        this.evaluation = evaluation;
        this.log = log;
    }

    /**
     * What it sees.
     *
     * @param refused why it sees nothing; empty if it may look
     */
    Attempt attempt(String refused) {
        track.clauses().forEach(log::tell);
        track.labels().labels().forEach(label -> log.tell("label " + label.name(), label.value()));
        try {
            Labels row = labels.labels(evaluation);
            Object up = evaluation.value(track.up());
            String reason = refused.isEmpty() ? unknown(up) : refused;
            List<Row> rows =
                    reason.isEmpty()
                            ? List.of(new Row(row, up == Boolean.TRUE ? 1 : 0))
                            : List.of();
            return new Attempt(log.steps(), row, rows, reason);
        } catch (EvaluationException e) {
            return new Attempt(log.steps(), Labels.NONE, List.of(), String.valueOf(e.getMessage()));
        }
    }

    private static String unknown(Object up) {
        if (up instanceof Boolean) {
            return "";
        }
        return "up is " + (up == Absent.ABSENT ? "absent" : Evaluation.kind(up));
    }
}
