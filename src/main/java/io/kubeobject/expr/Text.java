package io.kubeobject.expr;

import io.kubeobject.metric.Numbers;

import java.time.Duration;

/** How values print, and strings counted in code points, as CEL counts them. */
final class Text {

    /** The longest string that an expression may build. */
    static final int LIMIT = 64 * 1024;

    private Text() {}

    /**
     * As {@code string(value)}.
     *
     * @throws EvaluationException if values of its type have no text
     */
    static String of(Object value) {
        return switch (value) {
            case String text -> text;
            case Double number -> Numbers.format(number);
            case Duration duration -> Durations.format(duration);
            case Boolean _, Long _, Unsigned _, Timestamp _, Quantity _ -> value.toString();
            case Address _, Network _, Url _, Semver _ -> value.toString();
            default ->
                    throw new EvaluationException("expected text, got " + Values.describe(value));
        };
    }

    /** A string that was built. */
    static String limited(String text) {
        limit(text.length());
        return text;
    }

    static void limit(long length) {
        if (length > LIMIT) {
            throw EvaluationException.costly("a string of more than 64 KiB");
        }
    }

    static long size(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The index in {@code char}s of a code point that is there, or of the end. */
    static int index(String text, long codePoint) {
        if (codePoint < 0 || codePoint > text.length() || codePoint > size(text)) {
            throw new EvaluationException("index " + codePoint + " is out of range");
        }
        return text.offsetByCodePoints(0, (int) codePoint);
    }
}
