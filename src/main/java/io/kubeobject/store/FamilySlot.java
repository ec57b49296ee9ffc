package io.kubeobject.store;

import io.kubeobject.metric.Family;

/**
 * A family of one lane: its place in every block, how much text it has, and what the object that is
 * being rendered gives it. Belongs to the lane's writer.
 */
final class FamilySlot {

    private static final int NO_RUN = -1;

    private final Family family;
    private final int index;
    private final boolean declared;

    /** Text of all objects. */
    private long bytes;

    /** The runs of the object's text that are this family's; see {@link ObjectText}. */
    private int firstRun = NO_RUN;

    private int lastRun = NO_RUN;
    private int length;

    FamilySlot(Family family, int index, boolean declared) {
        this.family = family;
        this.index = index;
        this.declared = declared;
    }

    Family family() {
        return family;
    }

    int index() {
        return index;
    }

    /** The bytes that the object being rendered has of this family. */
    int length() {
        return length;
    }

    int firstRun() {
        return firstRun;
    }

    int lastRun() {
        return lastRun;
    }

    /** Takes a further run of the object's text. */
    void addRun(int run) {
        firstRun = firstRun == NO_RUN ? run : firstRun;
        lastRun = run;
    }

    void addLength(int count) {
        length += count;
    }

    void clearRuns() {
        firstRun = NO_RUN;
        lastRun = NO_RUN;
        length = 0;
    }

    void addBytes(long count) {
        bytes += count;
    }

    /** Whether nothing keeps it: no text, and no header that stands without text. */
    boolean isFree() {
        return bytes == 0 && length == 0 && !declared;
    }
}
