package io.kubeobject.mapping.yaml;

import io.kubeobject.mapping.Term;
import io.kubeobject.mapping.Values;
import io.kubeobject.mapping.Values.State;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** One row per state of a metric. */
final class StatesBlock {

    static final Key<String> LABEL =
            Key.required("label", Words.LABEL, "the label that carries the state");

    private static final Scalar<String> STATE = Scalar.text("a state");

    static final Key<List<State>> OF =
            Key.required(
                    "of",
                    ByKind.of(
                            Words.list("states", STATE),
                            list -> list.stream().map(s -> new State(s, s)).toList(),
                            new Dictionary<>(
                                    "a map of label values to compared values", STATE, STATE),
                            map -> map.stream().map(m -> new State(m.key(), m.value())).toList()),
                    "all states: a list, or a map of label value to the value it is compared with");
    static final Key<Code> IS =
            Key.required("is", new Formula(), "the present state; absent: no rows");
    static final Key<Boolean> ALWAYS =
            Key.optional("always", Scalar.flag(), "where the present state is absent: all zeros");

    static final Block BLOCK =
            new Block(
                    "state set",
                    "one row per state, 1 where equal",
                    List.of(LABEL, OF, IS, ALWAYS));

    private StatesBlock() {}

    static Values.@Nullable States compile(Fields fields, Scope scope) {
        Code is = fields.get(IS);
        Term term = is == null ? null : is.compile(scope.environment());
        String label = fields.get(LABEL);
        List<State> states = fields.get(OF);
        return term == null || label == null || states == null
                ? null
                : new Values.States(label, states, term, fields.get(ALWAYS, false));
    }
}
