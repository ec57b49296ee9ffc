package io.kubeobject.mapping;

/**
 * How many rows the documents of a lane may give for one object, so that all objects together stay
 * within the documents' limits. Documents are counted as in {@link LaneProgram#seriesLimits}.
 */
public interface RowAllowance {

    /** For programs without limits. */
    RowAllowance UNLIMITED =
            new RowAllowance() {
                @Override
                public int room(int document) {
                    return Integer.MAX_VALUE;
                }

                @Override
                public void used(int document, int rows) {}
            };

    /** How many rows there may be; not below 0. */
    int room(int document);

    /** Tells how many there are. */
    void used(int document, int rows);
}
