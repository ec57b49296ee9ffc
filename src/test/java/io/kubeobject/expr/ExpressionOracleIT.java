package io.kubeobject.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.expr.Oracle.Outcome;
import io.kubeobject.expr.Oracle.Question;
import io.kubeobject.expr.TypedExpression.Made;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Expressions mean what they mean in Kubernetes, but for the differences that have a name. */
final class ExpressionOracleIT {

    private static final Path DIFFERENCES = ExpressionCase.TABLES.resolve("oracle/differences.txt");

    /** What Kubernetes does not have. */
    private static final Set<String> OURS =
            Set.of("sanitize", "labelName", "scaled", "condition", "roundUp");

    private static final int CASES = Integer.getInteger("koe.oracle.cases", 120_000);
    private static final int EXPRESSIONS = 50;
    private static final int OBJECTS = 5;

    private final long seed = Long.getLong("koe.seed", 1);
    private final RandomGenerator random = new SplittableRandom(seed);

    @TempDir Path folder;

    @Test
    void tables_asInKubernetes() {
        List<ExpressionCase> cases = ExpressionCase.all().toList();
        List<Question> questions = cases.stream().map(ExpressionOracleIT::question).toList();
        List<List<List<Outcome>>> answers = Oracle.ask(questions, folder);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            ExpressionCase line = cases.get(i);
            Outcome theirs = answers.get(i).getFirst().getFirst();
            Outcome ours = Comparison.outcomes(line.expression(), List.of(line.json())).getFirst();
            boolean marked = !line.difference().isEmpty();
            if (ours.agreesWith(theirs) == marked) {
                wrong.add(line + " => " + ours + ", in Kubernetes " + theirs);
            }
        }
        assertThat(wrong).isEmpty();
        System.out.printf("%d lines of tables, asked of Kubernetes as well%n", cases.size());
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
        TypedExpression texts = new TypedExpression(random);
        List<Question> questions = new ArrayList<>();
        List<List<Made>> made = new ArrayList<>();
        for (int i = 0; i < CASES / OBJECTS / EXPRESSIONS + 1; i++) {
            List<Made> some = Stream.generate(texts::next).limit(EXPRESSIONS).toList();
            List<String> objects =
                    Stream.generate(() -> TypedObject.json(random)).limit(OBJECTS).toList();
            questions.add(new Question(objects, some.stream().map(Made::text).toList()));
            made.add(some);
        }
        Comparison comparison = new Comparison();
        comparison.compare(questions, made, Oracle.ask(questions, folder));
        System.out.printf("seed %d: %s%n", seed, comparison);

        assertThat(comparison.differences()).as("seed %d", seed).isEmpty();
        assertThat(comparison.cases()).isGreaterThanOrEqualTo(CASES);
        assertThat(comparison.values()).isGreaterThan(comparison.cases() * 6 / 10);
        assertThat(comparison.onPurpose().values()).allMatch(n -> n < comparison.cases() / 100);
        assertThat(comparison.rows().keySet()).containsAll(texts.all());
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

    private static Question question(ExpressionCase line) {
        return new Question(List.of(line.json()), List.of(line.expression()));
    }
}
