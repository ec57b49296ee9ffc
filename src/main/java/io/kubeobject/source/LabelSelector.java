package io.kubeobject.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A selector of labels in the API's syntax: {@code app=web,tier in (a,b),!old}. */
final class LabelSelector {

    private static final Pattern SET =
            Pattern.compile("\\s*([^\\s,!=<>()]+)\\s+(in|notin)\\s*\\(([^()]*)\\)\\s*");
    private static final Pattern EQUALITY =
            Pattern.compile("\\s*([^\\s,!=<>()]+)\\s*(==|=|!=|>|<)\\s*([^\\s,!=<>()]*)\\s*");
    private static final Pattern EXISTENCE = Pattern.compile("\\s*(!?)\\s*([^\\s,!=<>()]+)\\s*");

    private enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        ABSENT,
        GREATER,
        LESS
    }

    private record Requirement(String label, Operator operator, List<String> values) {

        boolean matches(Map<?, ?> labels) {
            boolean present = labels.get(label) instanceof String;
            String value = present ? String.valueOf(labels.get(label)) : "";
            return switch (operator) {
                case IN -> present && values.contains(value);
                case NOT_IN -> !present || !values.contains(value);
                case EXISTS -> present;
                case ABSENT -> !present;
                case GREATER -> present && isNumber(value) && compare(value) > 0;
                case LESS -> present && isNumber(value) && compare(value) < 0;
            };
        }

        private static boolean isNumber(String text) {
            return text.matches("-?\\d{1,18}");
        }

        private int compare(String value) {
            return Long.compare(Long.parseLong(value), Long.parseLong(values.getFirst()));
        }
    }

    private final List<Requirement> requirements;

    private LabelSelector(List<Requirement> requirements) {
        this.requirements = List.copyOf(requirements);
    }

    /**
     * @throws IllegalArgumentException with a message for the user
     */
    static LabelSelector parse(String text) {
        List<Requirement> requirements = new ArrayList<>();
        if (!text.isBlank()) {
            // A comma within parentheses separates values.
            for (String part : text.split(",(?![^()]*\\))", -1)) {
                requirements.add(requirement(text, part));
            }
        }
        return new LabelSelector(requirements);
    }

    private static Requirement requirement(String selector, String text) {
        Matcher set = SET.matcher(text);
        if (set.matches()) {
            List<String> values =
                    Arrays.stream(set.group(3).split(",", -1)).map(String::strip).toList();
            Operator operator = set.group(2).equals("in") ? Operator.IN : Operator.NOT_IN;
            return new Requirement(set.group(1), operator, values);
        }
        Matcher equality = EQUALITY.matcher(text);
        if (equality.matches()) {
            return equality(selector, equality.group(1), equality.group(2), equality.group(3));
        }
        Matcher existence = EXISTENCE.matcher(text);
        if (existence.matches()) {
            Operator operator = existence.group(1).isEmpty() ? Operator.EXISTS : Operator.ABSENT;
            return new Requirement(existence.group(2), operator, List.of());
        }
        throw new IllegalArgumentException(
                "\"%s\" is not a label selector; expected for example app=web,tier in (a,b),!old"
                        .formatted(selector));
    }

    private static Requirement equality(String selector, String label, String sign, String value) {
        Operator operator =
                switch (sign) {
                    case "!=" -> Operator.NOT_IN;
                    case ">" -> Operator.GREATER;
                    case "<" -> Operator.LESS;
                    default -> Operator.IN;
                };
        boolean compares = operator == Operator.GREATER || operator == Operator.LESS;
        if (compares && !Requirement.isNumber(value)) {
            throw new IllegalArgumentException(
                    "\"%s\" compares with \"%s\", which is no integer".formatted(selector, value));
        }
        return new Requirement(label, operator, List.of(value));
    }

    boolean matches(Map<?, ?> labels) {
        return requirements.stream().allMatch(r -> r.matches(labels));
    }
}
