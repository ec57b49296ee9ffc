package io.kubeobject.expr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every block of {@code src/test/resources/expr/issues/issues.txt}: an expression, and below it
 * what is wrong with it at which place. {@code -Dgolden.update=true} writes what the compiler says
 * now.
 */
final class IssueTableTest {

    private static final java.nio.file.Path TABLE =
            ExpressionCase.TABLES.resolve("issues").resolve("issues.txt");

    @TestFactory
    Stream<DynamicTest> issues() throws IOException {
        List<String> blocks = List.of(Files.readString(TABLE).strip().split("\n\n"));
        if (Boolean.getBoolean("golden.update")) {
            String all =
                    blocks.stream().map(IssueTableTest::block).collect(Collectors.joining("\n"));
            Files.writeString(TABLE, all);
        }
        return blocks.stream()
                .map(
                        block ->
                                DynamicTest.dynamicTest(
                                        block.lines().findFirst().orElseThrow(),
                                        () -> assertThat(block(block)).isEqualTo(block + "\n")));
    }

    /** A comment as it is; an expression with its issues. */
    private static String block(String block) {
        if (block.startsWith("#")) {
            return block + "\n";
        }
        String expression = block.lines().findFirst().orElseThrow();
        try {
            Expression.compile(expression, Environment.ofObject().with("pod"));
            return expression + "\nno issue\n";
        } catch (ExpressionException e) {
            return expression
                    + "\n"
                    + e.issues().stream().map(IssueTableTest::line).collect(Collectors.joining());
        }
    }

    private static String line(Issue issue) {
        String mark =
                " ".repeat(issue.offset()) + "^" + "~".repeat(Math.max(0, issue.length() - 1));
        String hint = issue.hint().isEmpty() ? "" : " (" + issue.hint() + ")";
        return mark + " " + issue.message() + hint + "\n";
    }
}
