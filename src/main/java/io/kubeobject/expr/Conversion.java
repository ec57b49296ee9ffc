package io.kubeobject.expr;

import java.time.Duration;
import java.time.Instant;

/** What a value is worth as a sample's number, and how it is written as a label. */
public final class Conversion {

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
            case Instant time -> time.getEpochSecond() + time.getNano() / 1e9;
            case Duration span -> span.getSeconds() + span.getNano() / 1e9;
            default -> throw new EvaluationException("expected a number, got " + value);
        };
    }

    /**
     * A string as it is; bool, number, timestamp, duration and quantity as they print.
     *
     * @param value not absent
     * @throws EvaluationException if it is a list, a map, or anything else that has no text
     */
    public static String toLabel(Object value) {
        return switch (value) {
            case String text -> text;
            case Boolean truth -> truth.toString();
            case Long number -> number.toString();
            case Instant time -> time.toString();
            default -> throw new EvaluationException("expected a string, got " + value);
        };
    }
}
