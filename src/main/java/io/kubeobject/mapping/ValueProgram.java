package io.kubeobject.mapping;

import io.kubeobject.expr.Absent;
import io.kubeobject.expr.Conversion;
import io.kubeobject.metric.Labels;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Makes the samples of one row. */
@FunctionalInterface
interface ValueProgram {

    /** Adds the samples; a value that is absent costs no labels. */
    void addTo(FamilySlot slot, LabelProgram labels, Evaluation evaluation);

    static ValueProgram of(Values values) {
        return switch (values) {
            case Values.Single(@Nullable Term value, @Nullable Term otherwise) ->
                    value == null ? ValueProgram::one : single(value, otherwise);
            case Values.States states -> new StateRows(states);
        };
    }

    private static void one(FamilySlot slot, LabelProgram labels, Evaluation evaluation) {
        evaluation.rows().add(slot, labels.labels(evaluation), 1);
    }

    private static ValueProgram single(Term value, @Nullable Term otherwise) {
        return (slot, labels, evaluation) -> {
            Object result = evaluation.value(value);
            if (result == Absent.ABSENT && otherwise != null) {
                result = evaluation.value(otherwise);
            }
            if (result != Absent.ABSENT) {
                double number = Conversion.toNumber(result);
                evaluation.rows().add(slot, labels.labels(evaluation), number);
            }
        };
    }

    /** One row per state, its label behind the others. */
    final class StateRows implements ValueProgram {

        private final Term is;
        private final String label;
        private final List<Values.State> states;
        private final boolean always;

        private StateRows(Values.States plan) {
            this.is = plan.is();
            this.label = plan.label();
            this.states = plan.of();
            this.always = plan.always();
        }

        @Override
        public void addTo(FamilySlot slot, LabelProgram labels, Evaluation evaluation) {
            String present = evaluation.label(is);
            if (present == null && !always) {
                return;
            }
            Labels row = labels.labels(evaluation);
            for (Values.State state : states) {
                evaluation
                        .rows()
                        .add(slot, with(row, state.label()), state.value().equals(present) ? 1 : 0);
            }
        }

        /** The same labels and the state's, which takes the place of one of its name. */
        private Labels with(Labels row, String state) {
            LabelList list = new LabelList(row.size() + 1);
            for (int i = 0; i < row.size(); i++) {
                if (!row.name(i).equals(label)) {
                    list.add(row.name(i), row.value(i));
                }
            }
            list.add(label, state);
            return list.labels();
        }
    }
}
