package io.kubeobject.expr;

import io.kubeobject.expr.Token.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Cuts a text into tokens, by the lexical rules of CEL. Goes on after what it cannot read. */
final class Lexer {

    private static final Map<String, Kind> WORDS =
            Map.of("true", Kind.TRUE, "false", Kind.FALSE, "null", Kind.NULL, "in", Kind.IN);

    private static final List<Kind> SYMBOLS =
            Stream.of(Kind.values()).filter(kind -> !kind.symbol.isEmpty()).toList();

    /** What people write for an operator, and the operator. */
    private static final Map<Character, Kind> MISSPELT =
            Map.of('=', Kind.EQUAL, '&', Kind.AND, '|', Kind.OR);

    private final String text;
    private final Issues issues;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Lexer(String text, Issues issues) {
        this.text = text;
        this.issues = issues;
    }

    /** All tokens; the last one is {@link Kind#END}. */
    List<Token> tokens() {
        skipSpace();
        while (at < text.length()) {
            next();
            skipSpace();
        }
        tokens.add(new Token(Kind.END, new Span(at, 0), ""));
        return tokens;
    }

    private void skipSpace() {
        while (at < text.length()) {
            if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (" \t\r\n\f".indexOf(text.charAt(at)) >= 0) {
                at++;
            } else {
                return;
            }
        }
    }

    private void next() {
        char c = text.charAt(at);
        int quote = quoteAfterPrefix();
        if (quote >= 0) {
            string(quote);
        } else if (isDigit(c)
                || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
            number();
        } else if (isNameStart(c)) {
            name();
        } else {
            symbol(c);
        }
    }

    private void name() {
        int start = at;
        while (at < text.length() && (isNameStart(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        String name = text.substring(start, at);
        add(WORDS.getOrDefault(name, Kind.IDENTIFIER), start, name);
    }

    private void symbol(char c) {
        int start = at;
        for (Kind kind : SYMBOLS) {
            if (text.startsWith(kind.symbol, at)) {
                at += kind.symbol.length();
                add(kind, start, kind.symbol);
                return;
            }
        }
        int length = Character.charCount(text.codePointAt(at));
        at += length;
        Kind meant = MISSPELT.get(c);
        String found = text.substring(start, at);
        if (meant == null) {
            String hint = c == '$' ? "write a path without it, as in spec.replicas" : "";
            issues.add(new Span(start, length), "unexpected character `" + found + "`", hint);
        } else {
            issues.add(
                    new Span(start, length),
                    "`" + found + "` is not an operator",
                    "did you mean " + meant.text + "?");
            add(meant, start, found);
        }
    }

    private void number() {
        int start = at;
        boolean hex = text.startsWith("0x", at) && at + 2 < text.length() && isHex(at + 2);
        Kind kind = Kind.INT;
        if (hex) {
            at += 2;
            while (at < text.length() && isHex(at)) {
                at++;
            }
        } else {
            kind = decimal() ? Kind.DOUBLE : Kind.INT;
        }
        String digits = text.substring(start, at);
        if (kind == Kind.INT && at < text.length() && (text.charAt(at) | 0x20) == 'u') {
            at++;
            kind = Kind.UINT;
        }
        if (at < text.length() && isNameStart(text.charAt(at))) {
            issues.add(new Span(at, 1), "expected an operator after the number " + digits);
        }
        add(kind, start, kind == Kind.DOUBLE ? (Object) Double.valueOf(digits) : digits);
    }

    /** Whether what was read has a fraction or an exponent. */
    private boolean decimal() {
        int start = at;
        digits();
        int end = at;
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
            at++;
            digits();
            end = at;
        }
        if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
            at++;
            if (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            int exponent = at;
            digits();
            at = at > exponent ? at : end;
        }
        return !text.substring(start, at).chars().allMatch(c -> isDigit((char) c));
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    /** Where the quote of a string or bytes literal is, after its prefix; -1 if none is here. */
    private int quoteAfterPrefix() {
        boolean raw = false;
        boolean bytes = false;
        for (int i = at; i < text.length() && i < at + 3; i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                return i;
            }
            if (!raw && (c | 0x20) == 'r') {
                raw = true;
            } else if (!raw && !bytes && (c | 0x20) == 'b') {
                bytes = true;
            } else {
                return -1;
            }
        }
        return -1;
    }

    private void string(int quote) {
        int start = at;
        String prefix = text.substring(at, quote).toLowerCase(java.util.Locale.ROOT);
        StringLiteral literal = new StringLiteral(text, quote, prefix, issues);
        at = literal.end();
        boolean bytes = prefix.startsWith("b");
        add(bytes ? Kind.BYTES : Kind.STRING, start, literal.value());
    }

    private void add(Kind kind, int start, Object value) {
        tokens.add(new Token(kind, Span.between(start, at), value));
    }

    private boolean isHex(int index) {
        return Character.digit(text.charAt(index), 16) >= 0 && text.charAt(index) < 128;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
