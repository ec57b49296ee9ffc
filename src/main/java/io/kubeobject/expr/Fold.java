package io.kubeobject.expr;

import io.kubeobject.expr.Checked.Loop;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nodes that go over the elements of a list, or over the keys or entries of a map. */
abstract class Fold extends Node {

    private final Node range;
    private final Loop loop;
    private final int weight;
    private final Span span;

    Fold(Over over) {
        this.range = over.range;
        this.loop = over.loop;
        this.weight = over.weight;
        this.span = over.span;
    }

    /**
     * What is gone over.
     *
     * @param weight how many nodes are evaluated for an element: that is what it costs
     */
    record Over(Node range, Loop loop, int weight, Span span) {}

    @Override
    final Object eval(Frame frame) {
        Object over = range.eval(frame);
        if (over == Absent.ABSENT) {
            return over;
        }
        if (over instanceof List<?> list) {
            return fold(frame, list, null);
        }
        if (over instanceof Map<?, ?> map && !loop.listOnly()) {
            List<?> keys = new ArrayList<>(map.keySet());
            return loop.hasKey()
                    ? fold(frame, new ArrayList<>(map.values()), keys)
                    : fold(frame, keys, null);
        }
        String wanted = loop.listOnly() ? "a list" : "a list or a map";
        throw new EvaluationException("expected " + wanted + ", got " + Values.describe(over))
                .at(span.offset());
    }

    /**
     * The result.
     *
     * @param keys of a map, parallel to its values; null where indices are the keys
     */
    abstract Object fold(Frame frame, List<?> values, @Nullable List<?> keys);

    /** Gives the variables their values for one element, and charges for it. */
    final void bind(Frame frame, List<?> values, @Nullable List<?> keys, int index) {
        frame.spend(weight);
        frame.set(loop.valueSlot(), values.get(index));
        if (loop.hasKey()) {
            frame.set(loop.keySlot(), keys == null ? (Object) (long) index : keys.get(index));
        }
    }

