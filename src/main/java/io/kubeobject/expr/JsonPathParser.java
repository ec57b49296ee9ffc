package io.kubeobject.expr;

import io.kubeobject.expr.JsonPath.Filter;
import io.kubeobject.expr.JsonPath.Index;
import io.kubeobject.expr.JsonPath.Name;
import io.kubeobject.expr.JsonPath.Segment;
import io.kubeobject.expr.JsonPath.Selector;
import io.kubeobject.expr.JsonPath.Slice;
import io.kubeobject.expr.JsonPath.Wildcard;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads a JSONPath. Unlike the parser of expressions it ends at the first mistake. */
final class JsonPathParser {

    static final String ROOT = "$";

    private final JsonPathText text;
    private final JsonPathFilterParser filters;

    JsonPathParser(JsonPathText text) {
        this.text = text;
        this.filters = new JsonPathFilterParser(text, this);
    }

    /** Whether a text is a JSONPath and no expression of CEL. */
    static boolean isPath(String source) {
        return source.stripLeading().startsWith(ROOT);
    }

    static JsonPath parse(String source) throws ExpressionException {
        JsonPathText text = new JsonPathText(source.stripTrailing(), source.indexOf(ROOT));
        text.take(ROOT);
        JsonPath path = new JsonPathParser(text).segments();
        text.space();
        if (!text.ended()) {
            throw text.refused(
                    text.at(),
                    "expected `.` or `[`, got " + text.found(),
                    "JSONPath selects; to compute with it, name it in `let` and write an expression"
                            + " with that name");
        }
        return path;
    }

    /** All that follows; space before what is none of it is not taken. */
    JsonPath segments() throws ExpressionException {
        List<Segment> segments = new ArrayList<>();
        while (true) {
            int start = text.at();
            text.space();
            if (text.take("..")) {
                segments.add(new Segment(true, text.sees("[") ? bracketed() : shorthand()));
            } else if (text.take(".")) {
                segments.add(new Segment(false, shorthand()));
            } else if (text.sees("[")) {
                segments.add(new Segment(false, bracketed()));
            } else {
                text.back(start);
                return new JsonPath(List.copyOf(segments));
            }
        }
    }

    private List<Selector> shorthand() throws ExpressionException {
        if (text.take("*")) {
            return List.of(new Wildcard());
        }
        int start = text.at();
        if (!text.seesName()) {
            throw text.refused(
                    start, "expected the name of a field or `*`, got " + text.found(), "");
        }
        String name = text.name();
        if (text.sees("-") || text.sees("/")) {
            throw text.refused(
                    text.at(),
                    text.found() + " cannot stand in a name that is not quoted",
                    "write ['" + name + "…']");
        }
        if (text.sees("(")) {
            throw text.refused(
                    start,
                    "`" + name + "` is no function of a path",
                    "JSONPath selects; to compute with it, name it in `let` and write an expression"
                            + " with that name");
        }
        return List.of(new Name(name));
    }

    private List<Selector> bracketed() throws ExpressionException {
        int start = text.at();
        text.take("[");
        List<Selector> selectors = new ArrayList<>();
        do {
            text.space();
            selectors.add(selector());
            text.space();
        } while (text.take(","));
        if (!text.take("]")) {
            throw text.refused(
                    text.at(),
                    "expected `,` or `]`, got " + text.found(),
                    "to close `[` at column " + (start + 1));
        }
        return List.copyOf(selectors);
    }

    private Selector selector() throws ExpressionException {
        if (text.take("*")) {
            return new Wildcard();
        }
        if (text.take("?")) {
            return new Filter(filters.test());
        }
        if (text.seesString()) {
            return new Name(text.string());
        }
        if (text.seesNumber() || text.sees(":")) {
            return indexOrSlice();
        }
        throw text.refused(
                text.at(),
                "expected a name in quotes, an index, a slice, `*` or `?`, got " + text.found(),
                text.seesName() ? "write ['" + text.name() + "']" : "");
    }

    private Selector indexOrSlice() throws ExpressionException {
        Long first = integer();
        text.space();
        if (!text.take(":")) {
            return new Index(first == null ? 0 : first);
        }
        text.space();
        Long end = integer();
        text.space();
        Long step = null;
        if (text.take(":")) {
            text.space();
            step = integer();
        }
        return new Slice(first, end, step == null ? 1 : step);
    }

    private @Nullable Long integer() throws ExpressionException {
        if (!text.seesNumber()) {
            return null;
        }
        int start = text.at();
        if (text.number() instanceof Long number && !(number == 0 && text.at() > start + 1)) {
            return number;
        }
        throw text.refused(start, "expected an integer", "");
    }
}
