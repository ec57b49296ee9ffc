package io.kubeobject.expr;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a value is worth as a sample's number, and how it is written as a label. */
public final class Conversion {

    private static final double NANOS_PER_SECOND = 1e9;

    private Conversion() {}

    /**
     * A number as it is, a bool as 0 or 1, a timestamp as unix seconds, a duration as seconds, a
     * quantity as its amount.
     *
     * @param value not absent
     * @throws EvaluationException if it is anything else
     */
    public static double toNumber(Object value) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case Boolean truth -> truth ? 1 : 0;
            case Timestamp time -> seconds(time.instant());
            case Duration duration -> Durations.seconds(duration);
            case Quantity quantity -> quantity.toNumber();
            case String text ->
                    throw new EvaluationException(
                            "expected a number, got the string "
                                    + Values.quote(text)
                                    + "; did you mean `"
                                    + reading(text)
                                    + "(…)`?");
            case Absent _ -> throw new IllegalStateException("BUG: the number of what is absent");
            default ->
                    throw new EvaluationException(
                            "expected a number, got " + Values.describe(value));
        };
    }

    /** The time that a value is; empty if it is anything else. */
    public static Optional<Instant> toInstant(Object value) {
        return value instanceof Timestamp time ? Optional.of(time.instant()) : Optional.empty();
    }

    private static double seconds(Instant time) {
        return time.getEpochSecond() + time.getNano() / NANOS_PER_SECOND;
    }

    /** The function that would read a text; {@code quantity} if none does. */
    private static String reading(String text) {
        if (reads(() -> Quantity.parse(text)) || text.isEmpty()) {
            return "quantity";
        }
        if (reads(() -> Timestamp.parse(text))) {
            return "timestamp";
        }
        return reads(() -> Durations.parse(text)) ? "duration" : "quantity";
    }

    private static boolean reads(Runnable attempt) {
        try {
            attempt.run();
            return true;
        } catch (EvaluationException e) {
            return false;
        }
    }

    /**
     * A string as it is; bool, number, timestamp, duration and quantity as they print.
     *
     * @param value not absent
     * @throws EvaluationException if it is a list, a map, or anything else that has no text
     */
    public static String toLabel(Object value) {
        if (value == Absent.ABSENT) {
            throw new IllegalStateException("BUG: the text of what is absent");
        }
        return Text.of(value);
    }
}
