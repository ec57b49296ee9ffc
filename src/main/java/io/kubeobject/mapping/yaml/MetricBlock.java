package io.kubeobject.mapping.yaml;

import io.kubeobject.mapping.Entry;
import io.kubeobject.mapping.Entry.Traits;
import io.kubeobject.mapping.Label;
import io.kubeobject.mapping.LabelPlan;
import io.kubeobject.mapping.Rows;
import io.kubeobject.mapping.Values;
import io.kubeobject.metric.Family;
import io.kubeobject.metric.MetricType;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One entry of {@code metrics}. */
final class MetricBlock {

    static final Key<String> NAME =
            Key.required("name", Words.METRIC, "name of the family, as it is served");
    static final Key<String> HELP =
            Key.required("help", Scalar.text("a sentence"), "what it tells, in one sentence");
    static final Key<MetricType> TYPE =
            Key.optional(
                    "type",
                    Scalar.choice(
                            List.of(
                                    MetricType.GAUGE,
                                    MetricType.COUNTER,
                                    MetricType.INFO,
                                    MetricType.STATESET),
                            type -> type.name().toLowerCase(Locale.ROOT)),
                    "gauge (default), counter, info or stateset");
    static final Key<String> UNIT =
            Key.optional(
                    "unit",
                    Words.named("a unit", "[a-z][a-z0-9_]*", "lower-case letters, digits and _"),
                    "unit of the values, which the name ends in");
    static final Key<String> STABILITY =
            Key.optional(
                    "stability",
                    Scalar.text("a stability"),
                    "how long it will be there: STABLE, for example; help begins with it, in"
                            + " brackets");
    static final Key<Boolean> OPT_IN =
            Key.optional("optIn", Scalar.flag(), "off until it is asked for by name");
    static final Key<Boolean> LINT =
            Key.optional(
                    "lint",
                    Scalar.choice(List.of(true, false), on -> on ? "on" : "off"),
                    "off: no warnings about the name");
    static final Key<Code> USE =
            Key.optional(
                    "use",
                    new Formula("a shape, as owners or resources(status.capacity)"),
                    "a shape to take rows from, with its arguments in ( ); keys that stand here"
                            + " take the place of its own, labels and let are added");

    static final Block BLOCK =
            new Block(
                    "metric",
                    "a named, typed, labelled metric",
                    Stream.of(
                                    List.of(NAME, HELP, TYPE, USE),
                                    RowKeys.ALL,
                                    List.<Key<?>>of(UNIT, STABILITY, OPT_IN, LINT))
                            .<Key<?>>flatMap(List::stream)
                            .toList());

    private final Fields fields;
    private final Reading reading;
    private final RowCompiler rows;

    private MetricBlock(Fields fields, Scope scope) {
        this.fields = fields;
        this.reading = scope.reading();
        this.rows = RowCompiler.ofMetric(fields, scope);
    }

    /**
     * Compiles an entry; null if it has errors.
     *
     * @param inherited the document's labels
     * @param scope the document's names, to which the entry's are added
     */
    static @Nullable Entry compile(
            Fields fields, List<Label> inherited, LabelPlan.Absence absence, Scope scope) {
        MetricBlock block = new MetricBlock(fields, scope);
        Rows rows = block.rows.rows(scope);
        LabelPlan labels = block.rows.labels(inherited, absence, scope);
        Values values = block.rows.values(scope);
        Family family = block.family();
        if (family == null || values == null) {
            return null;
        }
        block.check(family, labels, values);
        return new Entry(
                family,
                scope.reading().position(fields.node()),
                block.traits(),
                rows,
                labels,
                values);
    }

    private Traits traits() {
        Boolean distinct = rows.get(RowKeys.DISTINCT);
        return new Traits(fields.get(OPT_IN, false), distinct != null && distinct);
    }

    private @Nullable Family family() {
        String name = fields.get(NAME);
        String unit = fields.get(UNIT, "");
        if (name == null) {
            return null;
        }
        String stem = name.endsWith("_total") ? name.substring(0, name.length() - 6) : name;
        if (!unit.isEmpty() && !stem.endsWith("_" + unit)) {
            reading.error(
                    ProblemCode.UNIT,
                    fields.node(UNIT),
                    "metric \"" + name + "\" does not end in its unit \"" + unit + "\"",
                    "");
        }
        String stability = fields.get(STABILITY, "");
        String help = (stability.isEmpty() ? "" : "[" + stability + "] ") + fields.get(HELP, "");
        return new Family(name, fields.get(TYPE, MetricType.GAUGE), help, unit);
    }

    private void check(Family family, LabelPlan labels, Values values) {
        List<String> names = labels.labels().stream().map(Label::name).toList();
        if (values instanceof Values.States states && names.contains(states.label())) {
            reading.error(
                    ProblemCode.LABEL_CLASH,
                    rows.place(RowKeys.STATES),
                    "label \"" + states.label() + "\" is there already",
                    "");
        }
        if (family.type() == MetricType.STATESET
                && !(values instanceof Values.States states
                        && states.label().equals(family.name()))) {
            reading.error(
                    ProblemCode.CONTRADICTION,
                    fields.node(TYPE),
                    "a stateset needs states with the label \"" + family.name() + "\"",
                    "");
        }
        if (family.type() == MetricType.INFO && rows.has(RowKeys.VALUE)) {
            reading.error(
                    ProblemCode.CONTRADICTION,
                    rows.place(RowKeys.VALUE),
                    "the value of an info is 1",
                    "leave value out");
        }
        Lint lint = new Lint(reading);
        if (fields.get(LINT, true)) {
            lint.name(family, fields.node(NAME));
            names.forEach(name -> lint.label(name, rows.place(RowKeys.LABELS)));
        }
        lint.identity(labels, fields.node(NAME));
    }
}
