package io.kubeobject.expr;

/**
 * A value that an operation cannot take: wrong type, text that does not parse, overflow, too much
 * work. The message is for the user, and for logs: of a text of the object it has no more than the
 * beginning. Has no stack trace, since one bad field in every object makes many of these.
 */
public final class EvaluationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String message;
    private final int offset;

    EvaluationException(String message) {
        this(message, -1);
    }

    private EvaluationException(String message, int offset) {
        super(message, null, false, false);
        this.message = message;
        this.offset = offset;
    }

    /** The same with a place, unless it has one: the innermost operation knows best. */
    EvaluationException at(int place) {
        return offset >= 0 ? this : new EvaluationException(message, place);
    }

    @Override
    public String getMessage() {
        return message;
    }

    /** Where in the text of the expression, in {@code char}s from 0; -1 if no place is known. */
    public int offset() {
        return offset;
    }
}
