package io.kubeobject.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.expr.Oracle.Question;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Expressions mean what they mean in Kubernetes, but for the differences that have a name. */
final class ExpressionOracleIT {

    private static final Path DIFFERENCES = ExpressionCase.TABLES.resolve("oracle/differences.txt");

    /** What Kubernetes does not have. */
    private static final Set<String> OURS =
            Set.of("sanitize", "labelName", "scaled", "condition", "roundUp");

    private static final int CASES = Integer.getInteger("koe.oracle.cases", 120_000);
    private static final long SEED = Long.getLong("koe.seed", 1);

    @TempDir Path folder;

    @Test
    void tables_asInKubernetes() {
        Tables tables = new Tables();
        List<Question> questions = tables.questions();

        assertThat(tables.wrong(Oracle.ask(questions, folder))).isEmpty();
        System.out.printf("%d lines of tables, asked of Kubernetes as well%n", questions.size());
    }

    @Test
    void differences_areListedAndHaveLines() throws IOException {
        Set<String> listed = new TreeSet<>();
        for (String line : Files.readAllLines(DIFFERENCES)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                listed.add(line.split(" ", 2)[0]);
            }
        }
        Set<String> used = new TreeSet<>();
        ExpressionCase.all().forEach(c -> used.add(c.difference()));
        used.remove("");

        assertThat(used).isEqualTo(listed);
    }

    @Test
    void typedExpressions_asInKubernetes() {
        MadeUp expressions = new MadeUp(SEED, CASES);
        Comparison comparison = expressions.compare(Oracle.ask(expressions.questions(), folder));
        System.out.printf("seed %d: %s%n", SEED, comparison);

        assertThat(comparison.differences()).as("seed %d", SEED).isEmpty();
        assertThat(comparison.cases()).isGreaterThanOrEqualTo(CASES);
        assertThat(comparison.values()).isGreaterThan(comparison.cases() * 6 / 10);
        assertThat(comparison.onPurpose().values()).allMatch(n -> n < comparison.cases() / 100);
        assertThat(comparison.rows().keySet()).containsAll(expressions.rows());
        assertThat(comparison.rows()).allSatisfy((_, n) -> assertThat(n).isGreaterThan(50));
        assertThat(comparison.functions().keySet()).containsAll(functionsOfKubernetes());
        assertThat(comparison.functions()).allSatisfy((_, n) -> assertThat(n).isGreaterThan(500));
    }

    /** By the last part of their names. */
    private static Set<String> functionsOfKubernetes() {
        Set<String> names = new TreeSet<>(Form.names(true));
        names.addAll(Form.names(false));
        for (Function.Style style : Function.Style.values()) {
            Functions.names(style).forEach(n -> names.add(n.substring(n.lastIndexOf('.') + 1)));
        }
        names.removeAll(OURS);
        return names;
    }
}
