package io.kubeobject.mapping.yaml;

import io.kubeobject.mapping.LabelPlan;
import io.kubeobject.metric.Family;
import io.kubeobject.metric.MetricType;
import io.kubeobject.object.FieldTrie;

import org.yaml.snakeyaml.nodes.Node;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Warnings about names, for the reasons that {@code promtool check metrics} has (Prometheus'
 * promlint), so that users see them before they serve.
 */
final class Lint {

    private static final Pattern CAMEL_CASE = Pattern.compile(".*[a-z][A-Z].*");

    private static final List<String> TYPES =
            List.of("counter", "gauge", "summary", "histogram", "gauge_histogram");

    private final Reading reading;

    Lint(Reading reading) {
        this.reading = reading;
    }

    void name(Family family, Node node) {
        String name = family.name();
        boolean counter = family.type() == MetricType.COUNTER;
        if (counter != name.endsWith("_total")) {
            String who = counter ? "a counter's name ends" : "only a counter's name ends";
            warn(ProblemCode.LINT_COUNTER_SUFFIX, node, who + " in _total");
        }
        if (family.type() == MetricType.INFO && !name.endsWith("_info")) {
            warn(ProblemCode.LINT_INFO_SUFFIX, node, "an info's name ends in _info");
        }
        for (String suffix : List.of("_bucket", "_count", "_sum")) {
            if (name.endsWith(suffix)) {
                warn(
                        ProblemCode.LINT_HISTOGRAM_WORD,
                        node,
                        "only a histogram's or summary's names end in " + suffix);
            }
        }
        if (name.contains(":")) {
            warn(ProblemCode.LINT_COLON, node, "names with : are for recording rules");
        }
        if (CAMEL_CASE.matcher(name).matches()) {
            String message = "metric names are written in snake_case, not in camelCase";
            warn(ProblemCode.LINT_CAMEL_CASE, node, message);
        }
        words(name.toLowerCase(Locale.ROOT), node);
    }

    private void words(String name, Node node) {
        for (String type : TYPES) {
            if ((name + "_").contains("_" + type + "_")) {
                String message = "a name does not tell the type: \"" + type + "\"";
                warn(ProblemCode.LINT_TYPE_IN_NAME, node, message);
            }
        }
        Units.notBase(name)
                .ifPresent(
                        unit ->
                                warn(
                                        ProblemCode.LINT_BASE_UNIT,
                                        node,
                                        "use the base unit \""
                                                + unit.base()
                                                + "\" instead of \""
                                                + unit.word()
                                                + "\""));
        for (String word : Units.abbreviations(name)) {
            String message = "names do not abbreviate units: \"" + word + "\"";
            warn(ProblemCode.LINT_ABBREVIATION, node, message);
        }
    }

    void label(String name, Node node) {
        String label = "label \"" + name + "\": ";
        if (CAMEL_CASE.matcher(name).matches()) {
            String message = label + "names are written in snake_case, not in camelCase";
            warn(ProblemCode.LINT_CAMEL_CASE, node, message);
        }
        if (name.equals("le") || name.equals("quantile")) {
            String message = label + "only histograms and summaries have it";
            warn(ProblemCode.LINT_HISTOGRAM_WORD, node, message);
        }
    }

    private void warn(ProblemCode code, Node node, String message) {
        reading.warn(code, node, message, "lint: off silences this");
    }

    /** Warns if no label can tell two objects apart. */
    void identity(LabelPlan labels, Node node) {
        FieldTrie fields =
                labels.labels().stream()
                        .map(label -> label.value().expression().fields())
                        .reduce(FieldTrie.NONE, FieldTrie::union);
        FieldTrie metadata = fields.child("metadata");
        if (metadata.child("name").isNone() && metadata.child("uid").isNone()) {
            reading.warn(
                    ProblemCode.SAME_SERIES,
                    node,
                    "no label tells objects apart: of two with equal labels one is lost",
                    "add a label with metadata.name");
        }
    }
}
