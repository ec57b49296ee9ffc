package io.kubeobject.expr;

/** A stretch of the text of an expression, in {@code char}s from 0. */
record Span(int offset, int length) {

    static Span between(int start, int end) {
        return new Span(start, end - start);
    }

    int end() {
        return offset + length;
    }

    /** From the start of this to the end of {@code last}. */
    Span to(Span last) {
        return between(offset, last.end());
    }
}
