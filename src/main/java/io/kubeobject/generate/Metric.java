package io.kubeobject.generate;

import io.kubeobject.mapping.Entry;
import io.kubeobject.mapping.Flatten;
import io.kubeobject.mapping.Label;
import io.kubeobject.mapping.LabelPlan;
import io.kubeobject.mapping.Observer;
import io.kubeobject.mapping.Position;
import io.kubeobject.mapping.Values;
import io.kubeobject.metric.Family;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A family of a reference, or all that one flatten makes.
 *
 * @param name with {@code *} where it goes on with the path of a field
 * @param labels names; with {@code *} where it goes on with a key of the object
 * @param notes what else is to be known, each a few words
 * @param sources what makes it
 */
record Metric(
        String name,
        String type,
        String help,
        List<String> labels,
        List<String> notes,
        List<Position> sources) {

    Metric {
        labels = List.copyOf(labels);
        notes = List.copyOf(notes);
        sources = List.copyOf(sources);
    }

    static Metric of(Entry entry) {
        List<String> labels = new ArrayList<>(names(entry.labels()));
        if (entry.values() instanceof Values.States states) {
            labels.add(states.label());
        }
        List<String> notes = new ArrayList<>();
        if (!entry.family().unit().isEmpty()) {
            notes.add("in " + entry.family().unit());
        }
        if (entry.traits().optIn()) {
            notes.add("off unless asked for with --opt-in");
        }
        return new Metric(
                entry.family().name(),
                entry.family().type().name().toLowerCase(Locale.ROOT),
                entry.family().help(),
                labels,
                notes,
                List.of(entry.position()));
    }

    static List<Metric> of(Observer observer) {
        List<Metric> metrics = new ArrayList<>();
        List<String> labels = new ArrayList<>(names(observer.labels()));
        labels.addAll(observer.ownLabels());
        for (Family family : observer.families()) {
            metrics.add(
                    new Metric(
                            family.name(),
                            family.type().name().toLowerCase(Locale.ROOT),
                            family.help(),
                            labels,
                            List.of(),
                            List.of(observer.position())));
        }
        return metrics;
    }

    static Metric of(Flatten flatten) {
        String include = paths(flatten.paths().include());
        String below =
                include.equals("`**`")
                        ? "Every number and boolean"
                        : "Numbers and booleans of " + include;
        String exclude = paths(flatten.paths().exclude());
        return new Metric(
                flatten.prefix() + "_*",
                "gauge",
                below + (exclude.isEmpty() ? "" : ", but not " + exclude) + ".",
                names(flatten.labels()),
                List.of(),
                List.of(flatten.position()));
    }

    private static String paths(List<?> paths) {
        return String.join(", ", paths.stream().map(path -> "`" + path + "`").toList());
    }

    private static List<String> names(LabelPlan plan) {
        return Stream.concat(
                        plan.labels().stream().map(Label::name),
                        plan.maps().stream().map(map -> map.prefix() + "*"))
                .toList();
    }

    /** This and what another place makes of the same family. */
    Metric and(Metric other) {
        return new Metric(
                name,
                type,
                help,
                both(labels, other.labels),
                both(notes, other.notes),
                both(sources, other.sources));
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }
}
