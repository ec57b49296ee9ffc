package io.kubeobject.render;

/** A text that is no exposition; the message is for the user, lower case, without its place. */
public final class MalformedTextException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int offset;
    private final int line;

    MalformedTextException(String message, int offset, int line) {
        super(message);
        this.offset = offset;
        this.line = line;
    }

    /** Where, in {@code char}s from 0. */
    public int offset() {
        return offset;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }
}
