package io.kubeobject.expr;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What was written, before anyone knows what the names mean. */
sealed interface Syntax {

    Span span();

    /** A literal; the value is one that an expression can have. */
    record Literal(Object value, Span span) implements Syntax {}

    record Name(String name, Span span) implements Syntax {}

    /**
     * {@code target.field}, {@code target.?field}.
     *
     * @param fieldSpan of the name alone
     */
    record Select(Syntax target, String field, boolean optional, Span fieldSpan, Span span)
            implements Syntax {}

    /** {@code target[index]}, {@code target[?index]}. */
    record Index(Syntax target, Syntax index, boolean optional, Span span) implements Syntax {}

    /**
     * {@code name(arguments)}, {@code target.name(arguments)}.
     *
     * @param nameSpan of the name alone
     */
    record Call(
            @Nullable Syntax target, String name, List<Syntax> arguments, Span nameSpan, Span span)
            implements Syntax {}

    /** {@code !operand}. */
    record Not(Syntax operand, Span span) implements Syntax {}

    /** {@code -operand}. */
    record Negate(Syntax operand, Span span) implements Syntax {}

    /** {@code left operator right}. */
    record Binary(Operator operator, Syntax left, Syntax right, Span operatorSpan, Span span)
            implements Syntax {}

    /** {@code a && b && c}: flat, since long ones are common. */
    record And(List<Syntax> operands, Span span) implements Syntax {}

    /** {@code a || b || c}. */
    record Or(List<Syntax> operands, Span span) implements Syntax {}

    /** {@code condition ? then : otherwise}. */
    record Choice(Syntax condition, Syntax then, Syntax otherwise, Span span) implements Syntax {}

    /** {@code [a, ?b]}. */
    record ListLiteral(List<Element> elements, Span span) implements Syntax {}

    /** {@code {k: v, ?k: v}}. */
    record MapLiteral(List<Entry> entries, Span span) implements Syntax {}

    /** A place that could not be read; its issue is reported. */
    record Broken(Span span) implements Syntax {}

    /** An element of a list; an optional one is left out if it has no value. */
    record Element(Syntax value, boolean optional) {}

    /** An entry of a map; an optional one is left out if it has no value. */
    record Entry(Syntax key, Syntax value, boolean optional) {}
}
