package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The values of an entry's rows. */
public sealed interface Values {

    /**
     * One sample a row.
     *
     * @param value null for 1
     * @param otherwise used where {@code value} is absent; null for no sample then
     */
    record Single(@Nullable Term value, @Nullable Term otherwise) implements Values {}

    /**
     * One sample per state: 1 for the present one, 0 for the others.
     *
     * @param label that carries the state
     * @param is the present one; where it is absent there are no samples
     * @param always whether there are zeros instead then
     */
    record States(String label, List<State> of, Term is, boolean always) implements Values {

        public States {
            requireNonNull(label, "label is null");
            of = List.copyOf(of);
            requireNonNull(is, "is is null");
        }
    }

    /**
     * A state.
     *
     * @param label as it is written
     * @param value as the object has it
     */
    record State(String label, String value) {

        public State {
            requireNonNull(label, "label is null");
            requireNonNull(value, "value is null");
        }
    }
}
