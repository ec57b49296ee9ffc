package io.kubeobject.expr;

import java.util.List;
import java.util.Map;

/**
 * How many steps a call costs beside its own. Charged before it runs, so that no call runs long.
 */
enum Cost {
    /** Looks at its texts once; whatever its other arguments, it does the same. */
    ONE,
    /** Looks at each element or character once. */
    SIZE,
    /** Looks at each element of its arguments, and theirs. */
    DEEP,
    /** Compares every element with every other. */
    SQUARE,
    /** A text within a text: the product of their lengths. */
    PATTERN,
    /** A regular expression against a text: the product of its parts and the text's length. */
    REGEX,
    /** Looks at every day of five years, when there is nothing to find. */
    SEARCH;

    private static final int DAYS = 2_000;

    private static final int CHARACTERS_PER_STEP = 10;

    void charge(Frame frame, Object a) {
        switch (this) {
            case ONE -> text(frame, a);
            case SIZE, PATTERN, REGEX -> frame.spend(size(a));
            case DEEP -> deep(frame, a);
            case SQUARE -> square(frame, a, a);
            case SEARCH -> frame.spend(DAYS);
        }
    }

    void charge(Frame frame, Object a, Object b) {
        switch (this) {
            case ONE -> {
                text(frame, a);
                text(frame, b);
            }
            case SIZE -> frame.spend(size(a) + size(b));
            case DEEP -> {
                deep(frame, a);
                deep(frame, b);
            }
            case SQUARE -> square(frame, a, b);
            case SEARCH -> frame.spend(DAYS);
            case PATTERN -> frame.spend(size(a) * (1 + size(b)));
            case REGEX -> frame.spend(size(a) * (1 + RegexSize.of(b) / CHARACTERS_PER_STEP));
        }
    }

    /** An argument beyond the second, and one that is looked at whatever the cost. */
    static void text(Frame frame, Object value) {
        if (value instanceof String text) {
            frame.spend(text.length() / CHARACTERS_PER_STEP);
        }
    }

    /** What came of it: so that no more is built than there are steps. */
    static Object built(Frame frame, Object result) {
        if (result instanceof String
                || result instanceof Bytes
                || result instanceof List<?>
                || result instanceof Map<?, ?>) {
            frame.spend(size(result));
        }
        return result;
    }

    private static void square(Frame frame, Object a, Object b) {
        deep(frame, a);
        frame.spend(size(a) * size(b));
        for (long i = size(a); i > 0; i--) {
            deep(frame, b);
        }
    }

    /** Steps to look at a value once. */
    static long size(Object value) {
        return switch (value) {
            case String text -> 1 + text.length() / CHARACTERS_PER_STEP;
            case Bytes bytes -> 1 + bytes.length() / CHARACTERS_PER_STEP;
            case List<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            default -> 1;
        };
    }

    /** Walks a value as far as the steps last: lists of one list are short, and huge to walk. */
    static void deep(Frame frame, @org.jspecify.annotations.Nullable Object value) {
        switch (value) {
            case null -> {}
            case List<?> list -> {
                frame.spend(list.size());
                for (Object element : list) {
                    deep(frame, element);
                }
            }
            case Map<?, ?> map -> {
                frame.spend(map.size());
                for (Object element : map.values()) {
                    deep(frame, element);
                }
            }
            case Possible possible -> deep(frame, possible.value());
            case String text -> frame.spend(text.length() / CHARACTERS_PER_STEP);
            default -> {}
        }
    }
}
