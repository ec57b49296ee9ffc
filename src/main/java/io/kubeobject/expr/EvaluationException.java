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
    private final boolean costly;

    EvaluationException(String message) {
        this(message, -1, false);
    }

    private EvaluationException(String message, int offset, boolean costly) {
        super(message, null, false, false);
        this.message = message;
        this.offset = offset;
        this.costly = costly;
    }

    /** Of work, or of a result, that is more than an expression may make. */
    static EvaluationException costly(String message) {
        return new EvaluationException(message, -1, true);
    }

    /** The same with a place, unless it has one: the innermost operation knows best. */
    EvaluationException at(int place) {
        return offset >= 0 ? this : new EvaluationException(message, place, costly);
    }

    @Override
    public String getMessage() {
        return message;
    }

    /** Whether it was ended for its cost; another object of the same shape may be small enough. */
    public boolean isCostly() {
        return costly;
    }

    /**
     * Whoever goes on after this, since another operand may decide, must not go on if there are no
     * steps left to go on with.
     */
    void forgive() {
        if (costly) {
            throw this;
        }
    }

    /** Where in the text of the expression, in {@code char}s from 0; -1 if no place is known. */
    public int offset() {
        return offset;
    }
}
