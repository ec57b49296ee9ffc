package io.kubeobject.mapping.yaml;

import java.util.List;

/**
 * A test of an alert rule; its keys are those of promtool's rule tests. What follows of the place
 * of the test needs not be written: the name of the alert.
 */
final class AlertTestBlock {

    private static final Key<List<Fields>> INPUT_SERIES =
            Key.required(
                    "input_series",
                    Words.list(
                            "series",
                            new Block(
                                    "series",
                                    "a series and its values",
                                    List.of(
                                            Key.required(
                                                    "series",
                                                    Scalar.text("a series"),
                                                    "name and labels, as in PromQL"),
                                            Key.required(
                                                    "values",
                                                    Scalar.text("values"),
                                                    "one for each interval: 1 2x3 0+60x10")))),
                    "what the alert is to be told of");

    private static final Block EXPECTED =
            new Block(
                    "expected alert",
                    "an alert that fires",
                    List.of(
                            Key.optional("exp_labels", AlertBlock.TEXTS, "all of its labels"),
                            Key.optional("exp_annotations", AlertBlock.TEXTS, "all its texts")));

    private static final Key<List<Fields>> ALERT_RULE_TEST =
            Key.required(
                    "alert_rule_test",
                    Words.list(
                            "expectations",
                            new Block(
                                    "expectation",
                                    "what fires at a time",
                                    List.of(
                                            Key.required(
                                                    "eval_time",
                                                    AlertBlock.DURATION,
                                                    "how long after the first value"),
                                            Key.optional(
                                                    "alertname",
                                                    Scalar.text("a name"),
                                                    "another alert than this one"),
                                            Key.optional(
                                                    "exp_alerts",
                                                    Words.list("expected alerts", EXPECTED),
                                                    "all that fire; none if left out")))),
                    "what fires, and when");

    static final Block BLOCK =
            new Block(
                    "alert test",
                    "series in, firing alerts out",
                    List.of(
                            Key.optional("name", Scalar.text("a sentence"), "what is tested"),
                            Key.optional(
                                    "interval",
                                    AlertBlock.DURATION,
                                    "between two values of a series; 1m if left out"),
                            INPUT_SERIES,
                            ALERT_RULE_TEST,
                            Key.optional(
                                    "external_labels",
                                    AlertBlock.TEXTS,
                                    "labels that this Prometheus puts on everything"),
                            Key.optional(
                                    "external_url",
                                    Scalar.text("a URL"),
                                    "where this Prometheus is")));

    private AlertTestBlock() {}
}
