package io.kubeobject.mapping.yaml;

import io.kubeobject.mapping.LabelPlan;
import io.kubeobject.metric.Family;
import io.kubeobject.metric.MetricType;
import io.kubeobject.object.FieldTrie;

import org.yaml.snakeyaml.nodes.Node;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Warnings about names, for the reasons that {@code promtool check metrics} has (Prometheus'
 * promlint), so that users see them before they serve.
 */
final class Lint {

    private static final Pattern CAMEL_CASE = Pattern.compile(".*[a-z][A-Z].*");

    /** Unit → what Prometheus counts in. */
    private static final Map<String, String> BASE_UNITS =
            Map.ofEntries(
                    Map.entry("milliseconds", "seconds"),
                    Map.entry("microseconds", "seconds"),
                    Map.entry("nanoseconds", "seconds"),
                    Map.entry("minutes", "seconds"),
                    Map.entry("hours", "seconds"),
                    Map.entry("days", "seconds"),
                    Map.entry("weeks", "seconds"),
                    Map.entry("kibibytes", "bytes"),
                    Map.entry("mebibytes", "bytes"),
                    Map.entry("gibibytes", "bytes"),
                    Map.entry("kilobytes", "bytes"),
                    Map.entry("megabytes", "bytes"),
                    Map.entry("gigabytes", "bytes"),
                    Map.entry("bits", "bytes"),
                    Map.entry("percent", "ratio"));

    private static final List<String> ABBREVIATIONS =
            List.of("s", "ms", "us", "ns", "sec", "b", "kb", "mb", "gb", "tb", "pb", "m", "h", "d");

    private final Reading reading;

    Lint(Reading reading) {
        this.reading = reading;
    }

    void name(Family family, Node node) {
        String name = family.name();
        boolean counter = family.type() == MetricType.COUNTER;
        if (counter != name.endsWith("_total")) {
            warn(
                    node,
                    (counter ? "a counter's name ends" : "only a counter's name ends")
                            + " in _total");
        }
        if (family.type() == MetricType.INFO && !name.endsWith("_info")) {
            warn(node, "an info's name ends in _info");
        }
        for (String suffix : List.of("_bucket", "_count", "_sum")) {
            if (name.endsWith(suffix)) {
                warn(node, "only a histogram's or summary's names end in " + suffix);
            }
        }
        if (name.contains(":")) {
            warn(node, "names with : are for recording rules");
        }
        if (CAMEL_CASE.matcher(name).matches()) {
            warn(node, "metric names are written in snake_case, not in camelCase");
        }
        words(name, node);
    }

    private void words(String name, Node node) {
        for (String word : name.toLowerCase(Locale.ROOT).split("_", -1)) {
            String base = BASE_UNITS.get(word);
            if (base != null) {
                warn(node, "use the base unit \"" + base + "\" instead of \"" + word + "\"");
            }
            if (ABBREVIATIONS.contains(word)) {
                warn(node, "names do not abbreviate units: \"" + word + "\"");
            }
        }
    }

    void label(String name, Node node) {
        if (CAMEL_CASE.matcher(name).matches()) {
            warn(node, "label \"" + name + "\": names are written in snake_case, not in camelCase");
        }
    }

    private void warn(Node node, String message) {
        reading.warn(node, message, "lint: off silences this");
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
                    node,
                    "no label tells objects apart: of two with equal labels one is lost",
                    "add a label with metadata.name");
        }
    }
}
