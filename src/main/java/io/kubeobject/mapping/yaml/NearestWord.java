package io.kubeobject.mapping.yaml;

import io.kubeobject.expr.Nearest;

import java.util.Collection;

/** What to say about a word that is not known. */
final class NearestWord {

    private NearestWord() {}

    /** {@code did you mean "labels"?}, else the known words. */
    static String hint(String word, Collection<String> known) {
        return Nearest.word(word, known)
                .map(nearest -> "did you mean \"" + nearest + "\"?")
                .orElseGet(() -> "known: " + String.join(", ", known));
    }
}
