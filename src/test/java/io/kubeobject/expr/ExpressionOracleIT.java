package io.kubeobject.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.expr.Oracle.Outcome;
import io.kubeobject.expr.Oracle.Question;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Expressions mean what they mean in Kubernetes, but for the differences that have a name. */
final class ExpressionOracleIT {

    private static final Path DIFFERENCES = ExpressionCase.TABLES.resolve("oracle/differences.txt");

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
            Outcome ours = outcome(line);
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

    private static Question question(ExpressionCase line) {
        return new Question(List.of(line.json()), List.of(line.expression()));
    }

    private static Outcome outcome(ExpressionCase line) {
        try {
            Expression compiled = Expression.compile(line.expression(), Environment.ofObject());
            Frame frame = new Frame(Environment.ofObject());
            frame.object(line.object());
            return Outcome.of(compiled, frame);
        } catch (ExpressionException e) {
            return Outcome.rejected(e.getMessage());
        }
    }
}
