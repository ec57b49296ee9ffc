package io.kubeobject.mapping.yaml;

import io.kubeobject.expr.Use;
import io.kubeobject.mapping.Let;
import io.kubeobject.mapping.Rows.Each;
import io.kubeobject.mapping.Term;
import io.kubeobject.mapping.Variable;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the rows of a metric run over. */
final class EachBlock {

    /** A loop as it was written. */
    record Loop(Code code, @Nullable Object ifNone) {}

    static final Key<Code> EACH =
            Key.required("each", new Formula("\"x in list\""), "the list or map, as \"x in list\"");
    static final Key<Object> IF_NONE =
            Key.optional(
                    "ifNone",
                    new Data("an element"),
                    "the element to use where there is none: one row, its fields absent");

    static final Block BLOCK =
            new Block("loop", "one list or map that rows run over", List.of(EACH, IF_NONE));

    private static final Shape<Loop> LOOP =
            ByKind.of(
                    new Formula("\"x in list\""),
                    code -> new Loop(code, null),
                    BLOCK,
                    EachBlock::loop);

    /** One loop, or a list of them, the outer first. */
    static final Shape<List<Loop>> LOOPS = ByKind.oneOrMore("loops", LOOP);

    private static final Pattern FORM =
            Pattern.compile(
                    "\\s*(?<first>[A-Za-z_]\\w*)\\s*(?:,\\s*(?<second>[A-Za-z_]\\w*)\\s*)?"
                            + "\\bin\\s+(?<source>\\S.*)",
                    Pattern.DOTALL);

    private EachBlock() {}

    private static @Nullable Loop loop(Fields fields) {
        Code code = fields.get(EACH);
        return code == null ? null : new Loop(code, fields.get(IF_NONE));
    }

    /**
     * Compiles one loop, and adds its variables to the scope; null if it has errors.
     *
     * @param before names that are computed before it
     */
    static @Nullable Each compile(Loop loop, List<Let> before, Scope scope) {
        Code code = loop.code();
        Matcher matcher = FORM.matcher(code.text());
        if (!matcher.matches()) {
            code.error(
                    ProblemCode.ILLEGAL_LOOP,
                    0,
                    "expected \"x in list\", \"i, x in list\" or \"k, v in map\"",
                    "for example: each: c in status.conditions");
            return null;
        }
        Term source = code.from(matcher.start("source")).compile(scope.environment(), Use.ELEMENTS);
        String second = matcher.group("second");
        Variable first = declare("first", matcher, code, scope);
        Variable last = second == null ? first : declare("second", matcher, code, scope);
        return source == null
                ? null
                : new Each(before, second == null ? null : first, last, source, loop.ifNone());
    }

    private static Variable declare(String group, Matcher matcher, Code code, Scope scope) {
        return scope.declare(
                matcher.group(group), code.node(), code.start() + matcher.start(group));
    }
}
