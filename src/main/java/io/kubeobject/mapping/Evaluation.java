package io.kubeobject.mapping;

import io.kubeobject.expr.Absent;
import io.kubeobject.expr.Conversion;
import io.kubeobject.expr.EvaluationException;
import io.kubeobject.expr.Frame;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** One document while it is evaluated over one object. */
final class Evaluation {

    private final String mapping;
    private final Frame frame;
    private final RowBuffer rows;
    private final FaultSink faults;
    private final DocumentLabels documentLabels;
    private @Nullable EvaluationException[] failedLets = {};

    /** What is being evaluated, for the position of a fault. */
    private @Nullable Term current;

    Evaluation(Document document, RowBuffer rows, FaultSink faults) {
        this.mapping = document.name();
        this.frame = new Frame(document.preamble().largest());
        this.documentLabels = new DocumentLabels(document.preamble().labels());
        this.rows = rows;
        this.faults = faults;
    }

    Frame frame() {
        return frame;
    }

    RowBuffer rows() {
        return rows;
    }

    FaultSink faults() {
        return faults;
    }

    DocumentLabels documentLabels() {
        return documentLabels;
    }

    /** Keeps the failures of the document's names: one for each, or null. */
    void failedLets(@Nullable EvaluationException[] failures) {
        failedLets = failures;
    }

    /** Whether any of some of the document's names failed. */
    boolean hasFailed(int[] lets) {
        return Lets.firstOf(failedLets, lets) != null;
    }

    /** The value of a term, or {@link Absent#ABSENT}. */
    Object value(Term term) {
        current = term;
        return term.expression().evaluate(frame);
    }

    /** The value of a term as a label; null if it is absent. */
    @Nullable String label(Term term) {
        return text(value(term));
    }

    /** The same of a term of the document, in the midst of the loops of an entry. */
    @Nullable String documentLabel(Term term) {
        current = term;
        return text(term.expression().evaluateAside(frame));
    }

    private static @Nullable String text(Object value) {
        return value == Absent.ABSENT ? null : Conversion.toLabel(value);
    }

    /**
     * Whether a condition holds: absent is as good as false, what is no truth value is a fault.
     *
     * @param metric whose rows depend on it; empty for all of the document
     */
    boolean holds(Term term, String metric) {
        Object value = value(term);
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value != Absent.ABSENT) {
            fault(metric, "a condition must be true or false, got " + kind(value), term.position());
        }
        return false;
    }

    /**
     * Tells of an expression that failed: the last one that was evaluated.
     *
     * @param metric empty if no single one is concerned
     */
    void fault(String metric, EvaluationException failure) {
        Term term = current;
        if (term == null) {
            throw new IllegalStateException("BUG: nothing was evaluated", failure);
        }
        Fault.Kind kind = failure.isCostly() ? Fault.Kind.COST : Fault.Kind.ERROR;
        faults.fault(new Fault(kind, mapping, metric, failure.getMessage(), term.position()));
    }

    void fault(String metric, String message, Position position) {
        faults.fault(new Fault(Fault.Kind.ERROR, mapping, metric, message, position));
    }

    /** Tells of rows that a limit takes. */
    void limit(String metric, String message, Position position) {
        faults.fault(new Fault(Fault.Kind.LIMIT, mapping, metric, message, position));
    }

    /** What sort of value it is; not the value, which may be nobody's business in a log. */
    static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String _ -> "a string";
            case Boolean _ -> "a bool";
            case Number _ -> "a number";
            case Map<?, ?> _ -> "a map";
            case Collection<?> _ -> "a list";
            default -> "a " + value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
    }
}
