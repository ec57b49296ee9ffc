package io.kubeobject.expr;

import io.kubeobject.expr.Token.Kind;

import java.util.List;
import java.util.Set;

/** Where the parser is in the tokens, and how it says what it expected there. */
final class Cursor {

    private static final Set<Kind> CLOSING =
            Set.of(Kind.CLOSE_PAREN, Kind.CLOSE_BRACKET, Kind.CLOSE_BRACE);
    private static final Set<Kind> OPENING =
            Set.of(Kind.OPEN_PAREN, Kind.OPEN_BRACKET, Kind.OPEN_BRACE);

    private final List<Token> tokens;
    private final Issues issues;
    private int at;

    Cursor(List<Token> tokens, Issues issues) {
        this.tokens = tokens;
        this.issues = issues;
    }

    Token now() {
        return tokens.get(at);
    }

    /** The present token, and on to the next; at the end it stays. */
    Token take() {
        Token token = now();
        at += token.is(Kind.END) ? 0 : 1;
        return token;
    }

    boolean takeIf(Kind kind) {
        boolean there = now().is(kind);
        at += there ? 1 : 0;
        return there;
    }

    void expect(Kind wanted, String purpose) {
        if (!now().is(wanted)) {
            fail("an operator, or " + wanted.text + " " + purpose);
        }
        take();
    }

    /** Takes the bracket that closes {@code open}. */
    Token close(Kind wanted, Token open) {
        if (now().is(wanted)) {
            return take();
        }
        String opened = "to close " + open.describe() + " at column " + (open.span().offset() + 1);
        throw fail("an operator or " + wanted.text, opened);
    }

    Unreadable fail(String expected) {
        return fail(expected, "");
    }

    /** Reports and throws; declared to return, so that callers can show that it ends there. */
    Unreadable fail(String expected, String hint) {
        Token found = now();
        int before = at == 0 ? 0 : tokens.get(at - 1).span().end();
        // a character that is no token stands between: that is what is wrong here
        if (!issues.within(before, found.span().offset())) {
            String better = SyntaxHint.of(tokens, at);
            issues.add(
                    found.span(),
                    "expected " + expected + ", got " + found.describe(),
                    better.isEmpty() ? hint : better);
        }
        throw new Unreadable();
    }

    /** To the comma or the end of the present brackets. */
    void skipElement() {
        int open = 0;
        while (!now().is(Kind.END)) {
            boolean closing = CLOSING.contains(now().kind());
            if (open == 0 && (closing || now().is(Kind.COMMA))) {
                return;
            }
            open += OPENING.contains(now().kind()) ? 1 : 0;
            open -= closing ? 1 : 0;
            take();
        }
    }

    /** Thrown once the issue is reported; caught where reading can go on. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("", null, false, false);
        }
    }
}
