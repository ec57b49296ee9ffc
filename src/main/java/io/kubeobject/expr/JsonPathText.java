package io.kubeobject.expr;

import java.util.List;

/** The characters of a JSONPath, and the tokens that they make. */
final class JsonPathText {

    private static final String ESCAPES = "bfnrt/\\";
    private static final String MEANINGS = "\b\f\n\r\t/\\";

    private final String text;
    private int at;

    JsonPathText(String text, int start) {
        this.text = text;
        this.at = start;
    }

    int at() {
        return at;
    }

    boolean ended() {
        return at == text.length();
    }

    /** Whether {@code symbol} stands here. */
    boolean sees(String symbol) {
        return text.startsWith(symbol, at);
    }

    boolean take(String symbol) {
        boolean there = sees(symbol);
        at += there ? symbol.length() : 0;
        return there;
    }

    void space() {
        while (!ended() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** Back to where something began that turned out to be something else. */
    void back(int start) {
        at = start;
    }

    boolean seesName() {
        return !ended() && isFirst(text.charAt(at));
    }

    /** Of letters, digits and _; the caller has seen that one is there. */
    String name() {
        int start = at;
        while (!ended() && (isFirst(text.charAt(at)) || isDigit())) {
            at++;
        }
        return text.substring(start, at);
    }

    /** What is not ASCII counts as a letter. */
    private static boolean isFirst(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c > '\u007f';
    }

    private boolean isDigit() {
        return !ended() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    boolean seesNumber() {
        return isDigit() || sees("-");
    }

    /** An int, or a double if it has a fraction or an exponent. */
    Number number() throws ExpressionException {
        int start = at;
        take("-");
        int first = at;
        digits(start);
        if (text.charAt(first) == '0' && at > first + 1) {
            throw refused(start, "a number with a zero before it", "");
        }
        boolean whole = !take(".");
        if (!whole) {
            digits(start);
        }
        if (take("e") || take("E")) {
            whole = false;
            if (!take("+")) {
                take("-");
            }
            digits(start);
        }
        String number = text.substring(start, at);
        return whole ? integer(number, start) : Double.valueOf(number);
    }

    private Number integer(String number, int start) throws ExpressionException {
        try {
            return Long.valueOf(number);
        } catch (NumberFormatException e) {
            throw refused(start, "an integer outside of 64 bits", "");
        }
    }

    private void digits(int start) throws ExpressionException {
        if (!isDigit()) {
            throw refused(start, "expected a number", "");
        }
        while (isDigit()) {
            at++;
        }
    }

    boolean seesString() {
        return sees("'") || sees("\"");
    }

    /** In single or double quotes, with the escapes of JSON. */
    String string() throws ExpressionException {
        int start = at;
        char quote = text.charAt(at++);
        StringBuilder string = new StringBuilder();
        while (!ended() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            string.append(c == '\\' ? escaped(quote) : c);
        }
        if (ended()) {
            throw refused(
                    start, "the string that begins here has no end", "close it with " + quote);
        }
        at++;
        return string.toString();
    }

    private char escaped(char quote) throws ExpressionException {
        int start = at - 1;
        char c = ended() ? ' ' : text.charAt(at++);
        int simple = ESCAPES.indexOf(c);
        if (simple >= 0) {
            return MEANINGS.charAt(simple);
        }
        if (c == 'u' && text.substring(at).matches("(?s)[0-9a-fA-F]{4}.*")) {
            at += 4;
            return (char) Integer.parseInt(text, at - 4, at, 16);
        }
        if (c != quote) {
            throw refused(
                    start, "`\\" + c + "` is not an escape sequence", "write \\\\ for a backslash");
        }
        return c;
    }

    /** What is wrong from {@code start} to here, or at the next character. */
    ExpressionException refused(int start, String message, String hint) {
        int length = Math.max(at - start, ended() ? 0 : 1);
        return new ExpressionException(text, List.of(new Issue(start, length, message, hint)));
    }

    /** As said where something else was expected. */
    String found() {
        return ended() ? "the end" : "`" + Character.toString(text.codePointAt(at)) + "`";
    }
}
