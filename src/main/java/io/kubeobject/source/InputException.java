package io.kubeobject.source;

/** Input that is not what was expected; the message is for the user: place, expected, found. */
public final class InputException extends Exception {

    private static final long serialVersionUID = 1L;

    InputException(String place, String message) {
        super(place + ": error: " + message);
    }
}
