package io.kubeobject.mapping.yaml;

import io.kubeobject.mapping.Entry;
import io.kubeobject.mapping.Entry.Traits;
import io.kubeobject.mapping.Label;
import io.kubeobject.mapping.LabelPlan;
import io.kubeobject.mapping.LabelPlan.FromMap;
import io.kubeobject.mapping.Let;
import io.kubeobject.mapping.Rows;
import io.kubeobject.mapping.Rows.Each;
import io.kubeobject.mapping.Term;
import io.kubeobject.mapping.Values;
import io.kubeobject.metric.Family;
import io.kubeobject.metric.MetricType;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
    static final Key<List<EachBlock.Loop>> EACH =
            Key.optional(
                    "each",
                    EachBlock.LOOPS,
                    "one row per element, as \"x in list\"; a list of these nests, outer first");
    static final Key<Object> IF_NONE =
            Key.optional(
                    "ifNone",
                    new Data("an element"),
                    "the element to use where there is none: one row, its fields absent");
    static final Key<List<Member<String, Code>>> LET =
            Key.optional("let", Words.LETS, "names for what is used more than once");
    static final Key<Code> WHEN = Key.optional("when", new Formula(), "keeps a row only if true");
    static final Key<List<Member<String, Tilde.Written<Code>>>> LABELS =
            Key.optional(
                    "labels",
                    Words.LABELS,
                    "labels of each row; ~ takes one of the document's away");
    static final Key<List<Fields>> LABELS_FROM =
            Key.optional(
                    "labelsFrom",
                    Words.list("maps of labels", LabelsFromBlock.BLOCK),
                    "maps of the object that become labels");
    static final Key<Code> VALUE =
            Key.optional("value", new Formula(), "the number; 1 if left out");
    static final Key<Code> DEFAULT =
            Key.optional("default", new Formula(), "the number where the value is absent");
    static final Key<Fields> STATES =
            Key.optional("states", StatesBlock.BLOCK, "one row per state, 1 where equal");
    static final Key<Boolean> DISTINCT =
            Key.optional("distinct", Scalar.flag(), "drop rows whose labels repeat");
    static final Key<String> UNIT =
            Key.optional(
                    "unit",
                    Words.named("a unit", "[a-z][a-z0-9_]*", "lower-case letters, digits and _"),
                    "unit of the values, which the name ends in");
    static final Key<String> STABILITY =
            Key.optional("stability", Scalar.text("a stability"), "how long it will be there");
    static final Key<Boolean> OPT_IN =
            Key.optional("optIn", Scalar.flag(), "off until it is asked for by name");
    static final Key<Boolean> LINT =
            Key.optional(
                    "lint",
                    Scalar.choice(List.of(true, false), on -> on ? "on" : "off"),
                    "off: no warnings about the name");
    static final Key<Object> USE = NotYet.key("use", "a shape that another document defines");

    static final Block BLOCK =
            new Block(
                    "metric",
                    "a named, typed, labelled metric",
                    List.of(
                            NAME,
                            HELP,
                            TYPE,
                            EACH,
                            IF_NONE,
                            LET,
                            WHEN,
                            LABELS,
                            LABELS_FROM,
                            VALUE,
                            DEFAULT,
                            STATES,
                            DISTINCT,
                            UNIT,
                            STABILITY,
                            OPT_IN,
                            LINT,
                            USE));

    private final Fields fields;
    private final Reading reading;

    private MetricBlock(Fields fields, Reading reading) {
        this.fields = fields;
        this.reading = reading;
    }

    /**
     * Compiles an entry; null if it has errors.
     *
     * @param inherited the document's labels
     * @param scope the document's names, to which the entry's are added
     */
    static @Nullable Entry compile(
            Fields fields, List<Label> inherited, LabelPlan.Absence absence, Scope scope) {
        MetricBlock block = new MetricBlock(fields, scope.reading());
        Rows rows = block.rows(scope);
        LabelPlan labels = block.labels(inherited, absence, scope);
        Values values = block.values(scope);
        Family family = block.family();
        if (family == null || values == null) {
            return null;
        }
        block.check(family, labels, values);
        Traits traits =
                new Traits(
                        fields.get(STABILITY, ""),
                        fields.get(OPT_IN, false),
                        fields.get(DISTINCT, false));
        return new Entry(
                family, scope.reading().position(fields.node()), traits, rows, labels, values);
    }

    private Rows rows(Scope scope) {
        List<Each> each = new ArrayList<>();
        for (EachBlock.Loop loop : loops()) {
            Each compiled = EachBlock.compile(loop, scope);
            if (compiled != null) {
                each.add(compiled);
            }
        }
        List<Let> lets = scope.lets(fields.list(LET));
        Code when = fields.get(WHEN);
        return new Rows(each, lets, when == null ? null : when.compile(scope.environment()));
    }

    /** The loops; the entry's own {@code ifNone} is short for that of its only loop. */
    private List<EachBlock.Loop> loops() {
        List<EachBlock.Loop> loops = fields.list(EACH);
        Object ifNone = fields.get(IF_NONE);
        if (ifNone == null) {
            return loops;
        }
        if (loops.size() != 1) {
            reading.error(
                    ProblemCode.CONTRADICTION,
                    fields.node(IF_NONE),
                    "ifNone needs one each, there are " + loops.size(),
                    "with several, write each as {each: \"x in list\", ifNone: …}");
            return loops;
        }
        return List.of(new EachBlock.Loop(loops.getFirst().code(), ifNone));
    }

    private LabelPlan labels(List<Label> inherited, LabelPlan.Absence absence, Scope scope) {
        List<Label> labels = LabelPlans.merged(inherited, fields.list(LABELS), scope);
        List<FromMap> maps = new ArrayList<>();
        for (Fields map : fields.list(LABELS_FROM)) {
            FromMap compiled = LabelsFromBlock.compile(map, scope);
            if (compiled != null) {
                maps.add(compiled);
            }
        }
        return new LabelPlan(labels, maps, absence);
    }

    private @Nullable Values values(Scope scope) {
        Code value = fields.get(VALUE);
        Code otherwise = fields.get(DEFAULT);
        Fields states = fields.get(STATES);
        if (fields.has(STATES) && (fields.has(VALUE) || fields.has(DEFAULT))) {
            reading.error(
                    ProblemCode.CONTRADICTION,
                    fields.node(fields.has(VALUE) ? VALUE : DEFAULT),
                    "states gives the values, so there is no value or default",
                    "");
        }
        if (fields.has(DEFAULT) && !fields.has(VALUE)) {
            reading.error(
                    ProblemCode.CONTRADICTION,
                    fields.node(DEFAULT),
                    "default without a value",
                    "the value is 1 then");
        }
        if (fields.has(STATES)) {
            return states == null ? null : StatesBlock.compile(states, scope);
        }
        Term term = value == null ? null : value.compile(scope.environment());
        Term second = otherwise == null ? null : otherwise.compile(scope.environment());
        return new Values.Single(term, second);
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
        return new Family(name, fields.get(TYPE, MetricType.GAUGE), fields.get(HELP, ""), unit);
    }

    private void check(Family family, LabelPlan labels, Values values) {
        List<String> names = labels.labels().stream().map(Label::name).toList();
        if (values instanceof Values.States states && names.contains(states.label())) {
            reading.error(
                    ProblemCode.LABEL_CLASH,
                    fields.node(STATES),
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
        if (family.type() == MetricType.INFO && fields.has(VALUE)) {
            reading.error(
                    ProblemCode.CONTRADICTION,
                    fields.node(VALUE),
                    "the value of an info is 1",
                    "leave value out");
        }
        Lint lint = new Lint(reading);
        if (fields.get(LINT, true)) {
            lint.name(family, fields.node(NAME));
            names.forEach(name -> lint.label(name, fields.node(LABELS)));
        }
        lint.identity(labels, fields.node(NAME));
    }
}
