package io.kubeobject.mapping;

import io.kubeobject.expr.Conversion;
import io.kubeobject.expr.Environment;
import io.kubeobject.expr.EvaluationException;
import io.kubeobject.expr.Expression;
import io.kubeobject.expr.ExpressionException;
import io.kubeobject.expr.Frame;
import io.kubeobject.mapping.Flatten.Text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads texts that are numbers: the same ways as expressions do, so that both agree. */
final class TextReader {

    private static final Environment ENVIRONMENT = Environment.ofObject().with("text");

    private final boolean percents;
    private final List<Expression> readings = new ArrayList<>();

    TextReader(Set<Text> texts) {
        percents = texts.contains(Text.PERCENT);
        if (texts.contains(Text.TIMESTAMP)) {
            readings.add(compile("timestamp(text)"));
        }
        if (texts.contains(Text.QUANTITY)) {
            readings.add(compile("quantity(text)"));
        }
    }

    private static Expression compile(String source) {
        try {
            return Expression.compile(source, ENVIRONMENT);
        } catch (ExpressionException e) {
            throw new IllegalStateException("BUG: " + source + " does not compile", e);
        }
    }

    /** Whether no text is read. */
    boolean isEmpty() {
        return !percents && readings.isEmpty();
    }

    /** The number that the text is; null if it is none. */
    @Nullable Double read(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (percents && text.endsWith("%")) {
            return percent(text);
        }
        Frame frame = new Frame(ENVIRONMENT);
        frame.set(0, text);
        for (Expression reading : readings) {
            Double number = read(reading, frame);
            if (number != null) {
                return number;
            }
        }
        return null;
    }

    private static @Nullable Double read(Expression reading, Frame frame) {
        try {
            return Conversion.toNumber(reading.evaluate(frame));
        } catch (EvaluationException _) {
            return null; // not of that form
        }
    }

    /** As Kubernetes writes them: an integer and the sign. */
    private static @Nullable Double percent(String text) {
        try {
            return Integer.parseInt(text, 0, text.length() - 1, 10) / 100.0;
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
