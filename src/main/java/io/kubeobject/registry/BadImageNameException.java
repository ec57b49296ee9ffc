package io.kubeobject.registry;

/** A text is no image name; the message says what was expected and found. */
public final class BadImageNameException extends Exception {

    private static final long serialVersionUID = 1L;

    BadImageNameException(String message) {
        super(message);
    }

    /** For the user. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
