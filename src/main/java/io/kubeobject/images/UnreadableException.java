package io.kubeobject.images;

import static java.util.Objects.requireNonNull;

/** An object cannot be read; the message is a sentence for the user. */
public final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** We may not, and will not before somebody changes a role. */
        FORBIDDEN,
        /** There was no answer that one could read; there may be one at another time. */
        UNREACHABLE
    }

    public UnreadableException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = requireNonNull(reason, "reason is null");
    }

    /** Why it cannot be read. */
    public Reason reason() {
        return reason;
    }
}