    /** Whether an element counts; what is absent is false. */
    final boolean test(@Nullable Node predicate, Frame frame) {
        if (predicate == null) {
            return true;
        }
        Object value = predicate.eval(frame);
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value == Absent.ABSENT) {
            return false;
        }
        throw Logic.notBool(value, "a condition").at(span.offset());
    }

    final EvaluationException wrong(String message) {
        return new EvaluationException(message).at(span.offset());
    }

    /** {@code all} and {@code exists}: an element that decides wins over one that fails. */
    static final class Quantifier extends Fold {

        private final Node predicate;
        private final boolean deciding;

        Quantifier(Over over, Node predicate, boolean deciding) {
            super(over);
            this.predicate = predicate;
            this.deciding = deciding;
        }

        @Override
        Object fold(Frame frame, List<?> values, @Nullable List<?> keys) {
            EvaluationException failed = null;
            for (int i = 0; i < values.size(); i++) {
                bind(frame, values, keys, i);
                try {
                    if (test(predicate, frame) == deciding) {
                        return deciding;
                    }
                } catch (EvaluationException e) {
                    e.forgive();
                    failed = failed == null ? e : failed;
                }
            }
            return Logic.result(failed, !deciding);
        }
    }

    static final class ExistsOne extends Fold {

        private final Node predicate;

        ExistsOne(Over over, Node predicate) {
            super(over);
            this.predicate = predicate;
        }

        @Override
        Object fold(Frame frame, List<?> values, @Nullable List<?> keys) {
            int count = 0;
            for (int i = 0; i < values.size(); i++) {
                bind(frame, values, keys, i);
                count += test(predicate, frame) ? 1 : 0;
            }
            return count == 1;
        }
    }

    static final class Filter extends Fold {

        private final Node predicate;

        Filter(Over over, Node predicate) {
            super(over);
            this.predicate = predicate;
        }

        @Override
        Object fold(Frame frame, List<?> values, @Nullable List<?> keys) {
            List<@Nullable Object> kept = null;
            for (int i = 0; i < values.size(); i++) {
                bind(frame, values, keys, i);
                if (test(predicate, frame)) {
                    kept = kept == null ? new ArrayList<>(4) : kept;
                    kept.add(values.get(i));
                }
            }
            return kept == null ? List.of() : kept;
        }
    }

    /** A list of what the body gives, without what is absent. */
    static final class Transform extends Fold {

        private final @Nullable Node filter;
        private final Node body;

        Transform(Over over, @Nullable Node filter, Node body) {
            super(over);
            this.filter = filter;
            this.body = body;
        }

        @Override
        Object fold(Frame frame, List<?> values, @Nullable List<?> keys) {
            List<Object> results = new ArrayList<>(values.size());
            for (int i = 0; i < values.size(); i++) {
                bind(frame, values, keys, i);
                Object result = test(filter, frame) ? body.eval(frame) : Absent.ABSENT;
                if (result != Absent.ABSENT) {
                    results.add(result);
                }
            }
            return results;
        }
    }

    /** A map of the same keys, without those for which the body gives nothing. */
    static final class TransformMap extends Fold {

        private final @Nullable Node filter;
        private final Node body;

        TransformMap(Over over, @Nullable Node filter, Node body) {
            super(over);
            this.filter = filter;
            this.body = body;
        }

        @Override
        Object fold(Frame frame, List<?> values, @Nullable List<?> keys) {
            Map<Object, Object> results = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                bind(frame, values, keys, i);
                Object result = test(filter, frame) ? body.eval(frame) : Absent.ABSENT;
                if (result != Absent.ABSENT) {
                    results.put(keys == null ? (Object) (long) i : keys.get(i), result);
                }
            }
            return results;
        }
    }

    /** A map of the entries of the maps that the body gives; a key may come once. */
    static final class TransformEntries extends Fold {

        private final @Nullable Node filter;
        private final Node body;

        TransformEntries(Over over, @Nullable Node filter, Node body) {
            super(over);
            this.filter = filter;
            this.body = body;
        }

        @Override
        Object fold(Frame frame, List<?> values, @Nullable List<?> keys) {
            Map<Object, Object> results = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                bind(frame, values, keys, i);
                Object result = test(filter, frame) ? body.eval(frame) : Absent.ABSENT;
                if (result instanceof Map<?, ?> entries) {
                    frame.spend(entries.size());
                    entries.forEach((key, value) -> put(results, key, value));
                } else if (result != Absent.ABSENT) {
                    throw wrong("expected a map, got " + Values.describe(result));
                }
            }
            return results;
        }

        private void put(Map<Object, Object> results, Object key, Object value) {
            if (Values.find(results, key) != Absent.ABSENT) {
                throw wrong("the key " + Values.describe(key) + " comes more than once");
            }
            results.put(key, value);
        }
    }

    /** The elements in the order of what the body gives for each. */
    static final class SortBy extends Fold {

        private final Node body;

        SortBy(Over over, Node body) {
            super(over);
            this.body = body;
        }

        @Override
        Object fold(Frame frame, List<?> values, @Nullable List<?> keys) {
            List<Ranked> ranked = new ArrayList<>(values.size());
            for (int i = 0; i < values.size(); i++) {
                bind(frame, values, keys, i);
                Object rank = body.eval(frame);
                if (rank == Absent.ABSENT) {
                    return rank;
                }
                Cost.SIZE.charge(frame, rank);
                ranked.add(new Ranked(rank, values.get(i)));
            }
            try {
                ranked.forEach(r -> Values.compare(r.rank, r.rank));
                ranked.sort((a, b) -> Values.compare(a.rank, b.rank));
            } catch (EvaluationException e) {
                throw wrong(e.getMessage());
            }
            List<@Nullable Object> sorted = new ArrayList<>(ranked.size());
            ranked.forEach(r -> sorted.add(r.element));
            return sorted;
        }

        private record Ranked(Object rank, @Nullable Object element) {}
    }
}
