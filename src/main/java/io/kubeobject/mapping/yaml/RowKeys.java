package io.kubeobject.mapping.yaml;

import java.util.List;

/** The keys that tell which rows there are: those of a metric, and of a shape. */
final class RowKeys {

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

    static final List<Key<?>> ALL =
            List.of(
                    EACH,
                    IF_NONE,
                    LET,
                    WHEN,
                    LABELS,
                    LABELS_FROM,
                    VALUE,
                    DEFAULT,
                    STATES,
                    DISTINCT);

    private RowKeys() {}
}
