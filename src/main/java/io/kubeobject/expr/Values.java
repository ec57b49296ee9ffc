package io.kubeobject.expr;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What all values have: equality, order, a text for messages. A null where a value is expected is
 * an element of a list in JSON, equal to {@link Null}.
 */
final class Values {

    private static final int QUOTED = 8;

    private Values() {}

    /** CEL's equality: numbers by value whatever their type, other types never equal another. */
    static boolean equal(@Nullable Object a, @Nullable Object b) {
        return switch (a) {
            case String text -> text.equals(b);
            case Number number -> b instanceof Number other && sameNumber(number, other);
            case List<?> list -> b instanceof List<?> other && sameList(list, other);
            case Map<?, ?> map -> b instanceof Map<?, ?> other && sameMap(map, other);
            case Quantity quantity -> b instanceof Quantity other && quantity.compareTo(other) == 0;
            case Possible(var held) -> b instanceof Possible(var other) && sameHeld(held, other);
            case null -> b == null || b == Null.NULL;
            case Null _ -> b == null || b == Null.NULL;
            default -> a.equals(b);
        };
    }

    private static boolean sameHeld(@Nullable Object a, @Nullable Object b) {
        return a == null ? b == null : b != null && equal(a, b);
    }

    private static boolean sameNumber(Number a, Number b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x.longValue() == y.longValue();
        }
        return !isNaN(a) && !isNaN(b) && compareNumbers(a, b) == 0;
    }

    private static boolean isNaN(Number number) {
        return number instanceof Double d && d.isNaN();
    }

    private static boolean sameList(List<?> a, List<?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        Iterator<?> others = b.iterator();
        for (Object element : a) {
            if (!equal(element, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameMap(Map<?, ?> a, Map<?, ?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : a.entrySet()) {
            Object other = find(b, entry.getKey());
            if (other == Absent.ABSENT || !equal(entry.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    /** The value of a key, where 1, 1u and 1.0 are one key; absent if there is none. */
    static Object find(Map<?, ?> map, Object key) {
        Object value = map.get(key);
        if (value == null && key instanceof Number number) {
            value = findNumber(map, number);
        }
        return value == null ? Absent.ABSENT : value;
    }

    private static @Nullable Object findNumber(Map<?, ?> map, Number key) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getKey() instanceof Number other && sameNumber(key, other)) {
                return entry.getValue();
            }
        }
        return null;
    }

    static boolean contains(List<?> list, Object value) {
        for (Object element : list) {
            if (equal(element, value)) {
                return true;
            }
        }
        return false;
    }

    /**
     * CEL's order, of two numbers or two values of one ordered type.
     *
     * @throws EvaluationException if there is no order between them
     */
    static int compare(Object a, Object b) {
        return switch (a) {
            case Number x when b instanceof Number y -> ordered(x, y);
            case String x when b instanceof String y -> compareText(x, y);
            case Timestamp x when b instanceof Timestamp y -> x.compareTo(y);
            case java.time.Duration x when b instanceof java.time.Duration y -> x.compareTo(y);
            case Boolean x when b instanceof Boolean y -> x.compareTo(y);
            case Bytes x when b instanceof Bytes y -> x.compareTo(y);
            case Quantity _ when b instanceof Quantity ->
                    throw new EvaluationException(
                            "quantities have no `<`; use isLessThan() or compareTo()");
            default ->
                    throw new EvaluationException(
                            "cannot compare " + describe(a) + " with " + describe(b));
        };
    }

    private static int ordered(Number a, Number b) {
        if (isNaN(a) || isNaN(b)) {
            throw new EvaluationException("NaN has no order");
        }
        return compareNumbers(a, b);
    }

    /** Of numbers that are not NaN; with a double, both as doubles. */
    private static int compareNumbers(Number a, Number b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        if (a instanceof Double || b instanceof Double) {
            double x = a.doubleValue();
            double y = b.doubleValue();
            return x < y ? -1 : x > y ? 1 : 0;
        }
        boolean negative = a instanceof Long && a.longValue() < 0;
        boolean otherNegative = b instanceof Long && b.longValue() < 0;
        return negative || otherNegative
                ? Boolean.compare(otherNegative, negative)
                : Long.compareUnsigned(a.longValue(), b.longValue());
    }

    /** By code points, as Go compares UTF-8; Java's own order puts surrogates before U+E000. */
    static int compareText(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean surrogate = Character.isSurrogate(x);
                return surrogate == Character.isSurrogate(y) ? x - y : surrogate ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }

    /** For messages: the type, and the value if that is a number or a bool, or where it begins. */
    static String describe(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> "the string " + quote(text);
            case Long _, Unsigned _, Double _, Boolean _ ->
                    "the " + Type.of(value).name + " " + Text.of(value);
            default -> Type.of(value).noun;
        };
    }

    /**
     * In quotes, the beginning: a third of it, and eight characters at most. What is said of a
     * value goes to logs, and a text of an object may be a secret.
     */
    static String quote(String text) {
        if (text.isEmpty()) {
            return "\"\"";
        }
        int shown = Math.min(QUOTED, text.codePointCount(0, text.length()) / 3);
        return '"' + text.substring(0, text.offsetByCodePoints(0, shown)) + "…\"";
    }
}
