package io.kubeobject.source.kubernetes;

import org.jspecify.annotations.Nullable;

/** There is no way to a cluster as configured; the message is one sentence for the user. */
public final class AccessException extends Exception {

    private static final long serialVersionUID = 1L;

    AccessException(String message) {
        super(message);
    }

    AccessException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
