package io.kubeobject.expr;

import io.kubeobject.expr.JsonPath.And;
import io.kubeobject.expr.JsonPath.Comparison;
import io.kubeobject.expr.JsonPath.Count;
import io.kubeobject.expr.JsonPath.Exists;
import io.kubeobject.expr.JsonPath.Filter;
import io.kubeobject.expr.JsonPath.Index;
import io.kubeobject.expr.JsonPath.Length;
import io.kubeobject.expr.JsonPath.Literal;
import io.kubeobject.expr.JsonPath.Match;
import io.kubeobject.expr.JsonPath.Name;
import io.kubeobject.expr.JsonPath.Not;
import io.kubeobject.expr.JsonPath.Operand;
import io.kubeobject.expr.JsonPath.Or;
import io.kubeobject.expr.JsonPath.Query;
import io.kubeobject.expr.JsonPath.Segment;
import io.kubeobject.expr.JsonPath.Selector;
import io.kubeobject.expr.JsonPath.Slice;
import io.kubeobject.expr.JsonPath.Test;
import io.kubeobject.expr.JsonPath.Value;
import io.kubeobject.expr.JsonPath.Wildcard;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One evaluation of a JSONPath. Every value that it comes by is a step. */
final class JsonPathWalk {

    private final Frame frame;

    JsonPathWalk(Frame frame) {
        this.frame = frame;
    }

    List<Object> select(JsonPath path, Object from) {
        List<Object> values = List.of(from);
        for (Segment segment : path.segments()) {
            List<Object> next = new ArrayList<>();
            for (Object value : values) {
                select(segment, value, next);
            }
            values = next;
        }
        return values;
    }

    private void select(Segment segment, Object value, List<Object> into) {
        for (Selector selector : segment.selectors()) {
            select(selector, value, into);
        }
        if (segment.deep()) {
            each(value, child -> select(segment, child, into));
        }
    }

    private void select(Selector selector, Object value, List<Object> into) {
        switch (selector) {
            case Name(var name) -> {
                if (value instanceof Map<?, ?> map) {
                    add(map.get(name), into);
                }
            }
            case Index(var index) -> {
                if (value instanceof List<?> list) {
                    long at = fromStart(index, list.size());
                    add(at < 0 || at >= list.size() ? null : list.get((int) at), into);
                }
            }
            case Slice slice -> {
                if (value instanceof List<?> list) {
                    slice(slice, list, into);
                }
            }
            case Wildcard() -> each(value, into::add);
            case Filter(var test) ->
                    each(
                            value,
                            child -> {
                                if (holds(test, child)) {
                                    into.add(child);
                                }
                            });
        }
    }

    private static long fromStart(long index, int size) {
        return index < 0 ? size + index : index;
    }

    private void slice(Slice slice, List<?> list, List<Object> into) {
        int size = list.size();
        long step = slice.step();
        if (step > 0) {
            long end = bound(slice.end(), size, size, 0, size);
            for (long at = bound(slice.start(), 0, size, 0, size); at < end; at += step) {
                add(list.get((int) at), into);
            }
        } else if (step < 0) {
            long end = bound(slice.end(), -1, size, -1, size - 1);
            long start = bound(slice.start(), size - 1, size, -1, size - 1);
            for (long at = start; at > end; at += step) {
                add(list.get((int) at), into);
            }
        }
    }

    private static long bound(@Nullable Long index, long other, int size, long least, long most) {
        return index == null ? other : Math.clamp(fromStart(index, size), least, most);
    }

    private void add(@Nullable Object value, List<Object> into) {
        frame.spend(1);
        if (value != null) {
            into.add(value);
        }
    }

    private void each(Object value, Consumer<Object> visit) {
        Iterable<?> children =
                switch (value) {
                    case List<?> list -> list;
                    case Map<?, ?> map -> map.values();
                    default -> List.of();
                };
        for (Object child : children) {
            frame.spend(1);
            if (child != null) {
                visit.accept(child);
            }
        }
    }

    private boolean holds(Test test, Object element) {
        return switch (test) {
            case Or(var tests) -> tests.stream().anyMatch(t -> holds(t, element));
            case And(var tests) -> tests.stream().allMatch(t -> holds(t, element));
            case Not(var negated) -> !holds(negated, element);
            case Exists(var query) -> !select(query, element).isEmpty();
            case Comparison comparison -> holds(comparison, element);
            case Match match -> holds(match, element);
        };
    }

    private List<Object> select(Query query, Object element) {
        return select(query.path(), query.ofObject() ? frame.object() : element);
    }

    private boolean holds(Comparison comparison, Object element) {
        Object a = value(comparison.left(), element);
        Object b = value(comparison.right(), element);
        Cost.deep(frame, a);
        Cost.deep(frame, b);
        return switch (comparison.relation()) {
            case "==" -> Values.equal(a, b);
            case "!=" -> !Values.equal(a, b);
            case "<" -> comparable(a, b) && Values.compare(a, b) < 0;
            default -> Values.equal(a, b) || (comparable(a, b) && Values.compare(a, b) < 0);
        };
    }

    /** Numbers among each other, and strings. */
    private static boolean comparable(Object a, Object b) {
        return a instanceof Number
                ? b instanceof Number
                : a instanceof String && b instanceof String;
    }

    private boolean holds(Match match, Object element) {
        Object of = value(match.text(), element);
        Object pattern = value(match.pattern(), element);
        if (!(of instanceof String text) || !(pattern instanceof String regex)) {
            return false;
        }
        Cost.REGEX.charge(frame, text, regex);
        com.google.re2j.Pattern known =
                match.known() == null ? RegexFunctions.compile(regex) : match.known();
        return match.whole()
                ? RegexFunctions.whole(known.matcher(text))
                : RegexFunctions.find(known.matcher(text), 0);
    }

    /** A value; null, which equals no other, if there is none. */
    private Object value(Operand operand, Object element) {
        return switch (operand) {
            case Literal(var value) -> value;
            case Value(var query) -> {
                List<Object> values = select(query, element);
                yield values.size() == 1 ? values.getFirst() : Null.NULL;
            }
            case Count(var query) -> (long) select(query, element).size();
            case Length(var of) ->
                    switch (value(of, element)) {
                        case String text -> Text.size(text);
                        case List<?> list -> (long) list.size();
                        case Map<?, ?> map -> (long) map.size();
                        default -> Null.NULL;
                    };
        };
    }
}
