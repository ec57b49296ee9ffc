package io.kubeobject.object;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code app=web,tier in (a,b),!canary}: the API's syntax of label selectors (Kubernetes' "Labels
 * and Selectors"), with its errors in kube-apiserver's words.
 */
public final class LabelSelector {

    private static final Pattern KEY =
            Pattern.compile("([-.a-z0-9]+/)?[A-Za-z0-9]([-_.A-Za-z0-9]*[A-Za-z0-9])?");

    /** One of the comma-separated parts. */
    private record Requirement(String key, String operator, Set<String> values) {

        boolean matches(Map<?, ?> labels) {
            @Nullable String value = labels.get(key) instanceof String text ? text : null;
            return switch (operator) {
                case "exists" -> value != null;
                case "!" -> value == null;
                case "in", "=", "==" -> value != null && values.contains(value);
                case "notin", "!=" -> value == null || !values.contains(value);
                case ">", "<" -> value != null && compares(value);
                default -> throw new IllegalStateException("BUG: operator " + operator);
            };
        }

        private boolean compares(String value) {
            try {
                int order =
                        Long.compare(
                                Long.parseLong(value), Long.parseLong(values.iterator().next()));
                return operator.equals(">") ? order > 0 : order < 0;
            } catch (NumberFormatException _) {
                return false;
            }
        }
    }

    private final List<Requirement> requirements;

    private LabelSelector(List<Requirement> requirements) {
        this.requirements = List.copyOf(requirements);
    }

    /**
     * Reads the syntax; the empty text chooses everything.
     *
     * @throws IllegalArgumentException says what was found and what was expected
     */
    public static LabelSelector parse(String text) {
        Tokens tokens = new Tokens(text);
        List<Requirement> requirements = new ArrayList<>();
        while (!tokens.peek().isEmpty()) {
            requirements.add(requirement(tokens));
            if (tokens.peek().isEmpty()) {
                break;
            }
            String comma = tokens.next();
            if (!comma.equals(",")) {
                throw new IllegalArgumentException(
                        "found '" + comma + "', expected: ',' or 'end of string'");
            }
            if (tokens.peek().isEmpty() || tokens.peek().equals(",")) {
                throw new IllegalArgumentException(
                        "found '" + tokens.peek() + "', expected: identifier after ','");
            }
        }
        return new LabelSelector(requirements);
    }

    private static Requirement requirement(Tokens tokens) {
        String first = tokens.next();
        if (first.equals("!")) {
            return new Requirement(key(tokens.next()), "!", Set.of());
        }
        if (isSymbol(first)) {
            throw new IllegalArgumentException(
                    "found '" + first + "', expected: !, identifier, or 'end of string'");
        }
        String key = key(first);
        String operator = tokens.peek();
        return switch (operator) {
            case "", "," -> new Requirement(key, "exists", Set.of());
            case "=", "==", "!=" -> {
                tokens.next();
                yield new Requirement(key, operator, Set.of(value(tokens)));
            }
            case ">", "<" -> {
                tokens.next();
                yield new Requirement(key, operator, Set.of(integer(value(tokens))));
            }
            case "in", "notin" -> {
                tokens.next();
                yield new Requirement(key, operator, set(tokens));
            }
            default -> throw refuse(operator, "in, notin, =, ==, !=, gt, lt");
        };
    }

    private static Set<String> set(Tokens tokens) {
        tokens.expect("(");
        Set<String> values = new HashSet<>();
        values.add(value(tokens));
        while (tokens.peek().equals(",")) {
            tokens.next();
            values.add(value(tokens));
        }
        tokens.expect(")");
        return values;
    }

    private static String value(Tokens tokens) {
        return switch (tokens.peek()) {
            case "", ",", ")" -> "";
            default -> name(tokens.next());
        };
    }

    private static String integer(String value) {
        if (!value.matches("-?\\d{1,18}")) {
            throw new IllegalArgumentException(
                    "found '"
                            + value
                            + "', for 'Gt', 'Lt' operators, the value must be an integer");
        }
        return value;
    }

    private static String name(String token) {
        if (isSymbol(token)) {
            throw refuse(token, "identifier");
        }
        return token;
    }

    private static boolean isSymbol(String token) {
        return token.isEmpty() || Tokens.SYMBOLS.indexOf(token.charAt(0)) >= 0;
    }

    private static String key(String token) {
        if (!KEY.matcher(name(token)).matches()) {
            throw new IllegalArgumentException(
                    "unable to parse requirement: <nil>: Invalid value: \""
                            + token
                            + "\": name part must consist of alphanumeric characters, '-', '_' or"
                            + " '.', and must start and end with an alphanumeric character");
        }
        return token;
    }

    private static IllegalArgumentException refuse(String found, String expected) {
        return new IllegalArgumentException(
                "unable to parse requirement: found '" + found + "', expected: " + expected);
    }

    /** Whether it chooses everything. */
    public boolean isEmpty() {
        return requirements.isEmpty();
    }

    /** Whether it chooses an object with these {@code metadata.labels}. */
    public boolean matches(Map<?, ?> labels) {
        for (Requirement requirement : requirements) {
            if (!requirement.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    private static final class Tokens {

        private static final String SYMBOLS = "(),!=<>";

        private final String text;
        private int position;

        Tokens(String text) {
            this.text = text;
        }

        String peek() {
            int mark = position;
            String token = next();
            position = mark;
            return token;
        }

        /** The next symbol or word; empty at the end. */
        String next() {
            while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
                position++;
            }
            int start = position;
            if (start == text.length()) {
                return "";
            }
            if (text.startsWith("==", start) || text.startsWith("!=", start)) {
                position += 2;
            } else if (SYMBOLS.indexOf(text.charAt(start)) >= 0) {
                position++;
            } else {
                while (position < text.length()
                        && SYMBOLS.indexOf(text.charAt(position)) < 0
                        && !Character.isWhitespace(text.charAt(position))) {
                    position++;
                }
            }
            return text.substring(start, position);
        }

        void expect(String symbol) {
            String found = next();
            if (!found.equals(symbol)) {
                throw new IllegalArgumentException(
                        "unable to parse requirement: found '"
                                + found
                                + "' expected: '"
                                + symbol
                                + "'");
            }
        }
    }
}
