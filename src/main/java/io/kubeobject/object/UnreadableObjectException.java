package io.kubeobject.object;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One object cannot be used. Its reader stands behind it, so that what follows can be read.
 *
 * <p>The message says why, for the user.
 */
public final class UnreadableObjectException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Optional<ObjectKey> key;

    UnreadableObjectException(String message, Optional<ObjectKey> key) {
        super(requireNonNull(message, "message is null"));
        this.key = requireNonNull(key, "key is null");
    }

    /** Which object; empty if it does not say. */
    public Optional<ObjectKey> key() {
        return key;
    }
}
