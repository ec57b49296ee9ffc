package io.kubeobject.expr;

import io.kubeobject.expr.JsonPath.And;
import io.kubeobject.expr.JsonPath.Comparison;
import io.kubeobject.expr.JsonPath.Count;
import io.kubeobject.expr.JsonPath.Exists;
import io.kubeobject.expr.JsonPath.Length;
import io.kubeobject.expr.JsonPath.Literal;
import io.kubeobject.expr.JsonPath.Match;
import io.kubeobject.expr.JsonPath.Not;
import io.kubeobject.expr.JsonPath.Operand;
import io.kubeobject.expr.JsonPath.Or;
import io.kubeobject.expr.JsonPath.Query;
import io.kubeobject.expr.JsonPath.Test;
import io.kubeobject.expr.JsonPath.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what stands behind {@code ?} in a JSONPath. */
final class JsonPathFilterParser {

    private static final int DEEPEST = 32;
    private static final List<String> RELATIONS = List.of("==", "!=", "<=", ">=", "<", ">");
    private static final Set<String> FUNCTIONS =
            Set.of("length", "count", "value", "match", "search");

    private final JsonPathText text;
    private final JsonPathParser paths;
    private int depth;

    JsonPathFilterParser(JsonPathText text, JsonPathParser paths) {
        this.text = text;
        this.paths = paths;
    }

    Test test() throws ExpressionException {
        if (++depth > DEEPEST) {
            throw text.refused(text.at(), "a filter nested more than 32 deep", "");
        }
        List<Test> any = new ArrayList<>();
        do {
            List<Test> all = new ArrayList<>();
            do {
                text.space();
                all.add(single());
                text.space();
            } while (text.take("&&"));
            any.add(all.size() == 1 ? all.getFirst() : new And(List.copyOf(all)));
        } while (text.take("||"));
        depth--;
        return any.size() == 1 ? any.getFirst() : new Or(List.copyOf(any));
    }

    private Test single() throws ExpressionException {
        int start = text.at();
        boolean negated = text.take("!");
        text.space();
        Test test;
        if (text.take("(")) {
            test = test();
            close();
        } else {
            test = negated ? basic(start) : comparisonOrBasic();
        }
        return negated ? new Not(test) : test;
    }

    /** Something that holds by itself. */
    private Test basic(int start) throws ExpressionException {
        Object part = part();
        return switch (part) {
            case Query query -> new Exists(query);
            case Match match -> match;
            default ->
                    throw text.refused(start, "expected a comparison, or a path to test for", "");
        };
    }

    private Test comparisonOrBasic() throws ExpressionException {
        int start = text.at();
        Object left = part();
        int end = text.at();
        text.space();
        String relation = relation();
        if (relation == null) {
            text.back(start);
            return basic(start);
        }
        text.space();
        int second = text.at();
        Operand a = operand(left, start, end);
        Object right = part();
        Operand b = operand(right, second, text.at());
        return relation.startsWith(">")
                ? new Comparison(b, relation.replace('>', '<'), a)
                : new Comparison(a, relation, b);
    }

    private @Nullable String relation() throws ExpressionException {
        if (text.sees("=~")) {
            throw text.refused(
                    text.at(), "`=~` is not an operator", "write match(path, 'pattern')");
        }
        for (String relation : RELATIONS) {
            if (text.take(relation)) {
                return relation;
            }
        }
        return null;
    }

    /** A value to compare with; a query must select one at most. */
    private Operand operand(Object part, int start, int end) throws ExpressionException {
        if (part instanceof Operand operand) {
            return operand;
        }
        if (part instanceof Query query && query.path().isDefinite()) {
            return new Value(query);
        }
        text.back(end);
        throw text.refused(
                start,
                "what is compared must be one value",
                part instanceof Query ? "write value(…), or [0] for the first" : "");
    }

    /** A query, an operand, or a match. */
    private Object part() throws ExpressionException {
        int start = text.at();
        if (text.sees("@") || text.sees(JsonPathParser.ROOT)) {
            return query();
        }
        if (text.seesString()) {
            return new Literal(text.string());
        }
        if (text.seesNumber()) {
            return new Literal(text.number());
        }
        String name = text.seesName() ? text.name() : "";
        return switch (name) {
            case "true" -> new Literal(true);
            case "false" -> new Literal(false);
            case "null" -> new Literal(Null.NULL);
            case "" ->
                    throw text.refused(
                            start,
                            "expected a path that begins with `@` or `$`, or a value, got "
                                    + text.found(),
                            "");
            default -> function(name, start);
        };
    }

    private Query query() throws ExpressionException {
        boolean ofObject = text.take(JsonPathParser.ROOT) || !text.take("@");
        return new Query(ofObject, paths.segments());
    }

    private Object function(String name, int start) throws ExpressionException {
        if (!FUNCTIONS.contains(name) || !text.take("(")) {
            String hint =
                    Nearest.word(name, FUNCTIONS).map(n -> "did you mean `" + n + "`?").orElse("");
            throw text.refused(start, "`" + name + "` is no function of a filter", hint);
        }
        text.space();
        Object result =
                switch (name) {
                    case "count" -> new Count(queried(name));
                    case "value" -> new Value(queried(name));
                    case "length" -> new Length(compared());
                    default -> match(name.equals("match"));
                };
        close();
        return result;
    }

    private Query queried(String name) throws ExpressionException {
        if (!text.sees("@") && !text.sees(JsonPathParser.ROOT)) {
            throw text.refused(text.at(), name + " takes a path, got " + text.found(), "");
        }
        return query();
    }

    private Operand compared() throws ExpressionException {
        int start = text.at();
        Object part = part();
        return operand(part, start, text.at());
    }

    private Match match(boolean whole) throws ExpressionException {
        Operand of = compared();
        text.space();
        if (!text.take(",")) {
            throw text.refused(text.at(), "expected `,` and a pattern, got " + text.found(), "");
        }
        text.space();
        int start = text.at();
        Operand pattern = compared();
        if (!(pattern instanceof Literal(var value))) {
            return new Match(of, pattern, null, whole);
        }
        if (!(value instanceof String regex)) {
            throw text.refused(start, "a pattern is a string", "");
        }
        try {
            return new Match(of, pattern, RegexFunctions.compile(regex), whole);
        } catch (EvaluationException e) {
            String message = e.getMessage().replace(Values.quote(regex), '"' + regex + '"');
            throw text.refused(start, message, "");
        }
    }

    private void close() throws ExpressionException {
        text.space();
        if (!text.take(")")) {
            throw text.refused(text.at(), "expected `)`, got " + text.found(), "");
        }
    }
}
