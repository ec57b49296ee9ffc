package io.kubeobject.expr;

import io.kubeobject.object.FieldTrie;

/**
 * A compiled expression. Immutable, safe for use by several threads with a {@link Frame} each.
 * Equal to another of the same text and environment, so that programs can be compared on reload.
 */
@SuppressWarnings({"DoNotCallSuggester", "UnusedMethod"}) // until it compiles expressions
public final class Expression {

    private final String source;
    private final Environment environment;

    private Expression(String source, Environment environment) {
        this.source = source;
        this.environment = environment;
    }

    /**
     * Compiles {@code source}.
     *
     * @throws ExpressionException with every issue found, if it does not compile
     */
    public static Expression compile(String source, Environment environment)
            throws ExpressionException {
        throw new IllegalStateException("BUG: not built yet");
    }

    /**
     * The value over {@code frame}; {@link Absent#ABSENT} if it reads what is not there. A list may
     * have null elements: absent ones.
     *
     * @throws EvaluationException if an operation cannot take its operands
     */
    public Object evaluate(Frame frame) {
        throw new IllegalStateException("BUG: not built yet");
    }

    /** What this can touch of the object. */
    public FieldTrie fields() {
        return fields(FieldTrie.ALL);
    }

    /**
     * What this can touch of the object if of its value (of the elements of its value, if that is a
     * list) no more than {@code below} is read. So {@code each: c in status.conditions} with {@code
     * c.type} asks the list's expression for {@code fields(fieldsOf("c"))} and gets {@code
     * status.conditions.type}.
     */
    public FieldTrie fields(FieldTrie below) {
        throw new IllegalStateException("BUG: not built yet");
    }

    /** What this can touch of the value of {@code variable}; nothing if it does not use it. */
    public FieldTrie fieldsOf(String variable) {
        return fieldsOf(variable, FieldTrie.ALL);
    }

    /** As {@link #fields(FieldTrie)}, of a variable. */
    public FieldTrie fieldsOf(String variable, FieldTrie below) {
        throw new IllegalStateException("BUG: not built yet");
    }

    /** The text it was compiled from. */
    public String source() {
        return source;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Expression other
                && source.equals(other.source)
                && environment.equals(other.environment);
    }

    @Override
    public int hashCode() {
        return 31 * source.hashCode() + environment.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
