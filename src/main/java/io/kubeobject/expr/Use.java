package io.kubeobject.expr;

import java.util.Optional;
import java.util.Set;

/** What the value of an expression is for: so what a value of some types can never be is known. */
public enum Use {
    /** A sample's number, as {@link Conversion#toNumber} makes it. */
    NUMBER("a number") {
        @Override
        boolean admits(Type<?> type) {
            return AMOUNTS.contains(type);
        }

        @Override
        String hint(Type<?> type) {
            return type == Type.STRING ? "did you mean `quantity(…)`?" : choose(type);
        }
    },

    /** A label's text, as {@link Conversion#toLabel} makes it. */
    TEXT("text") {
        @Override
        boolean admits(Type<?> type) {
            return AMOUNTS.contains(type) || TEXTS.contains(type);
        }

        @Override
        String hint(Type<?> type) {
            return type == Type.BYTES ? "write string(…)" : choose(type);
        }
    },

    /** A condition. */
    TRUTH("a bool") {
        @Override
        boolean admits(Type<?> type) {
            return type == Type.BOOL;
        }
    },

    /** What rows are made of, one of each element. */
    ELEMENTS("a list or a map") {
        @Override
        boolean admits(Type<?> type) {
            return type == Type.LIST || type == Type.MAP;
        }
    };

    private static final Set<Type<?>> AMOUNTS =
            Set.of(
                    Type.BOOL,
                    Type.INT,
                    Type.UINT,
                    Type.DOUBLE,
                    Type.NUMBER,
                    Type.TIMESTAMP,
                    Type.DURATION,
                    Type.QUANTITY);

    private static final Set<Type<?>> TEXTS =
            Set.of(Type.STRING, Type.IP, Type.NETWORK, Type.URL, Type.SEMVER);

    private final String noun;

    Use(String noun) {
        this.noun = noun;
    }

    abstract boolean admits(Type<?> type);

    String hint(Type<?> type) {
        return "";
    }

    private static String choose(Type<?> type) {
        return type == Type.LIST ? "choose an element, as in [0], or make a row of each" : "";
    }

    /** What is wrong with a value of this type, at {@code span}; empty if it may do. */
    Optional<Issue> refuses(Type<?> type, Span span) {
        boolean open = type == Type.DYN || type == Type.OPTIONAL || type == Type.NULL;
        if (open || admits(type)) {
            return Optional.empty();
        }
        String message = "expected " + noun + ", got " + type.noun;
        return Optional.of(new Issue(span.offset(), span.length(), message, hint(type)));
    }
}
