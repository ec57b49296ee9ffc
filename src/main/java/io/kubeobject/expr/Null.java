package io.kubeobject.expr;

/** The value of the literal {@code null}. As the result of an expression it is absent. */
enum Null {
    NULL
}
