package io.kubeobject.mapping.yaml;

import io.kubeobject.mapping.LabelPlan.Absence;
import io.kubeobject.mapping.PathPattern;
import io.kubeobject.object.ResourceRef;

import java.util.List;

/** The keys of a whole document: one resource and its metrics. */
final class DocumentBlock {

    private static final Scalar<ResourceRef> REF = Scalar.parsed("a resource", ResourceRef::parse);

    static final Key<String> NAME =
            Key.optional(
                    "name",
                    Scalar.text("a name"),
                    "name of the document; a later one of the same name takes its place");
    static final Key<Integer> KOE =
            Key.optional(
                    "koe",
                    Scalar.choice(List.of(1), String::valueOf),
                    "version of the language: 1");
    static final Key<ResourceRef> RESOURCE =
            Key.optional(
                    "resource",
                    REF,
                    "the resource to read, as plural[.group][/version[,version]]; \"*\" for all");
    static final Key<List<ResourceRef>> EXCEPT =
            Key.optional(
                    "exceptResources",
                    ByKind.oneOrMore("resources", REF),
                    "resources that a wildcard leaves out");
    static final Key<String> SELECTOR =
            Key.optional(
                    "selector",
                    Scalar.text("a label selector"),
                    "which objects, by label; the API server selects");
    static final Key<String> FIELD_SELECTOR =
            Key.optional(
                    "fieldSelector",
                    Scalar.text("a field selector"),
                    "which objects, by field; the API server selects");
    static final Key<List<Member<String, Tilde.Written<Code>>>> LABELS =
            Key.optional("labels", Words.LABELS, "labels of every series of the document");
    static final Key<Absence> ABSENT_LABELS =
            Key.optional(
                    "absentLabels",
                    Scalar.choice(
                            List.of(Absence.LEFT_OUT, Absence.EMPTY),
                            a -> a == Absence.EMPTY ? "empty" : "omit"),
                    "what becomes of an absent label: omit (default) or empty");
    static final Key<List<Member<String, Code>>> LET =
            Key.optional("let", Words.LETS, "names for what is used more than once");
    static final Key<Code> WHERE =
            Key.optional("where", new Formula(), "keeps an object only if true");
    static final Key<List<Member<PathPattern, Code>>> DEFAULTS =
            Key.optional(
                    "defaults",
                    new Dictionary<>("a map of paths to expressions", Words.PATH, new Formula()),
                    "values for fields that are absent, before anything else reads the object");
    static final Key<List<Member<RowShape.Head, Fields>>> SHAPES =
            Key.optional(
                    "shapes",
                    new Dictionary<>(
                            "a map of names to shapes",
                            Scalar.ofForm("a shape", RowShape.Head.FORM, RowShape.Head::parse),
                            RowShape.BLOCK),
                    "rows that metrics share: each is used by its name, with arguments for its"
                            + " parameters");
    static final Key<List<Fields>> METRICS =
            Key.optional(
                    "metrics",
                    Words.list("metrics", MetricBlock.BLOCK),
                    "named, typed, labelled metrics");
    static final Key<Fields> FLATTEN =
            Key.optional(
                    "flatten", FlattenBlock.BLOCK, "every number below some paths, as a gauge");
    static final Key<List<Fields>> TRACK =
            Key.optional(
                    "track",
                    Words.list("state machines", TrackBlock.BLOCK),
                    "state over time: up or down, for how long, how often");
    static final Key<List<Fields>> COUNT =
            Key.optional(
                    "count",
                    Words.list("counters", CountBlock.BLOCK),
                    "counters fed by objects that carry a count");
    static final Key<List<Fields>> AGGREGATE =
            Key.optional(
                    "aggregate",
                    Words.list("gauges of all objects", AggregateBlock.BLOCK),
                    "gauges of all objects together: their count, or a sum, min, max, avg");
    static final Key<List<Fields>> IMAGES =
            Key.optional(
                    "images",
                    ByKind.oneOrMore("blocks of images", ImagesBlock.BLOCK),
                    "whether images are in their registries");
    static final Key<Integer> MAX_SERIES =
            Key.optional(
                    "maxSeries",
                    Words.NUMBER,
                    "the most series of the document and a resource; what comes later is dropped");
    static final Key<Integer> MAX_LABEL_LENGTH =
            Key.optional(
                    "maxLabelLength",
                    Words.NUMBER,
                    "the most bytes of a label's value; a series with a longer one is dropped");
    static final Key<List<String>> DISABLE =
            Key.optional(
                    "disable",
                    ByKind.oneOrMore("metric names", Words.METRIC),
                    "families that are not made, whichever document makes them");
    static final Key<List<Fields>> ALERTS =
            Key.optional(
                    "alerts", Words.list("alerts", AlertBlock.BLOCK), "alert rules on the metrics");
    static final Key<List<Fields>> TESTS =
            Key.optional(
                    "tests",
                    Words.list("tests", TestBlock.BLOCK),
                    "objects in, samples out: run by koe test");

    static final Block BLOCK =
            new Block(
                    "document",
                    "maps one resource to metrics",
                    List.of(
                            NAME,
                            KOE,
                            RESOURCE,
                            EXCEPT,
                            SELECTOR,
                            FIELD_SELECTOR,
                            LABELS,
                            ABSENT_LABELS,
                            LET,
                            WHERE,
                            DEFAULTS,
                            SHAPES,
                            METRICS,
                            FLATTEN,
                            TRACK,
                            COUNT,
                            AGGREGATE,
                            IMAGES,
                            MAX_SERIES,
                            MAX_LABEL_LENGTH,
                            DISABLE,
                            ALERTS,
                            TESTS,
                            NotYet.key("join", "fields of other objects")));

    private DocumentBlock() {}
}
