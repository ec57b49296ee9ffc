package io.kubeobject.mapping;

import io.kubeobject.expr.EvaluationException;
import io.kubeobject.metric.Labels;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * The values of a document's own labels for one object: computed when the first row asks, and the
 * same for all rows. A label that fails does so for each row that has it.
 */
final class DocumentLabels {

    /** Stands for a label that was not asked for yet. */
    private static final Object UNKNOWN = new Object();

    private static final Object NOTHING = new Object();

    private final List<Label> labels;
    private final Object[] values;
    private @Nullable Labels whole;

    DocumentLabels(List<Label> labels) {
        this.labels = labels;
        this.values = new Object[labels.size()];
        Arrays.fill(values, UNKNOWN);
    }

    /** The value of one label; null if it is absent. */
    @Nullable String value(int index, Evaluation evaluation) {
        Object value = values[index];
        if (value == UNKNOWN) {
            value = compute(labels.get(index), evaluation);
            values[index] = value;
        }
        if (value instanceof EvaluationException failure) {
            throw failure;
        }
        return value == NOTHING ? null : (String) value;
    }

    private static Object compute(Label label, Evaluation evaluation) {
        try {
            String value = evaluation.documentLabel(label.value());
            return value == null ? NOTHING : value;
        } catch (EvaluationException failure) {
            return failure;
        }
    }

    /** The labels of rows that have exactly the document's; null if they were not kept yet. */
    @Nullable Labels whole() {
        return whole;
    }

    void keepWhole(Labels all) {
        whole = all;
    }
}
