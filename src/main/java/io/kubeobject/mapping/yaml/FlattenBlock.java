package io.kubeobject.mapping.yaml;

import io.kubeobject.mapping.Flatten;
import io.kubeobject.mapping.Flatten.ListRule;
import io.kubeobject.mapping.Flatten.MapRule;
import io.kubeobject.mapping.Flatten.Naming;
import io.kubeobject.mapping.Flatten.Paths;
import io.kubeobject.mapping.Flatten.Scalars;
import io.kubeobject.mapping.Flatten.Text;
import io.kubeobject.mapping.Label;
import io.kubeobject.mapping.LabelPlan;
import io.kubeobject.mapping.NameStyle;
import io.kubeobject.mapping.PathPattern;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Every number below some paths. */
final class FlattenBlock {

    private static final String DEFAULT_PREFIX = "k8s_" + Flatten.KIND;
    private static final String INDEX = "index";

    static final Key<String> PREFIX =
            Key.optional(
                    "prefix",
                    Words.named(
                            "a prefix",
                            "([a-zA-Z_:]|\\{kind})([a-zA-Z0-9_:]|\\{kind})*",
                            "letters, digits, _ and {kind}"),
                    "first part of every name; {kind} is the kind in lower case");
    static final Key<List<Member<String, Tilde.Written<Code>>>> LABELS =
            Key.optional(
                    "labels",
                    Words.LABELS,
                    "labels of each sample; ~ takes one of the document's away");
    static final Key<List<PathPattern>> INCLUDE =
            Key.optional(
                    "include",
                    ByKind.oneOrMore("paths", Words.PATH),
                    "paths whose numbers count; * is one name, ** any; all if left out");
    static final Key<List<PathPattern>> EXCLUDE =
            Key.optional(
                    "exclude", ByKind.oneOrMore("paths", Words.PATH), "paths that do not count");
    static final Key<NameStyle> STYLE =
            Key.optional(
                    "style",
                    Scalar.choice(
                            List.of(NameStyle.CAMEL_CASE, NameStyle.SNAKE_CASE),
                            s -> s == NameStyle.SNAKE_CASE ? "snake_case" : "camelCase"),
                    "how names of fields are spelt: camelCase (as the API does) or snake_case");
    static final Key<List<Member<PathPattern, String>>> LISTS =
            Key.optional(
                    "lists",
                    new Dictionary<>(
                            "a map of lists to fields",
                            Words.PATH,
                            Scalar.text("a field or index")),
                    "what a list's elements are called by: a field, or index (default)");
    static final Key<List<Member<PathPattern, String>>> MAPS =
            Key.optional(
                    "maps",
                    new Dictionary<>("a map of paths to label names", Words.PATH, Words.LABEL),
                    "maps whose keys are data: they become that label");
    static final Key<List<Text>> STRINGS =
            Key.optional(
                    "strings",
                    ByKind.oneOrMore(
                            "kinds of strings",
                            Scalar.choice(List.of(Text.values()), FlattenBlock::word)),
                    "strings that count as numbers: quantities, percents, timestamps");
    static final Key<Boolean> BOOLEANS =
            Key.optional("booleans", Scalar.flag(), "whether true and false count, as 1 and 0");

    static final Block BLOCK =
            new Block(
                    "flatten",
                    "every number and boolean below some paths, as a gauge",
                    List.of(
                            PREFIX, LABELS, INCLUDE, EXCLUDE, STYLE, LISTS, MAPS, STRINGS,
                            BOOLEANS));

    private FlattenBlock() {}

    private static String word(Text text) {
        return switch (text) {
            case QUANTITY -> "quantities";
            case PERCENT -> "percents";
            case TIMESTAMP -> "timestamps";
        };
    }

    static Flatten compile(
            Fields fields, List<Label> inherited, LabelPlan.Absence absence, Scope scope) {
        List<Label> labels = LabelPlans.merged(inherited, fields.list(LABELS), scope);
        LabelPlan plan = new LabelPlan(labels, List.of(), absence);
        new Lint(scope.reading()).identity(plan, fields.node());
        return new Flatten(
                scope.reading().position(fields.node()),
                fields.get(PREFIX, DEFAULT_PREFIX),
                plan,
                new Paths(
                        fields.get(INCLUDE, List.of(PathPattern.parse("**"))),
                        fields.list(EXCLUDE)),
                naming(fields),
                new Scalars(fields.get(BOOLEANS, true), Set.copyOf(fields.list(STRINGS))));
    }

    private static Naming naming(Fields fields) {
        // A whole path says more than a key, and a key more than "*".
        Comparator<ListRule> closest =
                Comparator.comparingInt((ListRule rule) -> rule.list().segments().size())
                        .thenComparing(rule -> rule.list().isExact())
                        .reversed();
        List<ListRule> lists =
                fields.list(LISTS).stream()
                        .map(m -> new ListRule(m.key(), m.value().equals(INDEX) ? "" : m.value()))
                        .sorted(closest)
                        .toList();
        List<MapRule> maps =
                fields.list(MAPS).stream().map(m -> new MapRule(m.key(), m.value())).toList();
        return new Naming(fields.get(STYLE, NameStyle.CAMEL_CASE), lists, maps);
    }
}
