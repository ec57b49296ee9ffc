package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

/**
 * One row, or more, that an object should have given and did not.
 *
 * @param mapping name of the document
 * @param metric name of the family; empty if the whole document is concerned
 * @param message what went wrong, for the user
 * @param position of the part of the mapping that it went wrong in
 */
public record Fault(Kind kind, String mapping, String metric, String message, Position position) {

    /** What sort of trouble it is: the value of {@code reason} where rows are counted. */
    public enum Kind {
        /** An expression failed, or gave what cannot be written. */
        ERROR,
        /** An expression took more work, or built more, than one may. */
        COST,
        /** A second row with the labels of an earlier one; the first stays. */
        DUPLICATE,
        /** A name that had to be changed to be legal; its rows are there, under the legal name. */
        ILLEGAL_NAME,
        /** One more than a limit allows. */
        LIMIT
    }

    public Fault {
        requireNonNull(kind, "kind is null");
        requireNonNull(mapping, "mapping is null");
        requireNonNull(metric, "metric is null");
        requireNonNull(message, "message is null");
        requireNonNull(position, "position is null");
    }
}
