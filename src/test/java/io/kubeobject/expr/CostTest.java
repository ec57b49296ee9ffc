package io.kubeobject.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** No expression runs long or builds much, whatever the object. */
@Timeout(20)
final class CostTest {

    private static final String STEPS = "more than 1,000,000 steps";
    private static final String TEXT = "a string of more than 64 KiB";

    static Stream<Map.Entry<String, String>> runaways() {
        String many = "x, ".repeat(500) + "x";
        return Stream.of(
                // over and over
                Map.entry("R.all(a, R.all(b, R.all(c, R.all(d, true))))", STEPS),
                Map.entry("R.map(a, R.map(b, a * b)).size()", STEPS),
                Map.entry("lists.range(1000000).all(x, [" + many + "].size() > 0)", STEPS),
                Map.entry("$..*..*..*..*..*", STEPS),
                Map.entry("$..[?count($..*) > 0]", STEPS),
                Map.entry("R.distinct().size()", STEPS),
                Map.entry("sets.contains(R, R)", STEPS),
                // large results
                Map.entry("R.map(x, lists.range(900000 + x)).size()", STEPS),
                Map.entry("R.map(x, [" + many + "]).size()", STEPS),
                Map.entry("R.map(x, {1: x, 2: [" + many + "]}).size()", STEPS),
                Map.entry("R.map(x, '%.60000f'.format([1.5])).size()", STEPS),
                Map.entry("R.map(x, object.text + string(x)).size()", STEPS),
                Map.entry("lists.range(9000000)", "a list of more than 1,000,000 elements"),
                Map.entry("object.text + object.text", TEXT),
                Map.entry("object.text.replace('', object.text)", TEXT),
                Map.entry("'%.65537f'.format([object.d])", TEXT),
                Map.entry("[object.text, object.text].join()", TEXT),
                // long texts, looked at often
                Map.entry("R.exists(x, isQuantity(object.text))", STEPS),
                Map.entry("R.exists(x, object.text.contains(object.half))", STEPS),
                Map.entry("R.exists(x, object.text.matches('(a+)+(b+)+$'))", STEPS),
                Map.entry("R.exists(x, object.text == object.text + string(x))", STEPS),
                // patterns of the object
                Map.entry("'a'.matches(object.wide)", "a regular expression of more than 2,000"),
                Map.entry("'a'.matches(object.deep)", "a regular expression"));
    }

    @ParameterizedTest
    @MethodSource("runaways")
    void runaway_isEndedForItsCost(Map.Entry<String, String> runaway) throws ExpressionException {
        String text = runaway.getKey().replace("R", "lists.range(5000)");
        Expression expression = Expression.compile(text, Environment.ofObject());
        Frame frame = new Frame(Environment.ofObject());
        frame.object(object());

        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> expression.evaluate(frame))
                .withMessageContaining(runaway.getValue())
                .matches(EvaluationException::isCostly);
    }

    /** What takes a great many steps for good reason. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "lists.range(100000).map(x, x * 2).sum() == 9999900000",
                "lists.range(10000).filter(x, x % 2 == 0 && x > 10).size() == 4994",
                "object.text.size() == 60000 && object.text.split('a').size() == 60001",
                "size($..*) > 1000"
            })
    void largeWork_isDone(String text) throws ExpressionException {
        boolean path = text.contains("$");
        Expression expression = Expression.compile(path ? "$..*" : text, Environment.ofObject());
        Frame frame = new Frame(Environment.ofObject());
        frame.object(object());
        Object value = expression.evaluate(frame);

        assertThat(path ? ((List<?>) value).size() > 1000 : value).isEqualTo(true);
    }

    @Test
    void manyExpressionsOverOneObject_areEndedForWhatAllOfThemCost() throws ExpressionException {
        Expression expression =
                Expression.compile("lists.range(200000).all(x, x >= 0)", Environment.ofObject());
        Frame frame = new Frame(Environment.ofObject());
        frame.object(object());
        int done = 0;
        String message = "";
        while (message.isEmpty() && done < 100) {
            try {
                expression.evaluate(frame);
                done++;
            } catch (EvaluationException e) {
                message = e.getMessage();
            }
        }
        assertThat(message)
                .isEqualTo("the expressions over this object take more than 10,000,000 steps");
        assertThat(done).isBetween(8, 20);

        frame.object(object());
        assertThat(expression.evaluate(frame)).isEqualTo(true);
    }

    private static Map<String, Object> object() {
        Map<String, Object> object = new HashMap<>();
        object.put("text", "a".repeat(60_000));
        object.put("half", "a".repeat(30_000) + "b");
        object.put("d", 1.5);
        object.put("wide", "((a{100}){100}){100}");
        object.put("deep", "(".repeat(20_000) + ")".repeat(20_000));
        object.put("tree", tree(5));
        return object;
    }

    private static List<Object> tree(int depth) {
        return Stream.<Object>generate(() -> depth == 0 ? (Object) 1L : tree(depth - 1))
                .limit(5)
                .toList();
    }
}
