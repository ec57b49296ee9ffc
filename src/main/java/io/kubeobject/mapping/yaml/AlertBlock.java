package io.kubeobject.mapping.yaml;

import java.util.List;

/** An alert rule; its keys are those of Prometheus' rule files. */
final class AlertBlock {

    static final Scalar<String> DURATION =
            Words.named(
                    "a duration",
                    "0|([0-9]+(ms|[smhdwy]))+",
                    "numbers with ms, s, m, h, d, w or y: 5m, 1h30m");

    static final Dictionary<String, String> TEXTS =
            new Dictionary<>("a map of names to texts", Words.LABEL, Scalar.text("a text"));

    static final Key<String> ALERT =
            Key.required("alert", Scalar.text("a name"), "name of the alert");
    static final Key<String> EXPR =
            Key.required("expr", Scalar.text("a PromQL expression"), "PromQL: what fires");
    static final Key<String> FOR =
            Key.optional("for", DURATION, "how long it must hold before the alert fires");
    static final Key<String> KEEP_FIRING_FOR =
            Key.optional("keep_firing_for", DURATION, "how long it goes on after it held");
    static final Key<List<Member<String, String>>> LABELS =
            Key.optional("labels", TEXTS, "labels of the alert");
    static final Key<List<Member<String, String>>> ANNOTATIONS =
            Key.optional("annotations", TEXTS, "texts of the alert");
    static final Key<List<Fields>> TEST =
            Key.optional(
                    "test",
                    Words.list("tests", AlertTestBlock.BLOCK),
                    "when it fires and when not, in the form of promtool's rule tests");

    static final Block BLOCK =
            new Block(
                    "alert",
                    "an alert rule",
                    List.of(ALERT, EXPR, FOR, KEEP_FIRING_FOR, LABELS, ANNOTATIONS, TEST));

    private AlertBlock() {}
}
