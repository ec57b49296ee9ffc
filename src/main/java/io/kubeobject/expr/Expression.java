package io.kubeobject.expr;

import static java.util.Objects.requireNonNull;

import io.kubeobject.object.FieldTrie;

import java.util.List;
import java.util.Optional;

/**
 * A compiled expression. Immutable, safe for use by several threads with a {@link Frame} each.
 * Equal to another of the same text and environment, so that programs can be compared on reload.
 */
public final class Expression {

    /** The longest text that is compiled, in {@code char}s. */
    private static final int MAX_LENGTH = 32 * 1024;

    private final String source;
    private final Environment environment;
    private final Node node;
    private final FieldReach reach;
    private final Type<?> type;
    private final boolean counted;
    private final int slots;

    private Expression(String source, Environment environment, Checked checked, int slots) {
        this.source = source;
        this.environment = environment;
        this.reach = new FieldReach(checked, environment.slots());
        this.type = checked.type();
        Planner planner = new Planner();
        this.node = planner.plan(checked);
        this.counted = planner.counted();
        this.slots = slots;
    }

    /**
     * Compiles {@code source}.
     *
     * @throws ExpressionException with every issue found, if it does not compile
     */
    public static Expression compile(String source, Environment environment)
            throws ExpressionException {
        requireNonNull(source, "source is null");
        requireNonNull(environment, "environment is null");
        Parsed parsed = parse(source, environment);
        return new Expression(source, environment, parsed.checked(), parsed.slots());
    }

    /**
     * Compiles {@code source}, whose value is for {@code use}.
     *
     * @throws ExpressionException also if no value of the type that is known of it can serve
     */
    public static Expression compile(String source, Environment environment, Use use)
            throws ExpressionException {
        Expression compiled = compile(source, environment);
        Optional<Issue> refused = use.refuses(compiled.type, new Span(0, source.length()));
        if (refused.isPresent()) {
            throw new ExpressionException(source, List.of(refused.get()));
        }
        return compiled;
    }

    /** What a text comes to, and how many slots an evaluation of it needs. */
    private record Parsed(Checked checked, int slots) {}

    private static Parsed parse(String source, Environment environment) throws ExpressionException {
        Issues issues = new Issues();
        if (source.length() > MAX_LENGTH) {
            issues.add(
                    new Span(0, source.length()),
                    "an expression of more than " + MAX_LENGTH + " characters");
            throw new ExpressionException(source, issues.sorted());
        }
        if (JsonPathParser.isPath(source)) {
            JsonPath path = JsonPathParser.parse(source);
            Span span = Span.between(source.indexOf('$'), source.length());
            return new Parsed(new Checked.Path(path, span), environment.slots());
        }
        Syntax syntax = new Parser(new Lexer(source, issues).tokens(), issues).parse();
        Checker checker = new Checker(environment, issues);
        Checked checked = checker.check(syntax);
        if (issues.any()) {
            throw new ExpressionException(source, issues.sorted());
        }
        return new Parsed(checked, checker.slots());
    }

    /**
     * The value over {@code frame}; {@link Absent#ABSENT} if it reads what is not there. A list may
     * have null elements: absent ones.
     *
     * @throws EvaluationException if an operation cannot take its operands
     */
    public Object evaluate(Frame frame) {
        if (!counted) {
            return plain(node.eval(frame));
        }
        frame.begin(slots);
        try {
            return plain(node.eval(frame));
        } finally {
            frame.end();
        }
    }

    /**
     * Evaluates as {@link #evaluate} does, over a frame that has values for more variables than the
     * environment: these stay as they are, though the expression's own stand in their place.
     */
    public Object evaluateAside(Frame frame) {
        if (slots <= environment.slots()) {
            return evaluate(frame);
        }
        Object[] kept = frame.from(environment.slots());
        try {
            return evaluate(frame);
        } finally {
            frame.put(environment.slots(), kept);
        }
    }

    /** Evaluates as {@link #evaluateAside} does, and tells how. Compiles the text anew: slow. */
    public Trace trace(Frame frame) {
        Tracer tracer = new Tracer(source);
        Node watched = new Planner(tracer).plan(again().checked());
        Object[] kept = frame.from(environment.slots());
        frame.begin(slots);
        try {
            Object value = plain(watched.eval(frame));
            return tracer.whole(Tracer.result(value), ShownValue.of(value));
        } catch (EvaluationException e) {
            return tracer.whole(Trace.Result.FAILED, e.getMessage());
        } finally {
            frame.end();
            frame.put(environment.slots(), kept);
        }
    }

    private Parsed again() {
        try {
            return parse(source, environment);
        } catch (ExpressionException e) {
            throw new IllegalStateException("BUG: this was compiled before: " + source, e);
        }
    }

    /** Of an optional what it holds; null is absent. */
    private static Object plain(Object value) {
        Object result = value;
        while (result instanceof Possible possible) {
            result = possible.orAbsent();
        }
        return result == Null.NULL ? Absent.ABSENT : result;
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
        return reach.ofObject(below);
    }

    /** What this can touch of the value of {@code variable}; nothing if it does not use it. */
    public FieldTrie fieldsOf(String variable) {
        return fieldsOf(variable, FieldTrie.ALL);
    }

    /** As {@link #fields(FieldTrie)}, of a variable. */
    public FieldTrie fieldsOf(String variable, FieldTrie below) {
        int slot = environment.variables().lastIndexOf(variable);
        return slot < 0 ? FieldTrie.NONE : reach.of(slot, below);
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
