package io.kubeobject.expr;

import java.util.List;
import java.util.Map;

/** Nodes that read: variables, fields, elements. */
final class Access {

    private Access() {}

    /** What happens where a field is read of a list, or an element by the wrong kind of index. */
    enum Mismatch {
        FAIL,
        /** In {@code has}, which is true or false at any depth. */
        ABSENT
    }

    /** The whole object. */
    static final class TheObject extends Node {

        @Override
        Object eval(Frame frame) {
            return frame.object();
        }
    }

    static final class Variable extends Node {

        private final int slot;

        Variable(int slot) {
            this.slot = slot;
        }

        @Override
        Object eval(Frame frame) {
            return frame.get(slot);
        }
    }

    /** Fields of fields of the object: the node that most of the time is spent in. */
    static final class ObjectPath extends Node {

        private final String[] names;
        private final Mismatch mismatch;
        private final Span span;

        ObjectPath(String[] names, Mismatch mismatch, Span span) {
            this.names = names;
            this.mismatch = mismatch;
            this.span = span;
        }

        @Override
        Object eval(Frame frame) {
            return walk(frame.object(), names, mismatch, span);
        }
    }

    /** Fields of fields of the value of another node. */
    static final class Path extends Node {

        private final Node start;
        private final String[] names;
        private final Mismatch mismatch;
        private final Span span;

        Path(Node start, String[] names, Mismatch mismatch, Span span) {
            this.start = start;
            this.names = names;
            this.mismatch = mismatch;
            this.span = span;
        }

        @Override
        Object eval(Frame frame) {
            return walk(start.eval(frame), names, mismatch, span);
        }
    }

    private static Object walk(Object start, String[] names, Mismatch mismatch, Span span) {
        Object value = start;
        for (String name : names) {
            if (value instanceof Map<?, ?> map) {
                value = map.get(name);
                if (value == null) {
                    return Absent.ABSENT;
                }
            } else {
                value = fieldOfOther(value, name, mismatch, span);
            }
        }
        return value;
    }

    private static Object fieldOfOther(Object target, String name, Mismatch mismatch, Span span) {
        if (target instanceof Possible(var held)) {
            return held == null ? target : Possible.ofAbsent(field(held, name, mismatch, span));
        }
        if (target instanceof List<?> && mismatch == Mismatch.FAIL) {
            throw new EvaluationException(
                            "cannot read field \""
                                    + name
                                    + "\" of a list; choose an element, as in [0], or read it of"
                                    + " each: .map(x, x."
                                    + name
                                    + ")")
                    .at(span.offset());
        }
        return Absent.ABSENT;
    }

    private static Object field(Object target, String name, Mismatch mismatch, Span span) {
        if (target instanceof Map<?, ?> map) {
            Object value = map.get(name);
            return value == null ? Absent.ABSENT : value;
        }
        return fieldOfOther(target, name, mismatch, span);
    }

    /** {@code target.?name}. */
    static final class OptionalField extends Node {

        private final Node target;
        private final String name;
        private final Mismatch mismatch;
        private final Span span;

        OptionalField(Node target, String name, Mismatch mismatch, Span span) {
            this.target = target;
            this.name = name;
            this.mismatch = mismatch;
            this.span = span;
        }

        @Override
        Object eval(Frame frame) {
            Object value = target.eval(frame);
            if (value == Absent.ABSENT || value instanceof Possible) {
                return value == Absent.ABSENT ? value : fieldOfOther(value, name, mismatch, span);
            }
            return Possible.ofAbsent(field(value, name, mismatch, span));
        }
    }

    /** {@code target[index]}, {@code target[?index]}. */
    static final class Index extends Node {

        private final Node target;
        private final Node index;
        private final boolean optional;
        private final Mismatch mismatch;
        private final Span span;

        Index(Node target, Node index, boolean optional, Mismatch mismatch, Span span) {
            this.target = target;
            this.index = index;
            this.optional = optional;
            this.mismatch = mismatch;
            this.span = span;
        }

        @Override
        Object eval(Frame frame) {
            Object value = target.eval(frame);
            Object key = value == Absent.ABSENT ? value : index.eval(frame);
            if (key == Absent.ABSENT) {
                return key;
            }
            if (value instanceof Possible(var held)) {
                return held == null ? value : Possible.ofAbsent(element(held, key));
            }
            Object element = element(value, key);
            return optional ? Possible.ofAbsent(element) : element;
        }

        private Object element(Object value, Object key) {
            if (value instanceof List<?> list) {
                return elementOf(list, key);
            }
            if (key instanceof List<?> || key instanceof Map<?, ?>) {
                return refused(Values.describe(key) + " cannot be a key");
            }
            return value instanceof Map<?, ?> map ? Values.find(map, key) : Absent.ABSENT;
        }

        private Object elementOf(List<?> list, Object key) {
            long at;
            if (key instanceof Long number) {
                at = number;
            } else if (key instanceof Number number && number.doubleValue() == number.longValue()) {
                at = number.longValue();
            } else {
                return refused("the index of a list is an int, got " + Values.describe(key));
            }
            Object element = at < 0 || at >= list.size() ? null : list.get((int) at);
            return element == null ? Absent.ABSENT : element;
        }

        private Object refused(String message) {
            if (mismatch == Mismatch.ABSENT) {
                return Absent.ABSENT;
            }
            throw new EvaluationException(message).at(span.offset());
        }
    }

    /** {@code has(path)}. */
    static final class Has extends Node {

        private final Node path;

        Has(Node path) {
            this.path = path;
        }

        @Override
        Object eval(Frame frame) {
            Object value = path.eval(frame);
            return value != Absent.ABSENT && !(value instanceof Possible(var held) && held == null);
        }
    }
}
