package io.kubeobject.expr;

import io.kubeobject.expr.Token.Kind;

import java.util.List;
import java.util.Map;

/** What people who come from other languages meant by what CEL does not have. */
final class SyntaxHint {

    private static final Map<String, String> WORDS =
            Map.of(
                    "and", "did you mean `&&`?",
                    "or", "did you mean `||`?",
                    "is", "did you mean `==`?",
                    "contains", "write text.contains(part), or element in list");

    private SyntaxHint() {}

    /** For the token that cannot stand where it is; empty if nothing is known. */
    static String of(List<Token> tokens, int at) {
        Token found = tokens.get(at);
        Token before = at > 0 ? tokens.get(at - 1) : found;
        if (before.value().equals("not")) {
            return "did you mean `!`?";
        }
        if (tokens.getFirst().value().equals("if")) {
            return "write condition ? value : other";
        }
        if (found.is(Kind.IDENTIFIER)) {
            return WORDS.getOrDefault(found.value(), "");
        }
        if (found.is(Kind.QUESTION) && before.is(Kind.QUESTION)) {
            return "write a.orValue(b) for a, or b if a is absent";
        }
        if (found.is(Kind.OPEN_BRACE)) {
            return "there are no messages here; a map is {\"key\": value}";
        }
        if (found.is(Kind.END) && usesQuestionDot(tokens)) {
            return "did you mean `.?`?";
        }
        return "";
    }

    private static boolean usesQuestionDot(List<Token> tokens) {
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i - 1).is(Kind.QUESTION) && tokens.get(i).is(Kind.DOT)) {
                return true;
            }
        }
        return false;
    }
}
