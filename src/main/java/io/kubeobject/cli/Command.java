package io.kubeobject.cli;

import io.kubeobject.config.Flag;
import io.kubeobject.config.ImageOptions;
import io.kubeobject.config.InspectOptions;
import io.kubeobject.config.RenderOptions;
import io.kubeobject.config.RunOptions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The commands: their words, flags and help. The lists are immutable. */
@SuppressWarnings("ImmutableEnumChecker")
enum Command {
    RUN(
            "",
            "serve the metrics of a cluster (koe without a command, too)",
            RunOptions.FLAGS,
            List.of(
                    "koe --mappings pack:default --mappings ./mappings",
                    "koe --context staging --web.listen-address 127.0.0.1:9101")),
    DEMO(
            "",
            "the same on a simulated cluster that lives in the process",
            RunOptions.DEMO_FLAGS,
            List.of("koe demo", "koe demo --web.listen-address 127.0.0.1:9200")),
    RENDER(
            "[FILE|DIR|-]...",
            "objects from files or standard input, as metrics",
            RenderOptions.FLAGS,
            List.of(
                    "kubectl get deployments -A -o json | koe render -",
                    "koe render --mappings ./mappings deployment.yaml")),
    CHECK(
            "[PATH|pack:NAME]...",
            "every problem of mapping files",
            List.of(Flag.CHECK_OUTPUT),
            List.of("koe check ./mappings", "koe check --output github ./mappings")),
    TEST(
            "[PATH|pack:NAME]...",
            "run the tests that mappings carry",
            List.of(Flag.TEST_OUTPUT),
            List.of("koe test ./mappings", "koe test --output junit ./mappings > koe.xml")),
    DOCS(
            "[PATH|pack:NAME]...",
            "a reference of the metrics that mappings make, as Markdown",
            List.of(Flag.OUTPUT),
            List.of("koe docs ./mappings > METRICS.md", "koe docs --output json pack:default")),
    RULES(
            "[PATH|pack:NAME]...",
            "the alerts that mappings carry, for Prometheus, and their tests",
            List.of(Flag.RULES_OUTPUT, Flag.RULE_FILE),
            List.of(
                    "koe rules pack:default ./mappings > rules.yml",
                    "koe rules --output tests pack:default ./mappings > rules.test.yml")),
    SCHEMA(
            "",
            "the JSON Schema of mapping files, for editors",
            List.of(),
            List.of("koe schema > mapping.schema.json")),
    EXPLAIN(
            "METRIC|SERIES [FILE|DIR|-]...",
            "what makes a metric, why a series has its value, or is not there",
            InspectOptions.EXPLAIN_FLAGS,
            List.of(
                    "koe explain k8s_deployment_status",
                    "koe explain 'k8s_deployment_status{deployment=\"web\"}' --cluster")),
    DIFF(
            "OLD NEW [FILE|DIR|-]...",
            "what a change of mappings, or of exporters, changes",
            InspectOptions.DIFF_FLAGS,
            List.of(
                    "koe diff ./old ./new deployments.json",
                    "koe diff http://localhost:9101 pack:default,./mappings --cluster")),
    IMAGE(
            "NAME",
            "whether an image is in its registry, step by step",
            ImageOptions.FLAGS,
            List.of(
                    "koe image quay.io/prometheus/prometheus:v3.5.0",
                    "koe image --namespace shop --platform linux/arm64 registry.example/web:1")),
    COMPLETION(
            "bash|zsh",
            "a script that completes these words in a shell",
            List.of(),
            List.of("source <(koe completion bash)"));

    private final String arguments;
    private final String summary;
    private final List<Flag> flags;
    private final List<String> examples;

    Command(String arguments, String summary, List<Flag> flags, List<String> examples) {
        this.arguments = arguments;
        this.summary = summary;
        this.flags = flags;
        this.examples = examples;
    }

    /** The command of this word. */
    static Optional<Command> of(String word) {
        return Arrays.stream(values()).filter(c -> c.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Command::word).toList();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What follows the flags, for the help; empty for nothing. */
    String arguments() {
        return arguments;
    }

    String summary() {
        return summary;
    }

    List<Flag> flags() {
        return flags;
    }

    List<String> examples() {
        return examples;
    }
}
