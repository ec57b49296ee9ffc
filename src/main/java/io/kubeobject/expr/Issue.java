package io.kubeobject.expr;

import static java.util.Objects.requireNonNull;

/**
 * Something wrong in the text of an expression.
 *
 * @param offset first character, counted in {@code char}s from 0
 * @param length how many characters; 0 where something is missing
 * @param message what was expected and what was found: lower case, no trailing dot
 * @param hint how to put it right, for example the nearest known word; empty for none
 */
public record Issue(int offset, int length, String message, String hint) {

    public Issue {
        requireNonNull(message, "message is null");
        requireNonNull(hint, "hint is null");
    }
}
