package io.kubeobject.inspect;

/** A test gives an object that no cluster could have; the message says why. */
final class UnfitObjectException extends Exception {

    private static final long serialVersionUID = 1L;

    UnfitObjectException(String message) {
        super(message);
    }
}
