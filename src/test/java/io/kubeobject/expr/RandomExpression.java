package io.kubeobject.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Texts of expressions over {@link RandomObject}s: every way to read a value, to pass it on and to
 * compute with it, without regard for types.
 */
final class RandomExpression {

    private final RandomGenerator random;
    private final List<String> variables;
    private int fresh;

    /**
     * Expressions that may use variables.
     *
     * @param variables of the environment
     */
    RandomExpression(RandomGenerator random, List<String> variables) {
        this.random = random;
        this.variables = new ArrayList<>(variables);
    }

    String next() {
        return any(2 + random.nextInt(3));
    }

    private String any(int depth) {
        if (depth <= 0) {
            return random.nextInt(4) == 0 ? literal() : path(depth);
        }
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> path(depth);
            case 4, 5, 6 -> fold(depth);
            case 7 -> "(" + fold(depth) + ")" + step(0) + step(0) + step(0);
            case 8 -> truth(depth);
            case 9 ->
                    "(" + truth(depth - 1) + " ? " + any(depth - 1) + " : " + any(depth - 1) + ")";
            case 10 -> any(depth - 1) + ".orValue(" + any(depth - 1) + ")";
            case 11 -> collection(depth);
            case 12 -> optional(depth);
            case 13 -> call(depth);
            case 14 -> "(" + any(depth - 1) + pick(" + ", " - ", " * ") + any(depth - 1) + ")";
            default -> literal();
        };
    }

    private String path(int depth) {
        StringBuilder path = new StringBuilder(start(depth));
        for (int i = random.nextInt(4); i > 0; i--) {
            path.append(step(depth));
        }
        return path.toString();
    }

    private String start(int depth) {
        if (!variables.isEmpty() && random.nextInt(3) > 0) {
            return variables.get(random.nextInt(variables.size()));
        }
        if (depth > 1 && random.nextInt(5) == 0) {
            return "(" + any(depth - 1) + ")";
        }
        return random.nextInt(12) == 0 ? "object" : pick(RandomObject.ROOTS);
    }

    private String step(int depth) {
        return switch (random.nextInt(14)) {
            case 12, 13 -> "[string(\"" + pick(RandomObject.NAMES) + "\")]";
            case 0, 1 -> "[" + random.nextInt(3) + "]";
            case 2 -> "[\"" + pick(RandomObject.NAMES) + "\"]";
            case 3 -> depth > 0 ? "[" + any(depth - 1) + "]" : "[0]";
            case 4 -> ".?" + pick(RandomObject.NAMES);
            case 5 -> "[?" + random.nextInt(2) + "]";
            default -> "." + pick(RandomObject.NAMES);
        };
    }

    private String fold(int depth) {
        String range = any(depth - 1);
        String x = "v" + fresh++;
        boolean two = random.nextInt(4) == 0;
        String k = "v" + fresh++;
        variables.add(x);
        if (two) {
            variables.add(k);
        }
        String vars = two ? k + ", " + x : x;
        String condition = truth(depth - 1);
        String body = any(depth - 1);
        variables.remove(x);
        variables.remove(k);
        String form =
                switch (random.nextInt(two ? 6 : 7)) {
                    case 0 -> "all(" + vars + ", " + condition + ")";
                    case 1 -> "exists(" + vars + ", " + condition + ")";
                    case 2 -> "exists_one(" + vars + ", " + condition + ")";
                    case 3 ->
                            two
                                    ? "transformMap(" + vars + ", " + body + ")"
                                    : "map(" + vars + ", " + condition + ", " + body + ")";
                    case 4 -> (two ? "transformList(" : "map(") + vars + ", " + body + ")";
                    case 5 ->
                            two
                                    ? "transformMapEntry("
                                            + vars
                                            + ", {string("
                                            + k
                                            + "): "
                                            + body
                                            + "})"
                                    : "sortBy(" + vars + ", " + body + ")";
                    default -> "filter(" + vars + ", " + condition + ")";
                };
        return "(" + range + ")." + form;
    }

    private String truth(int depth) {
        if (!variables.isEmpty() && random.nextBoolean()) {
            return ofVariable(variables.getLast());
        }
        String left = any(depth - 1);
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> left + " == " + any(depth - 2);
            case 3 -> left + " != " + literal();
            case 4 -> left + pick(" < ", " >= ") + any(depth - 2);
            case 5 -> literal() + " in " + left;
            case 6 -> left + " in " + any(depth - 2);
            case 7 -> "has(" + path(0) + ")";
            default ->
                    depth > 0
                            ? "(" + truth(depth - 1) + pick(" && ", " || ") + truth(depth - 1) + ")"
                            : "!has(" + path(0) + ")";
        };
    }

    /** What most conditions are: {@code c.type == "Ready"}. */
    private String ofVariable(String name) {
        String field = name + "." + pick(RandomObject.NAMES);
        return switch (random.nextInt(4)) {
            case 0 -> "has(" + field + ")";
            case 1 -> field + " != " + literal();
            case 2 -> "!has(" + field + "." + pick(RandomObject.NAMES) + ")";
            default -> field + " == " + literal();
        };
    }

    private String collection(int depth) {
        return random.nextBoolean()
                ? "[" + any(depth - 1) + ", " + any(depth - 1) + "]"
                : "{\"a\": " + any(depth - 1) + ", \"b\": " + any(depth - 1) + "}";
    }

    private String optional(int depth) {
        String x = "v" + fresh++;
        String value = path(depth - 1) + ".?" + pick(RandomObject.NAMES);
        return switch (random.nextInt(5)) {
            case 0 -> value + ".hasValue()";
            case 1 -> "optional.of(" + any(depth - 1) + ").value()";
            case 2 -> value + ".or(optional.of(" + any(depth - 1) + "))";
            case 3 -> "[?" + value + "]";
            default -> {
                variables.add(x);
                String body = any(depth - 1);
                variables.remove(x);
                yield value + ".optMap(" + x + ", " + body + ")";
            }
        };
    }

    private String call(int depth) {
        String value = any(depth - 1);
        return switch (random.nextInt(12)) {
            case 0 -> "size(" + value + ")";
            case 1 -> "type(" + value + ")";
            case 2 -> "dyn(" + value + ")";
            case 3 -> "string(" + value + ")";
            case 4 ->
                    "condition("
                            + (random.nextBoolean() ? "\"Ready\"" : "string(" + value + ")")
                            + ")";
            case 5 -> "(" + value + ")." + pick("first", "last") + "()";
            case 6 -> "(" + value + ")." + pick("reverse", "flatten", "distinct", "sort") + "()";
            case 7 -> "(" + value + ").slice(0, 1)";
            case 8 -> "(" + value + ").indexOf(" + literal() + ")";
            case 9 -> "(" + value + ")." + pick("sum", "max", "min") + "()";
            case 10 -> "(" + value + ").map(q, q)";
            default -> "string(" + value + ").startsWith(\"a\")";
        };
    }

    private String literal() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> String.valueOf(random.nextInt(3));
            case 2 -> pick("true", "false", "null", "1.5", "[]", "{}");
            default -> '"' + pick(RandomObject.TEXTS) + '"';
        };
    }

    private String pick(String... some) {
        return some[random.nextInt(some.length)];
    }

    private String pick(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }
}
