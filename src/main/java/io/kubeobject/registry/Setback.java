package io.kubeobject.registry;

/** A conversation with a registry is over before there is a manifest. */
final class Setback extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Verdict verdict;
    private final boolean passing;

    private Setback(Verdict verdict, boolean passing) {
        super(verdict.reason());
        this.verdict = verdict;
        this.passing = passing;
    }

    /** It would be the same if asked again. */
    static Setback lasting(Verdict verdict) {
        return new Setback(verdict, false);
    }

    /** It may be gone in a moment. */
    static Setback passing(Verdict verdict) {
        return new Setback(verdict, true);
    }

    Verdict verdict() {
        return verdict;
    }

    boolean isPassing() {
        return passing;
    }
}
