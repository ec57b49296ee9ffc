package io.kubeobject.mapping.yaml;

import io.kubeobject.derive.TrackOutput;
import io.kubeobject.derive.TrackRule;
import io.kubeobject.derive.TrackRule.Timing;
import io.kubeobject.expr.Expression;
import io.kubeobject.expr.ExpressionException;
import io.kubeobject.expr.Use;
import io.kubeobject.mapping.Label;
import io.kubeobject.mapping.LabelPlan;
import io.kubeobject.mapping.Observer;
import io.kubeobject.mapping.Observer.Times;
import io.kubeobject.mapping.Position;
import io.kubeobject.mapping.Term;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The ups and downs of each object. */
final class TrackBlock {

    static final Key<Code> UP =
            Key.required("up", new Formula(), "whether it is up; absent: nobody can tell");
    static final Key<Code> SINCE =
            Key.optional(
                    "since",
                    new Formula(),
                    "a timestamp: since when it is down, as far as the API knows");
    static final Key<Code> UP_SINCE =
            Key.optional(
                    "upSince",
                    new Formula(),
                    "a timestamp: since when it is up, as far as the API knows; shows downtimes"
                            + " that nobody saw");
    static final Key<Code> WANTED =
            Key.optional(
                    "wanted",
                    new Formula(),
                    "whether it wants to be up: a recovery begins no earlier");
    static final Key<Duration> DOWN_FOR =
            Key.optional("downFor", TimeSpan.SHAPE, "how long it must be down to count as down");
    static final Key<Duration> UP_FOR =
            Key.optional("upFor", TimeSpan.SHAPE, "how long it must be up to count as up");
    static final Key<Boolean> COUNT_INITIAL =
            Key.optional(
                    "countInitial",
                    Scalar.flag(),
                    "whether the first time up counts as a recovery (false)");
    static final Key<List<Member<String, Tilde.Written<Code>>>> LABELS =
            Key.optional(
                    "labels",
                    Words.LABELS,
                    "labels of each series; ~ takes one of the document's away");
    static final Key<Boolean> LINT = MetricBlock.LINT;

    /** One key per output, its value the name of the family. */
    private static final Map<TrackOutput, Key<String>> NAMES = names();

    static final Block BLOCK =
            new Block("track", "state over time: up or down, for how long, how often", keys());

    private TrackBlock() {}

    private static Map<TrackOutput, Key<String>> names() {
        Map<TrackOutput, Key<String>> names = new EnumMap<>(TrackOutput.class);
        for (TrackOutput output : TrackOutput.values()) {
            String doc = "name of the metric: " + output.family("").help();
            names.put(output, Key.optional(output.key(), Words.METRIC, doc));
        }
        return names;
    }

    private static List<Key<?>> keys() {
        List<Key<?>> keys =
                new ArrayList<>(
                        List.of(UP, SINCE, UP_SINCE, WANTED, DOWN_FOR, UP_FOR, COUNT_INITIAL));
        keys.addAll(List.of(LABELS, DeriveBlocks.ID, LINT));
        keys.addAll(NAMES.values());
        return keys;
    }

    /**
     * Compiles one state machine; null if it has errors.
     *
     * @param inherited the document's labels
     */
    static @Nullable Observer compile(
            Fields fields, List<Label> inherited, LabelPlan.Absence absence, Scope scope) {
        Term up = DeriveBlocks.term(fields, UP, Use.TRUTH, scope);
        Term wanted = DeriveBlocks.term(fields, WANTED, scope);
        Times times =
                new Times(
                        DeriveBlocks.term(fields, SINCE, scope),
                        DeriveBlocks.term(fields, UP_SINCE, scope),
                        created(scope, scope.reading().position(fields.node())));
        LabelPlan labels =
                new LabelPlan(
                        LabelPlans.merged(inherited, fields.list(LABELS), scope),
                        List.of(),
                        absence);
        Map<TrackOutput, String> outputs = outputs(fields, scope);
        if (up == null || outputs.isEmpty()) {
            return null;
        }
        new Lint(scope.reading()).identity(labels, fields.node());
        Timing timing =
                new Timing(
                        fields.get(DOWN_FOR, Duration.ZERO),
                        fields.get(UP_FOR, Duration.ZERO),
                        fields.get(COUNT_INITIAL, false));
        String first = outputs.values().iterator().next();
        TrackRule rule = new TrackRule(fields.get(DeriveBlocks.ID, first), outputs, timing);
        return new Observer.Track(
                rule, scope.reading().position(fields.node()), labels, up, wanted, times);
    }

    private static Map<TrackOutput, String> outputs(Fields fields, Scope scope) {
        Map<TrackOutput, String> outputs = new EnumMap<>(TrackOutput.class);
        NAMES.forEach(
                (output, key) -> {
                    String name = fields.get(key);
                    if (name == null) {
                        return;
                    }
                    if (outputs.containsValue(name)) {
                        scope.reading()
                                .error(
                                        ProblemCode.CONTRADICTION,
                                        fields.node(key),
                                        "two outputs have the name \"" + name + "\"",
                                        "");
                    }
                    if (fields.get(LINT, true)) {
                        new Lint(scope.reading()).name(output.family(name), fields.node(key));
                    }
                    outputs.put(output, name);
                });
        if (NAMES.values().stream().noneMatch(fields::has)) {
            scope.reading()
                    .error(
                            ProblemCode.MISSING_OUTPUT,
                            fields.node(),
                            "track has no output",
                            "name what is wanted: status: …, downtime: …, recoveries: …");
        }
        return outputs;
    }

    private static Term created(Scope scope, Position position) {
        try {
            return new Term(
                    Expression.compile(
                            "timestamp(object.metadata.creationTimestamp)", scope.environment()),
                    position);
        } catch (ExpressionException e) {
            throw new IllegalStateException("BUG: an expression of ours does not compile", e);
        }
    }
}
