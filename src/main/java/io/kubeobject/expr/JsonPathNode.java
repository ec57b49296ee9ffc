package io.kubeobject.expr;

import java.util.List;

/** The match of a definite JSONPath, or the list of matches of another. */
final class JsonPathNode extends Node {

    private final JsonPath path;
    private final Span span;
    private final boolean definite;

    JsonPathNode(JsonPath path, Span span) {
        this.path = path;
        this.span = span;
        this.definite = path.isDefinite();
    }

    @Override
    Object eval(Frame frame) {
        try {
            List<Object> matches = new JsonPathWalk(frame).select(path, frame.object());
            if (!definite) {
                return matches;
            }
            return matches.isEmpty() ? Absent.ABSENT : matches.getFirst();
        } catch (EvaluationException e) {
            throw e.at(span.offset());
        }
    }
}
