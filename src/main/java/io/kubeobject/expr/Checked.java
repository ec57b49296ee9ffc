package io.kubeobject.expr;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What an expression means: every name resolved, every call to its functions, types as known. */
sealed interface Checked {

    Span span();

    /** What is known of its value when it is not absent. */
    Type<?> type();

    /** A place with an issue; never evaluated. */
    static Checked broken(Span span) {
        return new Constant(Absent.ABSENT, Type.DYN, span);
    }

    static Checked constant(Object value, Span span) {
        return new Constant(value, Type.of(value), span);
    }

    record Constant(Object value, Type<?> type, Span span) implements Checked {}

    /** {@code object}; {@code spec} is a field selected of it. */
    record TheObject(Span span) implements Checked {
        @Override
        public Type<?> type() {
            return Type.MAP;
        }
    }

    /** A JSONPath, which is an expression by itself. */
    record Path(JsonPath path, Span span) implements Checked {
        @Override
        public Type<?> type() {
            return path.isDefinite() ? Type.DYN : Type.LIST;
        }
    }

    /** A variable of the environment or of a form. */
    record Variable(int slot, Span span) implements Checked {
        @Override
        public Type<?> type() {
            return Type.DYN;
        }
    }

    record Select(Checked target, String field, boolean optional, Span span) implements Checked {
        @Override
        public Type<?> type() {
            return optional || target.type() == Type.OPTIONAL ? Type.OPTIONAL : Type.DYN;
        }
    }

    record Index(Checked target, Checked index, boolean optional, Span span) implements Checked {
        @Override
        public Type<?> type() {
            return optional || target.type() == Type.OPTIONAL ? Type.OPTIONAL : Type.DYN;
        }
    }

    record Has(Checked path, Span span) implements Checked {
        @Override
        public Type<?> type() {
            return Type.BOOL;
        }
    }

    record Not(Checked operand, Span span) implements Checked {
        @Override
        public Type<?> type() {
            return Type.BOOL;
        }
    }

    record Negate(Checked operand, Span span) implements Checked {
        @Override
        public Type<?> type() {
            return operand.type();
        }
    }

    record And(List<Checked> operands, Span span) implements Checked {
        @Override
        public Type<?> type() {
            return Type.BOOL;
        }
    }

    record Or(List<Checked> operands, Span span) implements Checked {
        @Override
        public Type<?> type() {
            return Type.BOOL;
        }
    }

    record Choice(Checked condition, Checked then, Checked otherwise, Span span)
            implements Checked {
        @Override
        public Type<?> type() {
            return Type.either(then.type(), otherwise.type());
        }
    }

    record Operation(Operator operator, Checked left, Checked right, Type<?> type, Span span)
            implements Checked {}

    record ListOf(List<Item> items, Span span) implements Checked {
        @Override
        public Type<?> type() {
            return Type.LIST;
        }
    }

    record MapOf(List<Pair> pairs, Span span) implements Checked {
        @Override
        public Type<?> type() {
            return Type.MAP;
        }
    }

    /** An element; an optional one is left out if it has no value. */
    record Item(Checked value, boolean optional) {}

    /** An entry; an optional one is left out if it has no value. */
    record Pair(Checked key, Item value) {}

    /**
     * A call.
     *
     * @param candidates those that can take arguments of the types known; the first that takes the
     *     values is called
     */
    record Invoke(List<Function> candidates, List<Checked> arguments, Type<?> type, Span span)
            implements Checked {}

    /** A form that goes over elements. */
    record Fold(
            Form.Kind kind,
            Checked range,
            Loop loop,
            @Nullable Checked filter,
            Checked body,
            Span span)
            implements Checked {
        @Override
        public Type<?> type() {
            return switch (kind) {
                case ALL, EXISTS, EXISTS_ONE -> Type.BOOL;
                case MAP_VALUES, MAP_ENTRIES -> Type.MAP;
                default -> Type.LIST;
            };
        }
    }

    /**
     * The variables of a fold.
     *
     * @param keySlot of the index or key; -1 if there is one variable only
     * @param valueSlot of the element; of the key, if that one variable goes over a map
     * @param listOnly whether a map is refused: set if the body reads fields of the one variable
     *     and nothing else of it, which makes no sense for a key. So the fields it reads of the
     *     elements are all that need be there.
     */
    record Loop(int keySlot, int valueSlot, boolean listOnly) {

        boolean hasKey() {
            return keySlot >= 0;
        }
    }

    /** {@code first.orValue(second)}, {@code first.or(second)}. */
    record Fallback(Checked first, Checked second, boolean optional, Span span) implements Checked {
        @Override
        public Type<?> type() {
            if (optional) {
                return Type.OPTIONAL;
            }
            return first.type() == Type.OPTIONAL
                    ? Type.DYN
                    : Type.either(first.type(), second.type());
        }
    }

    /** {@code optional.optMap(x, body)}, {@code optional.optFlatMap(x, body)}. */
    record Given(Checked optional, int slot, Checked body, boolean flat, Span span)
            implements Checked {
        @Override
        public Type<?> type() {
            return Type.OPTIONAL;
        }
    }
}
