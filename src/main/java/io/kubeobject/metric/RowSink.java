package io.kubeobject.metric;

/** Takes the rows that an object makes. Called by one thread at a time; families may alternate. */
@FunctionalInterface
public interface RowSink {

    /**
     * One sample.
     *
     * @param value as it will be written; NaN and infinities are legal
     */
    void row(Family family, Labels labels, double value);
}
