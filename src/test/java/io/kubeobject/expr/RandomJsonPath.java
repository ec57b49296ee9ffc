package io.kubeobject.expr;

import java.util.List;
import java.util.random.RandomGenerator;

/** JSONPaths over {@link RandomObject}s. */
final class RandomJsonPath {

    private static final List<String> RELATIONS = List.of("==", "!=", "<", "<=", ">", ">=");
    private static final List<String> PATTERNS = List.of("a", "[ab]?", "R.*", "^x$", "");

    private final RandomGenerator random;

    RandomJsonPath(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        String root = random.nextInt(4) > 0 ? "." + pick(RandomObject.ROOTS) : "";
        return "$" + root + segments(1 + random.nextInt(3), 2);
    }

    private String segments(int count, int depth) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < count; i++) {
            path.append(segment(depth));
        }
        return path.toString();
    }

    private String segment(int depth) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> "." + pick(RandomObject.NAMES);
            case 4 -> "[*]";
            case 5 -> ".*";
            case 6 -> ".." + pick(RandomObject.NAMES);
            case 7 -> "[" + selector(depth) + "," + selector(depth) + "]";
            case 8 -> "..[" + selector(depth) + "]";
            default -> "[" + selector(depth) + "]";
        };
    }

    private String selector(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> "'" + pick(RandomObject.NAMES) + "'";
            case 1 -> Integer.toString(random.nextInt(-3, 3));
            case 2 -> bound() + ":" + bound() + (random.nextBoolean() ? ":" + bound() : "");
            case 3 -> "*";
            default -> "?" + test(depth - 1);
        };
    }

    private String bound() {
        return random.nextBoolean() ? "" : Integer.toString(random.nextInt(-4, 5));
    }

    private String test(int depth) {
        return switch (random.nextInt(9)) {
            case 0 -> query(depth);
            case 1 -> "!" + query(depth);
            case 2 -> "(" + test(depth) + " && " + test(depth) + ")";
            case 3 -> test(depth) + " || " + test(depth);
            case 4 -> "match(" + single() + ", '" + pick(PATTERNS) + "')";
            case 5 -> "search(" + single() + ", '" + pick(PATTERNS) + "')";
            default -> operand(depth) + " " + pick(RELATIONS) + " " + operand(depth);
        };
    }

    private String query(int depth) {
        return (random.nextInt(5) > 0 ? "@" : "$") + segments(1 + random.nextInt(2), depth);
    }

    private String single() {
        String root = random.nextInt(5) > 0 ? "@" : "$." + pick(RandomObject.ROOTS);
        return root + (random.nextBoolean() ? "." + pick(RandomObject.NAMES) : "[0]");
    }

    private String operand(int depth) {
        return switch (random.nextInt(8)) {
            case 0 -> "1";
            case 1 -> "1.5";
            case 2 -> "'" + pick(RandomObject.TEXTS) + "'";
            case 3 -> "count(" + query(depth) + ")";
            case 4 -> "length(" + single() + ")";
            case 5 -> "value(" + query(depth) + ")";
            default -> single();
        };
    }

    private String pick(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }
}
