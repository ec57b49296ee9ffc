package io.kubeobject.expr;

import io.kubeobject.expr.Function.Body;

import java.util.Arrays;
import java.util.List;

/**
 * Nodes of calls. Each takes the first candidate that takes the values. A body is then called
 * without a check of its own, since its row has said what it takes.
 */
final class Calls {

    private Calls() {}

    static Node of(List<Function> candidates, Node[] arguments, Span span) {
        Function[] functions = candidates.toArray(Function[]::new);
        if (all(functions, Function.One.class)) {
            return new OneArgument(functions, arguments[0], span);
        }
        return all(functions, Function.Two.class)
                ? new TwoArguments(functions, arguments[0], arguments[1], span)
                : new Arguments(functions, arguments, span);
    }

    private static boolean all(Function[] functions, Class<? extends Body> shape) {
        return Arrays.stream(functions).allMatch(f -> shape.isInstance(f.body()));
    }

    static final class OneArgument extends Node {

        private final Function[] functions;
        private final Node argument;
        private final Span span;

        OneArgument(Function[] functions, Node argument, Span span) {
            this.functions = functions;
            this.argument = argument;
            this.span = span;
        }

        @Override
        @SuppressWarnings("unchecked") // the row accepts the value
        Object eval(Frame frame) {
            Object a = argument.eval(frame);
            if (a == Absent.ABSENT) {
                return a;
            }
            try {
                for (Function function : functions) {
                    if (function.signature().parameter(0).accepts(a)) {
                        function.cost().charge(frame, a);
                        return Cost.built(
                                frame, ((Function.One<Object, ?>) function.body()).apply(a));
                    }
                }
                throw refused(functions, a);
            } catch (EvaluationException e) {
                throw e.at(span.offset());
            }
        }
    }

    static final class TwoArguments extends Node {

        private final Function[] functions;
        private final Node first;
        private final Node second;
        private final Span span;

        TwoArguments(Function[] functions, Node first, Node second, Span span) {
            this.functions = functions;
            this.first = first;
            this.second = second;
            this.span = span;
        }

        @Override
        @SuppressWarnings("unchecked") // the row accepts the values
        Object eval(Frame frame) {
            Object a = first.eval(frame);
            if (a == Absent.ABSENT) {
                return a;
            }
            Object b = second.eval(frame);
            if (b == Absent.ABSENT) {
                return b;
            }
            try {
                for (Function function : functions) {
                    Function.Signature signature = function.signature();
                    if (signature.parameter(0).accepts(a) && signature.parameter(1).accepts(b)) {
                        function.cost().charge(frame, a, b);
                        return Cost.built(
                                frame,
                                ((Function.Two<Object, Object, ?>) function.body()).apply(a, b));
                    }
                }
                throw refused(functions, a, b);
            } catch (EvaluationException e) {
                throw e.at(span.offset());
            }
        }
    }

    /** Any number of arguments. */
    static final class Arguments extends Node {

        private final Function[] functions;
        private final Node[] arguments;
        private final Span span;

        Arguments(Function[] functions, Node[] arguments, Span span) {
            this.functions = functions;
            this.arguments = arguments;
            this.span = span;
        }

        @Override
        Object eval(Frame frame) {
            Object[] values = new Object[arguments.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = arguments[i].eval(frame);
                if (values[i] == Absent.ABSENT) {
                    return values[i];
                }
            }
            try {
                for (Function function : functions) {
                    if (accepts(function.signature(), values)) {
                        charge(function.cost(), frame, values);
                        return Cost.built(frame, call(function.body(), values));
                    }
                }
                throw refused(functions, values);
            } catch (EvaluationException e) {
                throw e.at(span.offset());
            }
        }

        private static boolean accepts(Function.Signature signature, Object[] values) {
            for (int i = 0; i < values.length; i++) {
                if (!signature.parameter(i).accepts(values[i])) {
                    return false;
                }
            }
            return true;
        }

        private static void charge(Cost cost, Frame frame, Object[] values) {
            if (values.length > 1) {
                cost.charge(frame, values[0], values[1]);
            } else if (values.length == 1) {
                cost.charge(frame, values[0]);
            }
            for (int i = 2; i < values.length; i++) {
                Cost.text(frame, values[i]);
            }
        }

        @SuppressWarnings("unchecked") // the row accepts the values
        private static Object call(Body body, Object[] v) {
            return switch (body) {
                case Function.Zero<?> zero -> zero.apply();
                case Function.One<?, ?> one -> ((Function.One<Object, ?>) one).apply(v[0]);
                case Function.Two<?, ?, ?> two ->
                        ((Function.Two<Object, Object, ?>) two).apply(v[0], v[1]);
                case Function.Three<?, ?, ?, ?> three ->
                        ((Function.Three<Object, Object, Object, ?>) three).apply(v[0], v[1], v[2]);
                case Function.Four<?, ?, ?, ?, ?> four ->
                        ((Function.Four<Object, Object, Object, Object, ?>) four)
                                .apply(v[0], v[1], v[2], v[3]);
                case Function.Many<?> many -> many.apply(v);
            };
        }
    }

    /** Names the first argument that no candidate takes. */
    private static EvaluationException refused(Function[] functions, Object... values) {
        String name = functions[0].name();
        for (int i = 0; i < values.length; i++) {
            boolean taken = false;
            for (Function function : functions) {
                taken |= function.signature().parameter(i).accepts(values[i]);
            }
            if (!taken) {
                String wanted = functions[0].signature().parameter(i).noun;
                return new EvaluationException(
                        name + " takes " + wanted + ", got " + Values.describe(values[i]));
            }
        }
        StringBuilder got = new StringBuilder(Values.describe(values[0]));
        for (int i = 1; i < values.length; i++) {
            got.append(i == values.length - 1 ? " and " : ", ").append(Values.describe(values[i]));
        }
        return new EvaluationException(name + " does not take " + got);
    }
}
