package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

import io.kubeobject.expr.Expression;

/** An expression, and where it was written. */
public record Term(Expression expression, Position position) {

    public Term {
        requireNonNull(expression, "expression is null");
        requireNonNull(position, "position is null");
    }
}
