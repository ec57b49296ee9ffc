package io.kubeobject.mapping;

import io.kubeobject.metric.Family;

/**
 * One family within a lane, and whether two rows of one object could have the same labels: only
 * then they are compared.
 */
final class FamilySlot {

    private final Family family;
    private final String mapping;
    private final Position position;
    private final boolean distinct;

    /** Turns true once, when a second maker is found; a reader may see it late by one row. */
    private volatile boolean mayRepeat;

    /**
     * The slot of the first that makes the family.
     *
     * @param mapping name of its document
     * @param distinct whether rows that repeat are no fault
     */
    FamilySlot(Family family, String mapping, Position position, boolean distinct) {
        this.family = family;
        this.mapping = mapping;
        this.position = position;
        this.distinct = distinct;
    }

    Family family() {
        return family;
    }

    boolean mayRepeat() {
        return mayRepeat;
    }

    void share() {
        mayRepeat = true;
    }

    /** Tells that a row was dropped, unless the mapping asks for that. */
    void repeated(String labels, FaultSink faults) {
        if (!distinct) {
            faults.fault(
                    new Fault(
                            Fault.Kind.DUPLICATE,
                            mapping,
                            family.name(),
                            "a second row with the labels " + labels + " of one object",
                            position));
        }
    }

    /** Tells of a row that a limit of its document takes. */
    void refused(Limits limits, boolean tooLong, FaultSink faults) {
        String message =
                tooLong
                        ? "a label of more than " + limits.labelLength() + " bytes"
                        : "more than " + limits.series() + " series, as maxSeries says";
        faults.fault(new Fault(Fault.Kind.LIMIT, mapping, family.name(), message, position));
    }
}
