package io.kubeobject.expr;

import java.util.List;
import java.util.Map;

/** Nodes of the operators that take two values, both there. */
final class Operations {

    private Operations() {}

    /** The node of an operator. */
    static Node of(Operator operator, Node left, Node right, Span span) {
        return switch (operator) {
            case EQUAL -> new Equal(left, right, true);
            case NOT_EQUAL -> new Equal(left, right, false);
            case LESS -> new Compare(left, right, span, -1, -1);
            case LESS_EQUAL -> new Compare(left, right, span, -1, 0);
            case GREATER -> new Compare(left, right, span, 1, 1);
            case GREATER_EQUAL -> new Compare(left, right, span, 0, 1);
            case IN -> new In(left, right, span);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER ->
                    new Calculate(operator, left, right, span);
        };
    }

    static final class Equal extends Node {

        private final Node left;
        private final Node right;
        private final boolean equal;

        Equal(Node left, Node right, boolean equal) {
            this.left = left;
            this.right = right;
            this.equal = equal;
        }

        @Override
        Object eval(Frame frame) {
            Object a = left.eval(frame);
            if (a == Absent.ABSENT) {
                return a;
            }
            Object b = right.eval(frame);
            if (b == Absent.ABSENT) {
                return b;
            }
            // the usual case, before the types of everything else are looked at
            if (a instanceof String text) {
                return text.equals(b) == equal;
            }
            boolean nested = isNested(a) && isNested(b);
            if (nested) {
                Cost.DEEP.charge(frame, a);
            }
            return Values.equal(a, b) == equal;
        }

        private static boolean isNested(Object value) {
            return value instanceof List<?>
                    || value instanceof Map<?, ?>
                    || value instanceof Possible;
        }
    }

    /** True if the comparison gives a number between two. */
    static final class Compare extends Node {

        private final Node left;
        private final Node right;
        private final Span span;
        private final int from;
        private final int to;

        Compare(Node left, Node right, Span span, int from, int to) {
            this.left = left;
            this.right = right;
            this.span = span;
            this.from = from;
            this.to = to;
        }

        @Override
        Object eval(Frame frame) {
            Object a = left.eval(frame);
            if (a == Absent.ABSENT) {
                return a;
            }
            Object b = right.eval(frame);
            if (b == Absent.ABSENT) {
                return b;
            }
            int order = Integer.signum(compare(a, b));
            return order >= from && order <= to;
        }

        private int compare(Object a, Object b) {
            if (a instanceof Long x && b instanceof Long y) {
                return Long.compare(x, y);
            }
            try {
                return Values.compare(a, b);
            } catch (EvaluationException e) {
                throw e.at(span.offset());
            }
        }
    }

    static final class In extends Node {

        private final Node element;
        private final Node container;
        private final Span span;

        In(Node element, Node container, Span span) {
            this.element = element;
            this.container = container;
            this.span = span;
        }

        @Override
        Object eval(Frame frame) {
            Object value = element.eval(frame);
            if (value == Absent.ABSENT) {
                return value;
            }
            Object values = container.eval(frame);
            if (values == Absent.ABSENT) {
                return values;
            }
            if (values instanceof List<?> list) {
                frame.spend(list.size());
                boolean nested = value instanceof List<?> || value instanceof Map<?, ?>;
                if (nested) {
                    Cost.DEEP.charge(frame, list);
                }
                return Values.contains(list, value);
            }
            if (values instanceof Map<?, ?> map) {
                return Values.find(map, value) != Absent.ABSENT;
            }
            throw new EvaluationException(
                            "`in` takes a list or a map, got " + Values.describe(values))
                    .at(span.offset());
        }
    }

    static final class Calculate extends Node {

        private final Operator operator;
        private final Node left;
        private final Node right;
        private final Span span;

        Calculate(Operator operator, Node left, Node right, Span span) {
            this.operator = operator;
            this.left = left;
            this.right = right;
            this.span = span;
        }

        @Override
        Object eval(Frame frame) {
            Object a = left.eval(frame);
            if (a == Absent.ABSENT) {
                return a;
            }
            Object b = right.eval(frame);
            if (b == Absent.ABSENT) {
                return b;
            }
            if (a instanceof List<?> || a instanceof String) {
                Cost.SIZE.charge(frame, a, b);
            }
            try {
                return calculate(a, b);
            } catch (EvaluationException e) {
                throw e.at(span.offset());
            }
        }

        private Object calculate(Object a, Object b) {
            return switch (operator) {
                case ADD -> Arithmetic.add(a, b);
                case SUBTRACT -> Arithmetic.subtract(a, b);
                case MULTIPLY -> Arithmetic.multiply(a, b);
                case DIVIDE -> Arithmetic.divide(a, b);
                default -> Arithmetic.remainder(a, b);
            };
        }
    }

    static final class Negate extends Node {

        private final Node operand;
        private final Span span;

        Negate(Node operand, Span span) {
            this.operand = operand;
            this.span = span;
        }

        @Override
        Object eval(Frame frame) {
            Object value = operand.eval(frame);
            if (value == Absent.ABSENT) {
                return value;
            }
            try {
                return Arithmetic.negate(value);
            } catch (EvaluationException e) {
                throw e.at(span.offset());
            }
        }
    }
}
