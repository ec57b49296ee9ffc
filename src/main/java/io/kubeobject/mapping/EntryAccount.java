package io.kubeobject.mapping;

import io.kubeobject.expr.Absent;
import io.kubeobject.expr.EvaluationException;
import io.kubeobject.mapping.Attempt.Row;
import io.kubeobject.mapping.Rows.Each;
import io.kubeobject.metric.Labels;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What {@link EntryProgram} does, told row by row. Apart from it, so that what runs at every event
 * pays nothing for those who ask: a test compares the rows of both.
 */
final class EntryAccount {

    private final Entry entry;
    private final FamilySlot slot;
    private final LabelProgram labels;
    private final Evaluation evaluation;
    private final StepLog log;
    private final List<Attempt> attempts = new ArrayList<>();

    /**
     * The account of an entry.
     *
     * @param log has what was evaluated for the whole document
     */
    EntryAccount(
            Entry entry, FamilySlot slot, LabelProgram labels, Evaluation evaluation, StepLog log) {
        this.entry = entry;
        this.slot = slot;
        this.labels = labels;
        this.evaluation = evaluation;
        this.log = log;
    }

    List<Attempt> attempts() {
        loop(0);
        return attempts;
    }

    /** The attempt of an object that the document has nothing to do with. */
    Attempt dropped(String reason) {
        return new Attempt(log.steps(), known(), List.of(), reason);
    }

    private void loop(int depth) {
        if (depth == entry.rows().each().size()) {
            row();
            return;
        }
        if (attempts.size() >= EntryProgram.MAX_ROWS) {
            return;
        }
        Each loop = entry.rows().each().get(depth);
        unbind(depth);
        int mark = log.mark();
        try {
            compute(loop.before());
            log.tell(each(loop) + " in", loop.source());
            elements(depth, loop, evaluation.value(loop.source()));
        } catch (EvaluationException e) {
            drop("each fails: " + e.getMessage());
        }
        log.back(mark);
    }

    private void elements(int depth, Each loop, Object source) {
        if (source instanceof Collection<?> list && !list.isEmpty()) {
            long index = 0;
            for (Object element : list) {
                bind(depth, index++, element);
            }
        } else if (source instanceof Map<?, ?> map && loop.key() != null && !map.isEmpty()) {
            map.forEach((key, element) -> bind(depth, key, element));
        } else if (source != Absent.ABSENT
                && !(source instanceof Collection<?>)
                && (loop.key() == null || !(source instanceof Map<?, ?>))) {
            drop("each takes a list or a map, got " + Evaluation.kind(source));
        } else if (loop.ifNone() != null) {
            bind(depth, Absent.ABSENT, loop.ifNone());
        } else {
            String what = source == Absent.ABSENT ? " is absent" : " is empty";
            drop("each: " + loop.source().expression() + what);
        }
    }

    /** {@code each c}, {@code each k, v}. */
    private static String each(Each loop) {
        Variable key = loop.key();
        return "each " + (key == null ? "" : key.name() + ", ") + loop.element().name();
    }

    /** Variables of this loop and of those within it have no value yet. */
    private void unbind(int depth) {
        List<Each> each = entry.rows().each();
        for (Each inner : each.subList(depth, each.size())) {
            inner.before().forEach(let -> evaluation.frame().set(let.variable().slot(), null));
            Variable key = inner.key();
            if (key != null) {
                evaluation.frame().set(key.slot(), null);
            }
            evaluation.frame().set(inner.element().slot(), null);
        }
        entry.rows().lets().forEach(let -> evaluation.frame().set(let.variable().slot(), null));
    }

    private void bind(int depth, Object key, @Nullable Object element) {
        Each loop = entry.rows().each().get(depth);
        int mark = log.mark();
        Variable keyVariable = loop.key();
        if (keyVariable != null) {
            evaluation.frame().set(keyVariable.slot(), key);
            log.value("each", keyVariable.name(), key);
        }
        evaluation.frame().set(loop.element().slot(), element);
        Object known = element == null ? Absent.ABSENT : element;
        log.value("each", loop.element().name(), known);
        loop(depth + 1);
        log.back(mark);
    }

    private void compute(List<Let> lets) {
        for (Let let : lets) {
            log.tell("let " + let.variable().name(), let.term());
            evaluation.frame().set(let.variable().slot(), evaluation.value(let.term()));
        }
    }

    private void row() {
        int mark = log.mark();
        try {
            compute(entry.rows().lets());
            Term when = entry.rows().when();
            if (when != null) {
                log.tell("when", when);
                Object value = evaluation.value(when);
                if (value != Boolean.TRUE) {
                    drop("when is " + (value instanceof Boolean ? "false" : named(value)));
                    return;
                }
            }
            values();
        } catch (EvaluationException e) {
            drop(e.getMessage());
        } finally {
            log.back(mark);
        }
    }

    private static String named(Object value) {
        return value == Absent.ABSENT ? "absent" : Evaluation.kind(value);
    }

    private void values() {
        tellValues();
        int from = evaluation.rows().size();
        ValueProgram.of(entry.values()).addTo(slot, labels, evaluation);
        List<Row> rows = evaluation.rows().from(from);
        if (rows.isEmpty()) {
            drop(entry.values() instanceof Values.States ? "is is absent" : "value is absent");
            return;
        }
        tellLabels();
        attempts.add(new Attempt(log.steps(), rows.getFirst().labels(), rows, ""));
    }

    private void tellValues() {
        switch (entry.values()) {
            case Values.Single(@Nullable Term value, @Nullable Term otherwise) -> {
                if (value != null) {
                    log.tell("value", value);
                }
                if (value != null && otherwise != null) {
                    if (evaluation.value(value) == Absent.ABSENT) {
                        log.tell("default", otherwise);
                    }
                }
            }
            case Values.States(_, _, Term is, _) -> log.tell("is", is);
        }
    }

    private void drop(String reason) {
        int mark = log.mark();
        tellLabels();
        attempts.add(dropped(reason));
        log.back(mark);
    }

    /** Labels that can be told, though there is no row. */
    private Labels known() {
        try {
            return labels.labels(evaluation);
        } catch (EvaluationException e) {
            return Labels.NONE;
        }
    }

    private void tellLabels() {
        entry.labels().labels().forEach(label -> log.tell("label " + label.name(), label.value()));
        entry.labels().maps().forEach(map -> log.tell("labels from", map.map()));
    }
}
