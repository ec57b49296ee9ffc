package io.kubeobject.derive;

import io.kubeobject.metric.Labels;

/** What the objects of one set of labels come to. */
final class Tally {

    private final Labels labels;
    private final Fold fold;
    private long count;

    Tally(Labels labels, Fold fold) {
        this.labels = labels;
        this.fold = fold;
    }

    Labels labels() {
        return labels;
    }

    void add(double value) {
        count++;
        fold.add(value);
    }

    /** Takes away what was added; tells whether that was all. */
    boolean remove(double value) {
        count--;
        fold.remove(value);
        return count == 0;
    }

    double value() {
        return fold.value(count);
    }
}
