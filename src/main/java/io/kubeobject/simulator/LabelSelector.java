package io.kubeobject.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code app=web,tier in (a,b),!canary}: the API's syntax of label selectors. */
record LabelSelector(List<Requirement> requirements) {

    /** One of the comma-separated parts. */
    record Requirement(String key, String operator, Set<String> values) {

        boolean matches(Map<String, String> labels) {
            String value = labels.get(key);
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

    LabelSelector {
        requirements = List.copyOf(requirements);
    }

    /**
     * Reads the syntax.
     *
     * @throws Refusal 400
     */
    static LabelSelector parse(String text) {
        Tokens tokens = new Tokens(text);
        List<Requirement> requirements = new ArrayList<>();
        while (!tokens.peek().isEmpty()) {
            requirements.add(requirement(tokens));
            if (tokens.peek().isEmpty()) {
                break;
            }
            tokens.expect(",");
            if (tokens.peek().isEmpty()) {
                throw refuse("", "identifier after ','");
            }
        }
        return new LabelSelector(requirements);
    }

    private static Requirement requirement(Tokens tokens) {
        String first = tokens.next();
        if (first.equals("!")) {
            return new Requirement(name(tokens.next()), "!", Set.of());
        }
        String key = name(first);
        String operator = tokens.peek();
        return switch (operator) {
            case "", "," -> new Requirement(key, "exists", Set.of());
            case "=", "==", "!=", ">", "<" -> {
                tokens.next();
                yield new Requirement(key, operator, Set.of(value(tokens)));
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
        Set<String> values = new java.util.HashSet<>();
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

    private static String name(String token) {
        if (token.isEmpty() || Tokens.SYMBOLS.indexOf(token.charAt(0)) >= 0) {
            throw refuse(token, "identifier");
        }
        return token;
    }

    private static Refusal refuse(String found, String expected) {
        return Refusal.badRequest(
                "unable to parse requirement: found '" + found + "', expected: " + expected);
    }

    boolean matches(Map<String, String> labels) {
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
                throw refuse(found, "'" + symbol + "'");
            }
        }
    }
}
