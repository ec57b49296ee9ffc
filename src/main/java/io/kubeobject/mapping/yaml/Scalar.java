package io.kubeobject.mapping.yaml;

import io.kubeobject.expr.Nearest;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One piece of text, read as what is expected of it: {@code yes} and {@code 010} are text where
 * text is expected.
 *
 * @param choices the words it can be; empty if it is not a choice
 * @param form of a name, as a regular expression; empty if only {@code parse} can tell
 * @param parse throws IllegalArgumentException with a message for the user
 */
record Scalar<T>(String expected, List<String> choices, String form, Function<String, T> parse)
        implements Shape<T> {

    static Scalar<String> text(String expected) {
        return new Scalar<>(expected, List.of(), "", text -> text);
    }

    static <T> Scalar<T> parsed(String expected, Function<String, T> parse) {
        return new Scalar<>(expected, List.of(), "", parse);
    }

    /** A text of a form, which {@code parse} checks, too, since it can say more. */
    static <T> Scalar<T> ofForm(String expected, String form, Function<String, T> parse) {
        return new Scalar<>(expected, List.of(), form, parse);
    }

    /** One of a few words. */
    static <T> Scalar<T> choice(List<T> values, Function<T, String> word) {
        List<String> words = values.stream().map(word).toList();
        String expected =
                words.stream().map(w -> "\"" + w + "\"").collect(Collectors.joining(" or "));
        return new Scalar<>(expected, words, "", text -> values.get(words.indexOf(text)));
    }

    static Scalar<Boolean> flag() {
        return choice(List.of(true, false), String::valueOf);
    }

    @Override
    public @Nullable T read(Node node, Reading reading) {
        if (!(node instanceof ScalarNode scalar) || !Nodes.isText(scalar)) {
            reading.error(
                    ProblemCode.WRONG_KIND,
                    node,
                    "expected " + expected + ", got " + Nodes.describe(node),
                    "");
            return null;
        }
        String text = scalar.getValue();
        if (!choices.isEmpty() && !choices.contains(text)) {
            reading.error(
                    ProblemCode.WRONG_WORD,
                    node,
                    "expected " + expected + ", got " + Nodes.describe(node),
                    Nearest.word(text, choices).map(w -> "did you mean \"" + w + "\"?").orElse(""));
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            ProblemCode illegal =
                    form.isEmpty() ? ProblemCode.ILLEGAL_VALUE : ProblemCode.ILLEGAL_NAME;
            reading.error(illegal, node, String.valueOf(e.getMessage()), "");
            return null;
        }
    }
}
