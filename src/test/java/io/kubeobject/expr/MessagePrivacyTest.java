package io.kubeobject.expr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** What is said of a text of an object that cannot be used does not give the text away. */
final class MessagePrivacyTest {

    private static final int EXPRESSIONS = 1_500;
    private static final int OBJECTS = 2;

    private final long seed = Long.getLong("koe.seed", 1);
    private final RandomGenerator random = new SplittableRandom(seed);

    /** No stretch of the secret that is so long is in any message; its beginning is in some. */
    @ParameterizedTest
    @CsvSource({
        "hunter2, 3, hu",
        "zq7Rv9Kx2mWp4TtY8bNc3JhL6gFd, 9, zq7Rv9Kx",
        "😀🐘🚀🎉🔑🎲, 5, 😀🐘"
    })
    void message_aboutSecret_hasItsBeginningAtMost(String secret, int length, String beginning) {
        Set<String> messages = messages(secret);

        for (int i = 0; i + length <= secret.length(); i++) {
            String part = secret.substring(i, i + length);
            assertThat(messages).as("seed %d", seed).noneMatch(m -> m.contains(part));
        }
        assertThat(messages).anyMatch(m -> m.contains("\"" + beginning + "…\""));
        assertThat(messages).hasSizeGreaterThan(50);
    }

    /** Of expressions over objects all of whose texts are the secret. */
    private Set<String> messages(String secret) {
        TypedExpression texts = new TypedExpression(random);
        Set<String> messages = new TreeSet<>();
        for (int i = 0; i < EXPRESSIONS; i++) {
            Expression expression = compiled(texts);
            for (int j = 0; j < OBJECTS; j++) {
                evaluate(expression, secret, messages);
            }
        }
        return messages;
    }

    private static Expression compiled(TypedExpression texts) {
        while (true) {
            try {
                return Expression.compile(texts.next().text(), Environment.ofObject());
            } catch (ExpressionException e) {
                // a constant that does not convert
            }
        }
    }

    private void evaluate(Expression expression, String secret, Set<String> messages) {
        Frame frame = new Frame(Environment.ofObject());
        String json = TypedObject.json(random);
        frame.object(
                ExpressionCase.object(
                        json.replaceAll(":\"(\\\\.|[^\"\\\\])*\"", ":\"" + secret + "\"")));
        try {
            Object value = expression.evaluate(frame);
            if (value.equals(secret)) {
                Conversion.toNumber(value);
            }
        } catch (EvaluationException e) {
            messages.add(e.getMessage());
        }
    }
}
