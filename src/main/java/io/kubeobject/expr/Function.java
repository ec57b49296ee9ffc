package io.kubeobject.expr;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A function of the language: how it is called, what it takes and gives, what it costs, what it
 * does. Rows of the tables {@code *Functions}; several of one name are told apart by what they
 * take.
 *
 * <pre>
 *   member("startsWith").takes(STRING, STRING).gives(BOOL, String::startsWith)   // text.startsWith(part)
 * </pre>
 *
 * @param reads which fields of its arguments it can touch
 * @param prepared makes the body for a second argument that is constant; null if that saves nothing
 */
record Function(
        Signature signature, Body body, Cost cost, Reads reads, @Nullable Prepared prepared) {

    /**
     * How a function is called.
     *
     * @param parameters of a member, the first is its target
     * @param variadic whether it takes the one parameter any number of times, at least once
     */
    record Signature(
            String name, Style style, List<Type<?>> parameters, boolean variadic, Type<?> result) {

        boolean takes(int arguments) {
            return variadic ? arguments > 0 : arguments == parameters.size();
        }

        Type<?> parameter(int index) {
            return parameters.get(variadic ? 0 : index);
        }
    }

    /** How it is written. */
    enum Style {
        /** {@code name(a)}. */
        GLOBAL,
        /** {@code a.name()}. */
        MEMBER,
        /** Both ways. */
        EITHER
    }

    /** What it can touch of an argument that is part of an object. */
    enum Reads {
        /** Everything below it. */
        ALL,
        /** How many elements or which keys it has. */
        SIZE,
        /** Nothing itself: its result is the argument, or some of its elements. */
        THROUGH
    }

    /** What it does with arguments of its types, none of them absent. */
    sealed interface Body {}

    non-sealed interface Zero<R> extends Body {
        R apply();
    }

    non-sealed interface One<A, R> extends Body {
        R apply(A a);
    }

    non-sealed interface Two<A, B, R> extends Body {
        R apply(A a, B b);
    }

    non-sealed interface Three<A, B, C, R> extends Body {
        R apply(A a, B b, C c);
    }

    non-sealed interface Four<A, B, C, D, R> extends Body {
        R apply(A a, B b, C c, D d);
    }

    non-sealed interface Many<R> extends Body {
        R apply(Object[] arguments);
    }

    /** Does once what depends on a constant argument alone: compiles a pattern, for instance. */
    interface Prepared {

        /**
         * A body of the same shape, which need not look at its second argument.
         *
         * @throws EvaluationException if no call with that argument can succeed
         */
        Body with(Object second);
    }

    static Named global(String name) {
        return new Named(name, Style.GLOBAL);
    }

    static Named member(String name) {
        return new Named(name, Style.MEMBER);
    }

    static Named either(String name) {
        return new Named(name, Style.EITHER);
    }

    Function body(Body changed) {
        return new Function(signature, changed, cost, reads, prepared);
    }

    Function cost(Cost changed) {
        return new Function(signature, body, changed, reads, prepared);
    }

    Function reads(Reads changed) {
        return new Function(signature, body, cost, changed, prepared);
    }

    Function prepared(Prepared changed) {
        return new Function(signature, body, cost, reads, changed);
    }

    String name() {
        return signature.name();
    }

    /** The first half of a row: how it is called. Its lambdas are checked against its types. */
    record Named(String name, Style style) {

        <R> Function gives(Type<R> result, Zero<? extends R> body) {
            return row(false, result, body);
        }

        <A> Takes1<A> takes(Type<A> a) {
            return new Takes1<>(this, a);
        }

        <A, B> Takes2<A, B> takes(Type<A> a, Type<B> b) {
            return new Takes2<>(this, a, b);
        }

        <A, B, C> Takes3<A, B, C> takes(Type<A> a, Type<B> b, Type<C> c) {
            return new Takes3<>(this, a, b, c);
        }

        <A, B, C, D> Takes4<A, B, C, D> takes(Type<A> a, Type<B> b, Type<C> c, Type<D> d) {
            return new Takes4<>(this, a, b, c, d);
        }

        /** Any number of arguments of one type. */
        <R> Function takesMany(Type<?> each, Type<R> result, Many<? extends R> body) {
            return row(true, result, body, each);
        }

        private Function row(boolean variadic, Type<?> result, Body body, Type<?>... parameters) {
            Signature signature = new Signature(name, style, List.of(parameters), variadic, result);
            return new Function(signature, body, Cost.ONE, Reads.ALL, null);
        }
    }

    record Takes1<A>(Named named, Type<A> a) {
        <R> Function gives(Type<R> result, One<? super A, ? extends R> body) {
            return named.row(false, result, body, a);
        }
    }

    record Takes2<A, B>(Named named, Type<A> a, Type<B> b) {
        <R> Function gives(Type<R> result, Two<? super A, ? super B, ? extends R> body) {
            return named.row(false, result, body, a, b);
        }
    }

    record Takes3<A, B, C>(Named named, Type<A> a, Type<B> b, Type<C> c) {
        <R> Function gives(
                Type<R> result, Three<? super A, ? super B, ? super C, ? extends R> body) {
            return named.row(false, result, body, a, b, c);
        }
    }

    record Takes4<A, B, C, D>(Named named, Type<A> a, Type<B> b, Type<C> c, Type<D> d) {
        <R> Function gives(
                Type<R> result,
                Four<? super A, ? super B, ? super C, ? super D, ? extends R> body) {
            return named.row(false, result, body, a, b, c, d);
        }
    }
}
