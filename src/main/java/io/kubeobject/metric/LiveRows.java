package io.kubeobject.metric;

import java.util.List;

/**
 * Rows that are kept as numbers and written when they are asked for, as they are at one moment:
 * asked twice, they are the same. Immutable, safe for any thread.
 */
public interface LiveRows {

    /** Of distinct names; the same list for every moment, as long as the families are the same. */
    List<Family> families();

    /** How many rows all families have together. */
    long size();

    /** Writes the rows of one of the {@link #families}. */
    void write(Family family, RowSink rows);
}
