package io.kubeobject.expr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong while a text is compiled. */
final class Issues {

    private final List<Issue> found = new ArrayList<>();

    void add(Span at, String message) {
        add(at, message, "");
    }

    /** One place is reported once: what follows from an issue there is not news. */
    void add(Span at, String message, String hint) {
        if (found.stream().noneMatch(i -> i.offset() == at.offset())) {
            found.add(new Issue(at.offset(), at.length(), message, hint));
        }
    }

    /** Whether something in a stretch of the text is reported. */
    boolean within(int from, int to) {
        return found.stream().anyMatch(i -> i.offset() >= from && i.offset() < to);
    }

    boolean any() {
        return !found.isEmpty();
    }

    /** In the order of the text. */
    List<Issue> sorted() {
        found.sort(Comparator.comparingInt(Issue::offset));
        return found;
    }
}
