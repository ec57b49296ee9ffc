package io.kubeobject.mapping.yaml;

import io.kubeobject.mapping.PathPattern;

import java.util.regex.Pattern;

/** The scalars that several blocks share: names and paths. */
final class Words {

    private static final String NAME_FORM = "[a-zA-Z_][a-zA-Z0-9_]*";

    static final Scalar<String> METRIC =
            named("a metric name", "[a-zA-Z_:][a-zA-Z0-9_:]*", "letters, digits, _ and :");
    static final Scalar<String> VARIABLE =
            named("a variable name", NAME_FORM, "letters, digits and _");
    static final Scalar<Integer> NUMBER =
            Scalar.ofForm("a number from 1", "[1-9][0-9]{0,8}", Words::number);
    static final Scalar<PathPattern> PATH = Scalar.parsed("a path", PathPattern::parse);

    private static final Pattern LABEL_NAME = Pattern.compile(NAME_FORM);

    static final Scalar<String> LABEL =
            Scalar.ofForm("a label name", "(?!__)" + NAME_FORM, Words::label);

    static final Dictionary<String, Code> LETS =
            new Dictionary<>("a map of names to expressions", VARIABLE, new Formula());
    static final Dictionary<String, Tilde.Written<Code>> LABELS =
            new Dictionary<>(
                    "a map of label names to expressions", LABEL, new Tilde<>(new Formula()));

    static final Dictionary<String, Code> BY =
            new Dictionary<>("a map of label names to expressions", LABEL, new Formula());

    private Words() {}

    static Scalar<String> named(String expected, String pattern, String made) {
        Pattern compiled = Pattern.compile(pattern);
        return Scalar.ofForm(
                expected,
                pattern,
                text -> {
                    if (!compiled.matcher(text).matches()) {
                        throw new IllegalArgumentException(
                                "\""
                                        + text
                                        + "\" is not "
                                        + expected
                                        + ", which is made of "
                                        + made);
                    }
                    return text;
                });
    }

    private static Integer number(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a number from 1 to 999999999");
        }
        return Integer.valueOf(text);
    }

    private static String label(String text) {
        if (!LABEL_NAME.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a label name, which is made of letters, digits and _");
        }
        if (text.startsWith("__")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\": label names that start with __ belong to Prometheus");
        }
        return text;
    }

    static <T> Listing<T> list(String items, Shape<T> item) {
        return new Listing<>(items, item);
    }
}
