package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

import io.kubeobject.expr.Trace;
import io.kubeobject.metric.Labels;

import java.util.List;

/**
 * One row that an object could have had, and what became of it.
 *
 * @param steps what was evaluated, in order; none if only the outcome was asked for
 * @param labels as far as they are known, whether there is a row or not
 * @param rows its samples; none if it was dropped
 * @param reason why it was dropped; empty if it was not
 */
public record Attempt(List<Step> steps, Labels labels, List<Row> rows, String reason) {

    /** Nothing was tried. */
    public static final Attempt NONE = new Attempt(List.of(), Labels.NONE, List.of(), "");

    /**
     * Something that was evaluated.
     *
     * @param key of the mapping: {@code when}, {@code label node}
     */
    public record Step(String key, Trace trace) {

        public Step {
            requireNonNull(key, "key is null");
            requireNonNull(trace, "trace is null");
        }
    }

    /** A sample. */
    public record Row(Labels labels, double value) {

        public Row {
            requireNonNull(labels, "labels is null");
        }
    }

    /** How much is told. */
    public enum Detail {
        OUTCOME,
        STEPS
    }

    public Attempt {
        steps = List.copyOf(steps);
        requireNonNull(labels, "labels is null");
        rows = List.copyOf(rows);
        requireNonNull(reason, "reason is null");
    }

    /** The same without its rows. */
    Attempt dropped(String why) {
        return new Attempt(steps, labels, List.of(), why);
    }
}
