package io.kubeobject.mapping.yaml;

import io.kubeobject.mapping.AllowLists;
import io.kubeobject.mapping.LabelPlan.Clash;
import io.kubeobject.mapping.LabelPlan.FromMap;
import io.kubeobject.mapping.NameStyle;
import io.kubeobject.mapping.Term;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A map of the object that becomes labels. */
final class LabelsFromBlock {

    static final Key<Code> MAP =
            Key.required("map", new Formula(), "the map: metadata.labels, for example");
    static final Key<String> PREFIX =
            Key.optional(
                    "prefix",
                    Words.named("a prefix", "([a-zA-Z_][a-zA-Z0-9_]*)?", "letters, digits and _"),
                    "in front of every name");
    static final Key<List<String>> ALLOW =
            Key.optional(
                    "allow",
                    ByKind.oneOrMore("keys", Scalar.parsed("a key", LabelsFromBlock::allowed)),
                    "keys that become labels, with * for any characters; all if left out;"
                        + " flag:labels and flag:annotations are what the allow-list flags say");
    static final Key<NameStyle> STYLE =
            Key.optional(
                    "style",
                    Scalar.choice(
                            List.of(NameStyle.CAMEL_CASE, NameStyle.SNAKE_CASE),
                            style -> style == NameStyle.SNAKE_CASE ? "snake" : "asis"),
                    "how keys are spelt in names: asis or snake");
    static final Key<Clash> CLASH =
            Key.optional(
                    "clash",
                    Scalar.choice(
                            List.of(Clash.NUMBER, Clash.LAST),
                            clash -> clash == Clash.NUMBER ? "number" : "last"),
                    "keys that give the same name: number them with _conflictN, or keep the last");

    static final Block BLOCK =
            new Block(
                    "map of labels",
                    "a map of the object that becomes labels",
                    List.of(MAP, PREFIX, ALLOW, STYLE, CLASH));

    private LabelsFromBlock() {}

    private static String allowed(String text) {
        List<String> flags = List.of(AllowLists.LABELS, AllowLists.ANNOTATIONS);
        if (text.startsWith("flag:") && !flags.contains(text)) {
            throw new IllegalArgumentException(
                    "there is no list \"" + text + "\"; expected " + String.join(" or ", flags));
        }
        return text;
    }

    static @Nullable FromMap compile(Fields fields, Scope scope) {
        Code map = fields.get(MAP);
        Term term = map == null ? null : map.compile(scope.environment());
        return term == null
                ? null
                : new FromMap(
                        term,
                        fields.get(PREFIX, ""),
                        fields.list(ALLOW),
                        fields.get(STYLE, NameStyle.CAMEL_CASE),
                        fields.get(CLASH, Clash.NUMBER));
    }
}
