package io.kubeobject.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;

import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.ObjectReader;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What an expression gives over an object is what it gives over what a reader builds of the object
 * if it is asked for no more than the expression can touch.
 */
final class FieldReachPropertyTest {

    private static final int EXPRESSIONS = Integer.getInteger("koe.expressions", 6_000);
    private static final int OBJECTS = 4;

    private final long seed = Long.getLong("koe.seed", System.nanoTime());
    private final RandomGenerator random = new SplittableRandom(seed);
    private int evaluated;
    private int values;
    private int smaller;

    @Test
    void expression_overWhatItCanTouch_givesTheSame() throws IOException {
        assertSameOverWhatIsTouched(new RandomExpression(random, List.of())::next);
    }

    @Test
    void jsonPath_overWhatItCanTouch_givesTheSame() throws IOException {
        assertSameOverWhatIsTouched(new RandomJsonPath(random)::next);
    }

    private void assertSameOverWhatIsTouched(Supplier<String> texts) throws IOException {
        for (int i = 0; i < EXPRESSIONS; i++) {
            Optional<Expression> compiled = compile(texts.get(), Environment.ofObject());
            if (compiled.isEmpty()) {
                continue;
            }
            Expression expression = compiled.get();
            for (int j = 0; j < OBJECTS; j++) {
                Map<String, Object> whole = RandomObject.next(random);
                Map<String, Object> read = read(whole, expression.fields());
                String result = evaluate(expression, whole);
                assertThat(evaluate(expression, read))
                        .as(story(expression, whole))
                        .isEqualTo(result);
                count(whole, read, result);
            }
        }
        assertMeaningful();
    }

    /** As {@code let: {x: outer}} and {@code value: inner}, or {@code each: x in outer}. */
    @Test
    void variable_boundToWhatItsUseCanTouch_givesTheSame() throws IOException {
        Environment withX = Environment.ofObject().with("x");
        RandomExpression expressions = new RandomExpression(random, List.of());
        RandomJsonPath paths = new RandomJsonPath(random);
        RandomExpression inners = new RandomExpression(random, List.of("x"));
        for (int i = 0; i < EXPRESSIONS; i++) {
            String text = i % 4 == 0 ? paths.next() : expressions.next();
            Optional<Expression> outer = compile(text, Environment.ofObject());
            Optional<Expression> inner = compile(inners.next(), withX);
            if (outer.isEmpty() || inner.isEmpty()) {
                continue;
            }
            FieldTrie fields =
                    outer.get().fields(inner.get().fieldsOf("x")).union(inner.get().fields());
            for (int j = 0; j < OBJECTS; j++) {
                Map<String, Object> whole = RandomObject.next(random);
                Map<String, Object> read = read(whole, fields);
                String result = evaluate(outer.get(), inner.get(), whole);
                assertThat(evaluate(outer.get(), inner.get(), read))
                        .as("x = %s; %s", outer.get(), story(inner.get(), whole))
                        .isEqualTo(result);
                count(whole, read, result);
            }
        }
        assertMeaningful();
    }

    private void assertMeaningful() {
        System.out.printf(
                "seed %d: %d evaluated, %d to a value, %d over less than the whole object%n",
                seed, evaluated, values, smaller);
        assertThat(evaluated).isGreaterThan(EXPRESSIONS);
        assertThat(values).isGreaterThan(evaluated / 5);
        assertThat(smaller).isGreaterThan(evaluated / 2);
    }

    private String story(Expression expression, Map<String, Object> whole) {
        return "seed %d: %s over %s".formatted(seed, expression, RandomObject.json(whole));
    }

    private void count(Map<String, Object> whole, Map<String, Object> read, String result) {
        evaluated++;
        values += result.startsWith("error") || result.contains("absent") ? 0 : 1;
        smaller += whole.equals(read) ? 0 : 1;
    }

    /** None if types that are known do not fit, as happens to a random text. */
    private static Optional<Expression> compile(String text, Environment environment) {
        try {
            return Optional.of(Expression.compile(text, environment));
        } catch (ExpressionException e) {
            assertThatCode(() -> e.issues().getFirst()).doesNotThrowAnyException();
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(Map<String, Object> object, FieldTrie fields)
            throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(RandomObject.json(object))) {
            parser.nextToken();
            return (Map<String, Object>) ObjectReader.value(parser, fields);
        }
    }

    private static String evaluate(Expression expression, Map<String, Object> object) {
        Frame frame = new Frame(Environment.ofObject());
        frame.object(object);
        return evaluate(expression, frame);
    }

    private static String evaluate(Expression expression, Frame frame) {
        try {
            return Shown.of(expression.evaluate(frame));
        } catch (EvaluationException e) {
            return "error: " + e.getMessage();
        }
    }

    /** With the variable bound to the value, and to each of its elements if it is a list. */
    private static String evaluate(Expression outer, Expression inner, Map<String, Object> object) {
        Frame frame = new Frame(Environment.ofObject().with("x"));
        frame.object(object);
        List<@Nullable Object> bindings = new ArrayList<>();
        try {
            Object value = outer.evaluate(frame);
            bindings.add(value);
            if (value instanceof List<?> list) {
                bindings.addAll(list);
            }
        } catch (EvaluationException e) {
            return "error: " + e.getMessage();
        }
        StringBuilder results = new StringBuilder();
        for (Object binding : bindings) {
            frame.set(0, binding);
            results.append(evaluate(inner, frame)).append('\n');
        }
        return results.toString();
    }
}
