package io.kubeobject.expr;

/**
 * A part of a compiled expression: immutable, safe for use by several threads with a frame each.
 * Absent is a value here, so that reading what is not there costs no more than reading what is.
 */
abstract class Node {

    /**
     * The value, or {@link Absent#ABSENT}.
     *
     * @throws EvaluationException if an operation cannot take its operands
     */
    abstract Object eval(Frame frame);

    /** The value of a literal, or of what was computed once and for all. */
    static final class Constant extends Node {

        final Object value;

        Constant(Object value) {
            this.value = value;
        }

        @Override
        Object eval(Frame frame) {
            return value;
        }
    }
}
