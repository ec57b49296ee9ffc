package io.kubeobject.source.kubernetes;

import org.jspecify.annotations.Nullable;

/** There is no way to a cluster as configured; the message is one sentence for the user. */
public final class AccessException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean refused;

    AccessException(String message) {
        this(message, null);
    }

    AccessException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.refused =
                cause instanceof ApiFailure failure
                        && (failure.trouble() == Trouble.FORBIDDEN
                                || failure.trouble() == Trouble.UNAUTHORIZED);
    }

    /** Whether the cluster answered, and said that we may not. */
    public boolean isRefusal() {
        return refused;
    }
}
