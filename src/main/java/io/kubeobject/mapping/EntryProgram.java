package io.kubeobject.mapping;

import io.kubeobject.expr.Absent;
import io.kubeobject.expr.EvaluationException;
import io.kubeobject.mapping.Rows.Each;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Computes the rows of one entry. */
final class EntryProgram {

    /** Rows that one entry makes of one object; the language's bound. */
    static final int MAX_ROWS = 10_000;

    private final Entry entry;
    private final FamilySlot slot;
    private final LabelProgram labels;
    private final ValueProgram values;
    private final Each[] each;
    private final List<Let> lets;
    private final int[] needs;

    /**
     * A program for one entry.
     *
     * @param slot of its family
     * @param documentLets what it may use of its document's
     */
    EntryProgram(Entry entry, FamilySlot slot, LabelProgram labels, Lets documentLets) {
        this.entry = entry;
        this.slot = slot;
        this.labels = labels;
        this.values = ValueProgram.of(entry.values());
        this.each = entry.rows().each().toArray(Each[]::new);
        this.lets = entry.rows().lets();
        this.needs = documentLets.usedBy(terms(entry));
        if (each.length > 0) {
            slot.share();
        }
    }

    /** Every term of an entry, whatever it is for. */
    static List<Term> terms(Entry entry) {
        List<Term> terms = new ArrayList<>();
        for (Each loop : entry.rows().each()) {
            loop.before().forEach(let -> terms.add(let.term()));
            terms.add(loop.source());
        }
        entry.rows().lets().forEach(let -> terms.add(let.term()));
        terms.addAll(rowTerms(entry));
        return terms;
    }

    /** The terms that are evaluated within the loops, behind the entry's own names. */
    static List<Term> rowTerms(Entry entry) {
        List<Term> terms = new ArrayList<>();
        Term when = entry.rows().when();
        if (when != null) {
            terms.add(when);
        }
        terms.addAll(labelTerms(entry.labels()));
        switch (entry.values()) {
            case Values.Single(@Nullable Term value, @Nullable Term otherwise) -> {
                if (value != null) {
                    terms.add(value);
                }
                if (otherwise != null) {
                    terms.add(otherwise);
                }
            }
            case Values.States(_, _, Term is, _) -> terms.add(is);
        }
        return terms;
    }

    static List<Term> labelTerms(LabelPlan plan) {
        List<Term> terms = new ArrayList<>();
        plan.labels().forEach(label -> terms.add(label.value()));
        plan.maps().forEach(map -> terms.add(map.map()));
        return terms;
    }

    /** Adds the rows of one object. */
    void run(Evaluation evaluation) {
        if (evaluation.hasFailed(needs)) {
            return;
        }
        int limit = evaluation.rows().size() + MAX_ROWS;
        if (!loop(0, evaluation, limit)) {
            evaluation.limit(
                    slot.family().name(),
                    "more than " + MAX_ROWS + " rows of one object",
                    entry.position());
        }
    }

    /** Runs the loops from a depth on; false once there is no room for a row more. */
    private boolean loop(int depth, Evaluation evaluation, int limit) {
        if (depth == each.length) {
            if (evaluation.rows().size() >= limit) {
                return false;
            }
            row(evaluation);
            return true;
        }
        Each loop = each[depth];
        Object source;
        try {
            compute(loop.before(), evaluation);
            source = evaluation.value(loop.source());
        } catch (EvaluationException failure) {
            evaluation.fault(slot.family().name(), failure);
            return true;
        }
        if (source instanceof Collection<?> list && !list.isEmpty()) {
            return list(depth, list, evaluation, limit);
        }
        if (source instanceof Map<?, ?> map && loop.key() != null && !map.isEmpty()) {
            return map(depth, map, evaluation, limit);
        }
        boolean none = source == Absent.ABSENT || source instanceof Collection<?>;
        if (!none && (loop.key() == null || !(source instanceof Map<?, ?>))) {
            refuse(loop, source, evaluation);
            return true;
        }
        return loop.ifNone() == null
                || bind(depth, Absent.ABSENT, loop.ifNone(), evaluation, limit);
    }

    private boolean list(int depth, Collection<?> list, Evaluation evaluation, int limit) {
        long index = 0;
        for (Object element : list) {
            if (!bind(depth, index++, element, evaluation, limit)) {
                return false;
            }
        }
        return true;
    }

    private boolean map(int depth, Map<?, ?> map, Evaluation evaluation, int limit) {
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (!bind(depth, member.getKey(), member.getValue(), evaluation, limit)) {
                return false;
            }
        }
        return true;
    }

    /** Runs the inner loops for one element. */
    private boolean bind(
            int depth, Object key, @Nullable Object element, Evaluation evaluation, int limit) {
        Variable keyVariable = each[depth].key();
        if (keyVariable != null) {
            evaluation.frame().set(keyVariable.slot(), key);
        }
        evaluation.frame().set(each[depth].element().slot(), element);
        return loop(depth + 1, evaluation, limit);
    }

    private void refuse(Each loop, Object source, Evaluation evaluation) {
        String message =
                source instanceof Map<?, ?>
                        ? "each takes a list here, got a map; a map is written each: k, v in …"
                        : "each takes a list or a map, got " + Evaluation.kind(source);
        evaluation.fault(slot.family().name(), message, loop.source().position());
    }

    private static void compute(List<Let> lets, Evaluation evaluation) {
        for (int i = 0; i < lets.size(); i++) {
            Let let = lets.get(i);
            evaluation.frame().set(let.variable().slot(), evaluation.value(let.term()));
        }
    }

    private void row(Evaluation evaluation) {
        try {
            compute(lets, evaluation);
            Term when = entry.rows().when();
            if (when == null || evaluation.holds(when, slot.family().name())) {
                values.addTo(slot, labels, evaluation);
            }
        } catch (EvaluationException failure) {
            evaluation.fault(slot.family().name(), failure);
        }
    }
}
