package io.kubeobject.mapping.yaml;

import io.kubeobject.expr.Environment;
import io.kubeobject.expr.Expression;
import io.kubeobject.expr.ExpressionException;
import io.kubeobject.expr.Issue;
import io.kubeobject.expr.Use;
import io.kubeobject.mapping.Term;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The text of an expression, not compiled yet: which variables there are depends on its place.
 *
 * @param start where the text begins within the scalar's value
 */
record Code(String text, int start, ScalarNode node, Reading reading) {

    /** A part of the text. */
    Code part(int from, int end) {
        return new Code(text.substring(from, end), start + from, node, reading);
    }

    /** The rest of the text from an offset on. */
    Code from(int offset) {
        return part(offset, text.length());
    }

    /** The expression; null if it does not compile, which has been reported then. */
    @Nullable Term compile(Environment environment) {
        return compile(() -> Expression.compile(text, environment));
    }

    /** As {@link #compile(Environment)}, also reported if its value can never serve. */
    @Nullable Term compile(Environment environment, Use use) {
        return compile(() -> Expression.compile(text, environment, use));
    }

    private interface Attempt {
        Expression compile() throws ExpressionException;
    }

    private @Nullable Term compile(Attempt attempt) {
        try {
            return new Term(attempt.compile(), reading.position(node, start));
        } catch (ExpressionException e) {
            String comment = Traps.comment(node, reading.rest(node));
            for (Issue issue : e.issues()) {
                error(
                        ProblemCode.EXPRESSION,
                        issue.offset(),
                        issue.message(),
                        comment.isEmpty() ? issue.hint() : comment);
            }
            return null;
        }
    }

    /** An error in the text. */
    void error(ProblemCode code, int offset, String message, String hint) {
        reading.error(code, node, start + offset, message, hint);
    }
}
