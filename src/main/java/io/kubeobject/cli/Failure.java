package io.kubeobject.cli;

/** A command cannot do its job; the message tells the user why, in a sentence. */
final class Failure extends Exception {

    private static final long serialVersionUID = 1L;

    Failure(String sentence) {
        super(sentence);
    }

    Failure(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
