package io.kubeobject.expr;

import io.kubeobject.expr.Oracle.Outcome;
import io.kubeobject.expr.Oracle.Question;

import java.util.ArrayList;
import java.util.List;

/** The lines of all tables, as questions to Kubernetes. */
final class Tables {

    private final List<ExpressionCase> cases = ExpressionCase.all().toList();

    List<Question> questions() {
        return cases.stream()
                .map(line -> new Question(List.of(line.json()), List.of(line.expression())))
                .toList();
    }

    /** Lines whose outcomes differ though they are not marked, and the other way round. */
    List<String> wrong(List<List<List<Outcome>>> answers) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            ExpressionCase line = cases.get(i);
            Outcome theirs = answers.get(i).getFirst().getFirst();
            Outcome ours = Comparison.outcomes(line.expression(), List.of(line.json())).getFirst();
            boolean marked = !line.difference().isEmpty();
            if (ours.agreesWith(theirs) == marked) {
                wrong.add(line + " => " + ours + ", in Kubernetes " + theirs);
            }
        }
        return wrong;
    }
}
