package io.kubeobject.mapping.yaml;

import io.kubeobject.mapping.LabelPlan.Absence;
import io.kubeobject.mapping.Position;
import io.kubeobject.mapping.Variable;

import java.util.HashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Rows that several metrics share, as a mapping defines them: {@code resources(map)}.
 *
 * <p>What stands in it may use its parameters, its own names and the object, but no name of the
 * document that uses it: so it is checked where it is defined, and means the same everywhere.
 *
 * @param member its head and its row keys
 * @param reading of the document that defines it
 */
record RowShape(Member<Head, Fields> member, Reading reading) {

    static final Block BLOCK = new Block("shape", "rows that several metrics share", RowKeys.ALL);

    /** What stands before the colon. */
    record Head(String name, List<String> parameters) {

        private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

        /** A regular expression that schemas can have, too. */
        static final String FORM = NAME + "(\\(\\s*" + NAME + "(\\s*,\\s*" + NAME + ")*\\s*\\))?";

        private static final Pattern WORD = Pattern.compile(NAME);

        Head {
            parameters = List.copyOf(parameters);
        }

        static Head parse(String text) {
            if (!text.matches(FORM)) {
                throw new IllegalArgumentException(
                        "\"" + text + "\" is not a shape, which is made of a name, or name(x, y)");
            }
            List<String> words = WORD.matcher(text).results().map(MatchResult::group).toList();
            List<String> parameters = words.subList(1, words.size());
            if (new HashSet<>(parameters).size() < parameters.size()) {
                throw new IllegalArgumentException(
                        "\"" + text + "\" has two parameters of one name");
            }
            return new Head(words.getFirst(), parameters);
        }

        @Override
        public String toString() {
            return parameters.isEmpty() ? name : name + "(" + String.join(", ", parameters) + ")";
        }
    }

    Head head() {
        return member.key();
    }

    Fields fields() {
        return member.value();
    }

    Position position() {
        return reading.position(member.keyNode());
    }

    /** Makes its parameters known, each as a variable. */
    List<Variable> declareParameters(Scope scope) {
        return head().parameters().stream()
                .map(parameter -> scope.declare(parameter, member.keyNode(), 0))
                .toList();
    }

    /** Reports what is wrong in it, whoever uses it. */
    void check(Scope scope) {
        declareParameters(scope);
        RowCompiler rows = RowCompiler.ofShape(this);
        rows.rows(scope);
        rows.labels(List.of(), Absence.LEFT_OUT, scope);
        rows.values(scope);
    }
}
