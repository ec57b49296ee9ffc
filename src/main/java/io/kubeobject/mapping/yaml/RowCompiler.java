package io.kubeobject.mapping.yaml;

import io.kubeobject.expr.Use;
import io.kubeobject.mapping.Label;
import io.kubeobject.mapping.LabelPlan;
import io.kubeobject.mapping.LabelPlan.FromMap;
import io.kubeobject.mapping.Let;
import io.kubeobject.mapping.Rows;
import io.kubeobject.mapping.Rows.Each;
import io.kubeobject.mapping.Term;
import io.kubeobject.mapping.Values;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compiles the row keys of a metric, or of a shape alone.
 *
 * <p>A metric that uses a shape has two sets of them. Its own keys take the place of the shape's,
 * but labels, names and loops add up: the metric's loops stand around the shape's, and arguments
 * are computed between the two, so that {@code each: c in spec.containers} goes with {@code use:
 * resources(c.resources.limits)}.
 */
final class RowCompiler {

    private final Fields own;
    private final Reading reading;
    private final @Nullable ShapeUse use;

    private RowCompiler(Fields own, Reading reading, @Nullable ShapeUse use) {
        this.own = own;
        this.reading = reading;
        this.use = use;
    }

    /** Of a metric. */
    static RowCompiler ofMetric(Fields metric, Scope scope) {
        Code use = metric.get(MetricBlock.USE);
        ShapeUse shape = use == null ? null : ShapeUse.of(use, scope);
        return new RowCompiler(metric, scope.reading(), shape);
    }

    /** Of a shape, to see whether it is right. */
    static RowCompiler ofShape(RowShape shape) {
        return new RowCompiler(shape.fields(), shape.reading(), null);
    }

    /** The metric's own, and the shape's. */
    private Stream<Fields> all() {
        return use == null ? Stream.of(own) : Stream.of(own, use.shape().fields());
    }

    boolean has(Key<?> key) {
        return all().anyMatch(fields -> fields.has(key));
    }

    <T> @Nullable T get(Key<T> key) {
        if (use == null || own.has(key)) {
            return own.get(key);
        }
        return use.shape().fields().get(key);
    }

    /** Where to report something about a key: where the shape is used, if it comes from there. */
    Node place(Key<?> key) {
        return own.has(key) || use == null ? own.node(key) : own.node(MetricBlock.USE);
    }

    Rows rows(Scope scope) {
        List<Each> each = new ArrayList<>(loops(own, reading, List.of(), scope));
        List<Let> lets = new ArrayList<>();
        if (use != null) {
            List<Let> arguments = use.compile(scope);
            Fields shape = use.shape().fields();
            List<Each> inner = loops(shape, use.shape().reading(), arguments, scope);
            each.addAll(inner);
            if (inner.isEmpty()) {
                lets.addAll(arguments);
            }
            List<Let> names = scope.lets(shape.list(RowKeys.LET));
            lets.addAll(names);
            refuseNames(Stream.concat(arguments.stream(), names.stream()), inner);
        }
        lets.addAll(scope.lets(own.list(RowKeys.LET)));
        Code when = get(RowKeys.WHEN);
        return new Rows(
                each, lets, when == null ? null : when.compile(scope.environment(), Use.TRUTH));
    }

    /** A metric's name that hides one of the shape would change what the shape means. */
    private void refuseNames(Stream<Let> lets, List<Each> loops) {
        Set<String> taken = new HashSet<>();
        lets.forEach(let -> taken.add(let.variable().name()));
        for (Each loop : loops) {
            taken.add(loop.element().name());
            if (loop.key() != null) {
                taken.add(loop.key().name());
            }
        }
        for (Member<String, Code> member : own.list(RowKeys.LET)) {
            if (taken.contains(member.key())) {
                reading.error(
                        ProblemCode.RESERVED_NAME,
                        member.keyNode(),
                        "\"" + member.key() + "\" is a name of the shape",
                        "");
            }
        }
    }

    /**
     * Compiles loops.
     *
     * @param before names that the first of them may use
     */
    private static List<Each> loops(Fields fields, Reading reading, List<Let> before, Scope scope) {
        List<Each> compiled = new ArrayList<>();
        for (EachBlock.Loop loop : loops(fields, reading)) {
            List<Let> names = compiled.isEmpty() ? before : List.of();
            Each each = EachBlock.compile(loop, names, scope);
            if (each != null) {
                compiled.add(each);
            }
        }
        return compiled;
    }

    /** The loops; the {@code ifNone} beside them is short for that of the only one. */
    private static List<EachBlock.Loop> loops(Fields fields, Reading reading) {
        List<EachBlock.Loop> loops = fields.list(RowKeys.EACH);
        Object ifNone = fields.get(RowKeys.IF_NONE);
        if (ifNone == null) {
            return loops;
        }
        if (loops.size() != 1) {
            reading.error(
                    ProblemCode.CONTRADICTION,
                    fields.node(RowKeys.IF_NONE),
                    "ifNone needs one each, there are " + loops.size(),
                    "with several, write each as {each: \"x in list\", ifNone: …}");
            return loops;
        }
        return List.of(new EachBlock.Loop(loops.getFirst().code(), ifNone));
    }

    LabelPlan labels(List<Label> inherited, LabelPlan.Absence absence, Scope scope) {
        List<Label> labels = inherited;
        List<FromMap> maps = new ArrayList<>();
        // The shape's first: the metric may change them.
        for (Fields fields : all().toList().reversed()) {
            labels = LabelPlans.merged(labels, fields.list(RowKeys.LABELS), scope);
            for (Fields map : fields.list(RowKeys.LABELS_FROM)) {
                FromMap compiled = LabelsFromBlock.compile(map, scope);
                if (compiled != null) {
                    maps.add(compiled);
                }
            }
        }
        return new LabelPlan(labels, maps, absence);
    }

    @Nullable Values values(Scope scope) {
        Code value = get(RowKeys.VALUE);
        Code otherwise = get(RowKeys.DEFAULT);
        Fields states = get(RowKeys.STATES);
        checkValues();
        if (has(RowKeys.STATES)) {
            return states == null ? null : StatesBlock.compile(states, scope);
        }
        Term term = value == null ? null : value.compile(scope.environment(), Use.NUMBER);
        Term second = otherwise == null ? null : otherwise.compile(scope.environment(), Use.NUMBER);
        return new Values.Single(term, second);
    }

    private void checkValues() {
        if (has(RowKeys.STATES) && (has(RowKeys.VALUE) || has(RowKeys.DEFAULT))) {
            reading.error(
                    ProblemCode.CONTRADICTION,
                    place(has(RowKeys.VALUE) ? RowKeys.VALUE : RowKeys.DEFAULT),
                    "states gives the values, so there is no value or default",
                    "");
        }
        if (has(RowKeys.DEFAULT) && !has(RowKeys.VALUE)) {
            reading.error(
                    ProblemCode.CONTRADICTION,
                    place(RowKeys.DEFAULT),
                    "default without a value",
                    "the value is 1 then");
        }
    }
}
