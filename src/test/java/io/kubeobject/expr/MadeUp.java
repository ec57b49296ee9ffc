package io.kubeobject.expr;

import io.kubeobject.expr.Oracle.Outcome;
import io.kubeobject.expr.Oracle.Question;
import io.kubeobject.expr.TypedExpression.Made;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The well-typed expressions of one seed, and objects to ask them of. */
final class MadeUp {

    private static final int EXPRESSIONS = 50;
    private static final int OBJECTS = 5;

    private final TypedExpression texts;
    private final List<Question> questions = new ArrayList<>();
    private final List<List<Made>> made = new ArrayList<>();

    /** At least so many cases, each an expression over an object. */
    MadeUp(long seed, int cases) {
        RandomGenerator random = new SplittableRandom(seed);
        texts = new TypedExpression(random);
        for (int i = 0; i < cases / OBJECTS / EXPRESSIONS + 1; i++) {
            List<Made> some = Stream.generate(texts::next).limit(EXPRESSIONS).toList();
            List<String> objects =
                    Stream.generate(() -> TypedObject.json(random)).limit(OBJECTS).toList();
            questions.add(new Question(objects, some.stream().map(Made::text).toList()));
            made.add(some);
        }
    }

    List<Question> questions() {
        return questions;
    }

    /** All ways to make an expression. */
    List<TypedExpression.Row> rows() {
        return texts.all();
    }

    Comparison compare(List<List<List<Outcome>>> answers) {
        Comparison comparison = new Comparison();
        comparison.compare(questions, made, answers);
        return comparison;
    }
}
