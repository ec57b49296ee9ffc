package io.kubeobject.expr;

/** The result of an expression that reads what is not there. Compared by identity. */
public enum Absent {
    ABSENT
}
