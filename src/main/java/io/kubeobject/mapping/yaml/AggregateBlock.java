package io.kubeobject.mapping.yaml;

import io.kubeobject.derive.AggregateRule;
import io.kubeobject.derive.AggregateRule.Function;
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

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A gauge of all objects together. */
final class AggregateBlock {

    static final Key<String> NAME =
            Key.required("name", Words.METRIC, "name of the gauge, as it is served");
    static final Key<String> HELP =
            Key.required("help", Scalar.text("a sentence"), "what it tells, in one sentence");
    static final Key<List<Member<String, Code>>> BY =
            Key.required("by", Words.BY, "its labels, from each object; {} for one series of all");
    static final Key<Boolean> COUNT =
            Key.optional(
                    "count",
                    Scalar.choice(List.of(true), String::valueOf),
                    "true: how many objects there are");
    static final Key<Code> SUM = number("sum", "the sum of this number of each object");
    static final Key<Code> MIN = number("min", "the least of this number of each object");
    static final Key<Code> MAX = number("max", "the greatest of this number of each object");
    static final Key<Code> AVG = number("avg", "the mean of this number of each object");
    static final Key<Code> WHEN =
            Key.optional("when", new Formula(), "which objects: those for which it is true");

    private static final Map<Key<Code>, Function> NUMBERS =
            Map.of(SUM, Function.SUM, MIN, Function.MIN, MAX, Function.MAX, AVG, Function.AVG);

    static final Block BLOCK =
            new Block(
                    "aggregate",
                    "a gauge of all objects together",
                    List.of(
                            NAME,
                            HELP,
                            BY,
                            COUNT,
                            SUM,
                            MIN,
                            MAX,
                            AVG,
                            WHEN,
                            DeriveBlocks.ID,
                            MetricBlock.LINT));

    private AggregateBlock() {}

    private static Key<Code> number(String name, String purpose) {
        return Key.optional(name, new Formula(), purpose);
    }

    /** Compiles one; null if it has errors. */
    static @Nullable Observer compile(Fields fields, LabelPlan.Absence absence, Scope scope) {
        Term when = DeriveBlocks.term(fields, WHEN, Use.TRUTH, scope);
        LabelPlan labels =
                new LabelPlan(DeriveBlocks.labels(fields.list(BY), scope), List.of(), absence);
        List<Key<?>> written =
                Stream.<Key<?>>of(COUNT, SUM, MIN, MAX, AVG).filter(fields::has).toList();
        Term number = null;
        Function function = Function.COUNT;
        for (Key<Code> key : List.of(SUM, MIN, MAX, AVG)) {
            if (fields.has(key)) {
                number = DeriveBlocks.term(fields, key, Use.NUMBER, scope);
                function = NUMBERS.getOrDefault(key, function);
            }
        }
        String name = fields.get(NAME);
        if (!isOne(written, fields, scope) || name == null) {
            return null;
        }
        Family family = new Family(name, MetricType.GAUGE, fields.get(HELP, ""), "");
        if (fields.get(MetricBlock.LINT, true)) {
            new Lint(scope.reading()).name(family, fields.node(NAME));
        }
        return new Observer.Gather(
                new AggregateRule(fields.get(DeriveBlocks.ID, name), family, function),
                new Entry(
                        family,
                        scope.reading().position(fields.node()),
                        DeriveBlocks.TRAITS,
                        new Rows(List.of(), List.of(), when),
                        labels,
                        new Values.Single(number, null)));
    }

    private static boolean isOne(List<Key<?>> written, Fields fields, Scope scope) {
        if (written.size() == 1) {
            return true;
        }
        scope.reading()
                .error(
                        ProblemCode.CONTRADICTION,
                        written.isEmpty() ? fields.node() : fields.node(written.getLast()),
                        "expected one of count, sum, min, max and avg, got "
                                + (written.isEmpty() ? "none" : written.size()),
                        written.isEmpty() ? "" : "write an aggregate for each of them");
        return false;
    }
}
