package io.kubeobject.mapping.yaml;

import io.kubeobject.derive.CountRule;
import io.kubeobject.derive.CountRule.Baseline;
import io.kubeobject.derive.CountRule.Keeping;
import io.kubeobject.derive.CountRule.Unit;
import io.kubeobject.expr.Use;
import io.kubeobject.mapping.Entry;
import io.kubeobject.mapping.LabelPlan;
import io.kubeobject.mapping.Observer;
import io.kubeobject.mapping.Rows;
import io.kubeobject.mapping.Term;
import io.kubeobject.mapping.Values;
import io.kubeobject.metric.Family;
import io.kubeobject.metric.MetricType;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** A counter that objects feed which carry a count of their own. */
final class CountBlock {

    private static final Duration ZERO_FIRST_DEFAULT = Duration.ofSeconds(30);

    static final Key<String> NAME =
            Key.required("name", Words.METRIC, "name of the counter, as it is served");
    static final Key<String> HELP =
            Key.required("help", Scalar.text("a sentence"), "what it tells, in one sentence");
    static final Key<List<Member<String, Code>>> BY =
            Key.required("by", Words.BY, "the labels of the counters, from each object");
    static final Key<Code> OCCURRENCES =
            Key.optional(
                    "occurrences",
                    new Formula(),
                    "the object's own count, whose increase is added; left out: 1 for each version"
                            + " of the object");
    static final Key<Code> WHEN =
            Key.optional("when", new Formula(), "which objects count: those for which it is true");
    static final Key<Duration> ZERO_FIRST =
            Key.optional(
                    "zeroFirst",
                    TimeSpan.SHAPE,
                    "how long a new counter is served as 0, so that its first increase is seen"
                            + " (30s)");
    static final Key<Duration> TTL =
            Key.optional("ttl", TimeSpan.SHAPE, "a counter ends after so long without an increase");
    static final Key<Boolean> OUTLIVE =
            Key.optional(
                    "outlive",
                    Scalar.flag(),
                    "whether counters outlive the objects that fed them (true)");
    static final Key<Baseline> BASELINE =
            Key.optional(
                    "baseline",
                    Scalar.choice(
                            List.of(Baseline.FIRST_LIST, Baseline.NONE),
                            b -> b == Baseline.NONE ? "none" : "firstList"),
                    "firstList (default): what is there at the start is not added; none: it is");
    static final Key<String> ID = DeriveBlocks.ID;
    static final Key<Boolean> LINT = MetricBlock.LINT;

    static final Block BLOCK =
            new Block(
                    "count",
                    "a counter fed by objects that carry a count",
                    List.of(
                            NAME,
                            HELP,
                            BY,
                            OCCURRENCES,
                            WHEN,
                            ZERO_FIRST,
                            TTL,
                            OUTLIVE,
                            BASELINE,
                            ID,
                            LINT));

    private CountBlock() {}

    /** Compiles one counter; null if it has errors. */
    static @Nullable Observer compile(Fields fields, LabelPlan.Absence absence, Scope scope) {
        Term when = DeriveBlocks.term(fields, WHEN, Use.TRUTH, scope);
        Term occurrences = DeriveBlocks.term(fields, OCCURRENCES, Use.NUMBER, scope);
        LabelPlan labels =
                new LabelPlan(DeriveBlocks.labels(fields.list(BY), scope), List.of(), absence);
        String name = fields.get(NAME);
        if (name == null) {
            return null;
        }
        Family family = new Family(name, MetricType.COUNTER, fields.get(HELP, ""), "");
        if (fields.get(LINT, true)) {
            new Lint(scope.reading()).name(family, fields.node(NAME));
        }
        Keeping keeping =
                new Keeping(
                        fields.get(ZERO_FIRST, ZERO_FIRST_DEFAULT),
                        fields.get(TTL, Duration.ZERO),
                        fields.get(OUTLIVE, true),
                        fields.get(BASELINE, Baseline.FIRST_LIST));
        Unit unit = fields.has(OCCURRENCES) ? Unit.OCCURRENCES : Unit.WRITES;
        CountRule rule = new CountRule(fields.get(ID, name), family, unit, keeping);
        Rows rows = new Rows(List.of(), List.of(), when);
        Values values = new Values.Single(occurrences, null);
        return new Observer.Gather(
                rule,
                new Entry(
                        family,
                        scope.reading().position(fields.node()),
                        DeriveBlocks.TRAITS,
                        rows,
                        labels,
                        values));
    }
}
