package io.kubeobject.expr;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How an expression came to its value, from the whole to its parts.
 *
 * @param text the part of the expression
 * @param result what it came to
 * @param shown the value as people read it, long ones in part; why there is none, if it failed
 * @param parts what was evaluated for it, in order; loops have the parts of each turn
 */
public record Trace(String text, Result result, String shown, List<Trace> parts) {

    /** What an evaluation can come to. */
    public enum Result {
        VALUE,
        ABSENT,
        FAILED
    }

    /** Something that is known, and needed no evaluation. */
    public static Trace of(String text, Object value) {
        return new Trace(text, Tracer.result(value), ShownValue.of(value), List.of());
    }

    public Trace {
        requireNonNull(text, "text is null");
        requireNonNull(result, "result is null");
        requireNonNull(shown, "shown is null");
        parts = List.copyOf(parts);
    }
}
