package io.kubeobject.expr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every line of the tables in {@code src/test/resources/expr}. */
final class ExpressionTableTest {

    private static final Pattern WORD = Pattern.compile("[a-zA-Z_][\\w.]*(?=\\()");

    @TestFactory
    Stream<DynamicTest> tables() {
        return ExpressionCase.all().map(c -> DynamicTest.dynamicTest(c.toString(), () -> run(c)));
    }

    private static void run(ExpressionCase line) {
        String result = line.evaluate();
        if (line.expected().startsWith("error: ")) {
            assertThat(result)
                    .startsWith("error: ")
                    .contains(line.expected().substring("error: ".length()));
        } else {
            assertThat(result).isEqualTo(line.expected());
        }
    }

    @Test
    void tables_useEveryFunctionAndForm() {
        Set<String> used =
                ExpressionCase.all()
                        .map(ExpressionCase::expression)
                        .flatMap(e -> WORD.matcher(e).results())
                        .map(r -> r.group().substring(lastPart(r.group())))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = new TreeSet<>();
        for (Function.Style style : Function.Style.values()) {
            Functions.names(style).forEach(name -> known.add(name.substring(lastPart(name))));
        }
        known.addAll(Form.names(true));
        known.addAll(Form.names(false));

        assertThat(used).containsAll(known);
    }

    private static int lastPart(String name) {
        return name.lastIndexOf('.') + 1;
    }
}
