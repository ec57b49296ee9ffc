package io.kubeobject.expr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Puts a look-out around every node of one plan, and keeps what they see. What is planned without
 * one pays nothing for it. For one evaluation.
 */
final class Tracer {

    /** What more there is of loops over long lists is left out. */
    private static final int MAX_PARTS = 1_000;

    private final String source;
    private final Deque<List<Trace>> open = new ArrayDeque<>();
    private int count;

    Tracer(String source) {
        this.source = source;
        open.push(new ArrayList<>());
    }

    /** The node, watched. What is written as it is needs no watching. */
    Node around(Node node, Checked checked) {
        boolean plain = checked instanceof Checked.Constant || checked instanceof Checked.TheObject;
        return plain ? node : new Watched(node, checked.span());
    }

    /** The whole expression, over what the outermost node did. */
    Trace whole(Trace.Result result, String shown) {
        List<Trace> seen = open.getFirst();
        boolean same = seen.size() == 1 && seen.getFirst().text().equals(source);
        return new Trace(source, result, shown, same ? seen.getFirst().parts() : seen);
    }

    private final class Watched extends Node {

        private final Node node;
        private final Span span;

        Watched(Node node, Span span) {
            this.node = node;
            this.span = span;
        }

        @Override
        Object eval(Frame frame) {
            open.push(new ArrayList<>());
            try {
                Object value = node.eval(frame);
                close(result(value), ShownValue.of(value));
                return value;
            } catch (EvaluationException e) {
                close(Trace.Result.FAILED, e.getMessage());
                throw e;
            }
        }

        private void close(Trace.Result result, String shown) {
            List<Trace> parts = open.pop();
            if (count++ < MAX_PARTS) {
                String text = Excerpt.of(source, span);
                open.getFirst().add(new Trace(text, result, shown, parts));
            }
        }
    }

    static Trace.Result result(Object value) {
        boolean none = value instanceof Possible(var held) && held == null;
        return value == Absent.ABSENT || none ? Trace.Result.ABSENT : Trace.Result.VALUE;
    }
}
