package io.kubeobject.expr;

import org.jspecify.annotations.Nullable;

/**
 * Nodes of true and false. As in CEL a side that decides wins over one that fails, whichever comes
 * first; of several that fail or are absent, the first counts.
 */
final class Logic {

    private Logic() {}

    static final class And extends Node {

        private final Node[] operands;

        And(Node[] operands) {
            this.operands = operands;
        }

        @Override
        Object eval(Frame frame) {
            return decide(operands, Boolean.FALSE, "`&&`", frame);
        }
    }

    static final class Or extends Node {

        private final Node[] operands;

        Or(Node[] operands) {
            this.operands = operands;
        }

        @Override
        Object eval(Frame frame) {
            return decide(operands, Boolean.TRUE, "`||`", frame);
        }
    }

    private static Object decide(Node[] operands, Boolean deciding, String who, Frame frame) {
        Object undecided = null;
        for (Node operand : operands) {
            Object value = outcome(operand, who, frame);
            if (value == deciding) {
                return value;
            }
            if (undecided == null && !(value instanceof Boolean)) {
                undecided = value;
            }
        }
        return result(undecided, !deciding);
    }

    /** The value of an operand: true, false, absent, or what went wrong. */
    static Object outcome(Node operand, String who, Frame frame) {
        try {
            Object value = operand.eval(frame);
            if (value instanceof Boolean truth) {
                return truth ? Boolean.TRUE : Boolean.FALSE;
            }
            return value == Absent.ABSENT ? value : notBool(value, who);
        } catch (EvaluationException e) {
            e.forgive();
            return e;
        }
    }

    /** What was undecided, or else {@code otherwise}. */
    static Object result(@Nullable Object undecided, boolean otherwise) {
        if (undecided instanceof EvaluationException wrong) {
            throw wrong;
        }
        return undecided == null ? (Object) otherwise : undecided;
    }

    static EvaluationException notBool(Object value, String who) {
        return new EvaluationException(who + " takes a bool, got " + Values.describe(value));
    }

    static final class Not extends Node {

        private final Node operand;
        private final Span span;

        Not(Node operand, Span span) {
            this.operand = operand;
            this.span = span;
        }

        @Override
        Object eval(Frame frame) {
            Object value = operand.eval(frame);
            if (value instanceof Boolean truth) {
                return !truth;
            }
            if (value == Absent.ABSENT) {
                return value;
            }
            throw notBool(value, "`!`").at(span.offset());
        }
    }

    static final class Choice extends Node {

        private final Node condition;
        private final Node then;
        private final Node otherwise;
        private final Span span;

        Choice(Node condition, Node then, Node otherwise, Span span) {
            this.condition = condition;
            this.then = then;
            this.otherwise = otherwise;
            this.span = span;
        }

        @Override
        Object eval(Frame frame) {
            Object value = condition.eval(frame);
            if (value instanceof Boolean truth) {
                return truth ? then.eval(frame) : otherwise.eval(frame);
            }
            if (value == Absent.ABSENT) {
                return value;
            }
            throw notBool(value, "`?`").at(span.offset());
        }
    }

    /** {@code first.orValue(second)}. */
    static final class OrValue extends Node {

        private final Node first;
        private final Node second;

        OrValue(Node first, Node second) {
            this.first = first;
            this.second = second;
        }

        @Override
        Object eval(Frame frame) {
            Object value = first.eval(frame);
            if (value instanceof Possible(var held)) {
                value = held == null ? Absent.ABSENT : held;
            }
            return value == Absent.ABSENT ? second.eval(frame) : value;
        }
    }

    /** {@code first.or(second)}, of optionals; what is no optional has a value. */
    static final class OrOptional extends Node {

        private final Node first;
        private final Node second;

        OrOptional(Node first, Node second) {
            this.first = first;
            this.second = second;
        }

        @Override
        Object eval(Frame frame) {
            Object value = first.eval(frame);
            boolean none = value instanceof Possible(var held) && held == null;
            return none ? second.eval(frame) : value;
        }
    }

    /** {@code optional.optMap(x, body)}, {@code optional.optFlatMap(x, body)}. */
    static final class Given extends Node {

        private final Node optional;
        private final int slot;
        private final Node body;
        private final boolean flat;
        private final Span span;

        Given(Node optional, int slot, Node body, boolean flat, Span span) {
            this.optional = optional;
            this.slot = slot;
            this.body = body;
            this.flat = flat;
            this.span = span;
        }

        @Override
        Object eval(Frame frame) {
            Object value = optional.eval(frame);
            if (value == Absent.ABSENT) {
                return value;
            }
            if (!(value instanceof Possible(var held))) {
                throw new EvaluationException("expected an optional, got " + Values.describe(value))
                        .at(span.offset());
            }
            if (held == null) {
                return value;
            }
            frame.set(slot, held);
            Object result = body.eval(frame);
            return flat || result == Absent.ABSENT ? result : Possible.of(result);
        }
    }
}
