package io.kubeobject.expr;

import io.kubeobject.expr.Oracle.Outcome;
import io.kubeobject.expr.Oracle.Question;
import io.kubeobject.expr.TypedExpression.Made;
import io.kubeobject.expr.TypedExpression.Row;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What we make of the questions that another was asked, beside their answers. */
final class Comparison {

    private static final int SHOWN = 40;

    /** What their library says where it fails by itself, at load time or later. */
    private static final Pattern CRASHES =
            Pattern.compile(
                    "^internal error|^panic|invalid matches argument|was given optional_type");

    /** How a check of theirs begins; what folding constants tells has no place. */
    private static final String AT_A_PLACE = "ERROR: <input>";

    private static final Pattern CALL = Pattern.compile("\\w+(?=\\()");

    private final List<String> differences = new ArrayList<>();
    private final Map<Outcome.Kind, Integer> kinds = new EnumMap<>(Outcome.Kind.class);
    private final Map<Row, Integer> rows = new HashMap<>();
    private final Map<String, Integer> functions = new TreeMap<>();
    private final Map<String, Integer> onPurpose = new TreeMap<>();
    private int cases;
    private int values;

    void compare(
            List<Question> questions, List<List<Made>> made, List<List<List<Outcome>>> answers) {
        for (int i = 0; i < questions.size(); i++) {
            for (int j = 0; j < made.get(i).size(); j++) {
                compare(made.get(i).get(j), questions.get(i).objects(), answers.get(i).get(j));
            }
        }
    }

    private void compare(Made made, List<String> objects, List<Outcome> answers) {
        List<Outcome> ours = outcomes(made.text(), objects);
        for (int i = 0; i < answers.size(); i++) {
            cases++;
            values += ours.get(i).isValue() && answers.get(i).isValue() ? 1 : 0;
            kinds.merge(answers.get(i).kind(), 1, Integer::sum);
            String deliberate = deliberate(made.text(), ours.get(i), answers.get(i));
            if (!deliberate.isEmpty()) {
                onPurpose.merge(deliberate, 1, Integer::sum);
            } else if (!ours.get(i).agreesWith(answers.get(i))) {
                differences.add(
                        made.text()
                                + " => "
                                + ours.get(i)
                                + ", in Kubernetes "
                                + answers.get(i)
                                + ", over "
                                + objects.get(i));
            }
        }
        Set.copyOf(made.rows()).forEach(row -> rows.merge(row, objects.size(), Integer::sum));
        int values = (int) answers.stream().filter(Outcome::isValue).count();
        CALL.matcher(made.text())
                .results()
                .map(MatchResult::group)
                .distinct()
                .forEach(name -> functions.merge(name, values, Integer::sum));
    }

    /** The name of a difference of {@code differences.txt}; empty if it is none of those. */
    private static String deliberate(String text, Outcome ours, Outcome theirs) {
        if (theirs.isError() && CRASHES.matcher(theirs.text()).find()) {
            return "crash";
        }
        if (theirs.kind() == Outcome.Kind.REJECTED && !theirs.text().startsWith(AT_A_PLACE)) {
            return ours.isError() ? "" : "constant";
        }
        if (text.contains(".orValue(") && theirs.isAbsent() && !ours.isAbsent()) {
            return "orValue";
        }
        boolean unordered = ours.text().startsWith("NaN has no order");
        return unordered && !theirs.isError() ? "unordered" : "";
    }

    /** One for each object. */
    static List<Outcome> outcomes(String text, List<String> objects) {
        List<Outcome> outcomes = new ArrayList<>();
        try {
            Expression expression = Expression.compile(text, Environment.ofObject());
            Frame frame = new Frame(Environment.ofObject());
            for (String object : objects) {
                frame.object(ExpressionCase.object(object));
                outcomes.add(Outcome.of(expression, frame));
            }
        } catch (ExpressionException e) {
            objects.forEach(_ -> outcomes.add(Outcome.rejected(e.getMessage())));
        }
        return outcomes;
    }

    /** The shortest ones first, which are the easiest to understand. */
    List<String> differences() {
        return differences.stream()
                .sorted((a, b) -> Integer.compare(a.indexOf(" => "), b.indexOf(" => ")))
                .limit(SHOWN)
                .toList();
    }

    /** How many there are. */
    int found() {
        return differences.size();
    }

    int cases() {
        return cases;
    }

    /** Where both gave a value. */
    int values() {
        return values;
    }

    /** By the names of {@code differences.txt}. */
    Map<String, Integer> onPurpose() {
        return onPurpose;
    }

    /** In how many cases each way to make an expression took part. */
    Map<Row, Integer> rows() {
        return rows;
    }

    /** In how many values each name that is called took part, by the last part of the name. */
    Map<String, Integer> functions() {
        return functions;
    }

    @Override
    public String toString() {
        Map.Entry<String, Integer> rarest =
                Collections.min(functions.entrySet(), Map.Entry.comparingByValue());
        return ("%d cases, %d with a value on both sides, %s, %d differences, on purpose %s; %d"
                    + " functions and forms, the rarest %s values; %d ways to make an expression,"
                    + " each in at least %d cases")
                .formatted(
                        cases,
                        values,
                        kinds,
                        differences.size(),
                        onPurpose,
                        functions.size(),
                        rarest,
                        rows.size(),
                        Collections.min(rows.values()));
    }
}
