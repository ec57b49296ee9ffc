package io.kubeobject.inspect;

import io.kubeobject.expr.Nearest;
import io.kubeobject.mapping.Attempt;
import io.kubeobject.metric.Labels;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Labels that series must have, and what labels there are instead. */
final class SeriesPattern {

    /** More values than that are not remembered for a hint. */
    private static final int VALUES = 10_000;

    private final Map<String, String> wanted;
    private final Map<String, Set<String>> seen = new LinkedHashMap<>();

    SeriesPattern(Labels labels) {
        this.wanted = map(labels);
    }

    private static Map<String, String> map(Labels labels) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            map.put(labels.name(i), labels.value(i));
        }
        return map;
    }

    /** Whether every series fits. */
    boolean isEmpty() {
        return wanted.isEmpty();
    }

    /** Whether a series has the labels. */
    boolean fits(Labels labels) {
        Map<String, String> map = map(labels);
        return wanted.entrySet().stream()
                .allMatch(w -> w.getValue().equals(map.getOrDefault(w.getKey(), "")));
    }

    /** The attempt with those rows alone that fit. */
    Attempt within(Attempt attempt) {
        List<Attempt.Row> rows = attempt.rows().stream().filter(row -> fits(row.labels())).toList();
        return new Attempt(attempt.steps(), attempt.labels(), rows, attempt.reason());
    }

    /** Whether nothing that is known of a row is against it. */
    boolean allows(Labels known) {
        return map(known).entrySet().stream()
                .allMatch(
                        label ->
                                label.getValue().isEmpty()
                                        || label.getValue()
                                                .equals(
                                                        wanted.getOrDefault(
                                                                label.getKey(), label.getValue())));
    }

    /** How much of what is known of a row is for it. */
    int closeness(Labels known) {
        Map<String, String> map = map(known);
        return (int)
                wanted.entrySet().stream()
                        .filter(w -> w.getValue().equals(map.get(w.getKey())))
                        .count();
    }

    /** Remembers the labels of a row. */
    void saw(Attempt attempt) {
        attempt.rows().forEach(row -> saw(row.labels()));
        saw(attempt.labels());
    }

    private void saw(Labels labels) {
        map(labels)
                .forEach(
                        (name, value) -> {
                            Set<String> values = seen.computeIfAbsent(name, _ -> new TreeSet<>());
                            if (values.size() < VALUES) {
                                values.add(value);
                            }
                        });
    }

    /** Why no row fits; empty if there is no row at all. */
    String hint() {
        for (Map.Entry<String, String> label : wanted.entrySet()) {
            String name = label.getKey();
            Set<String> values = seen.get(name);
            if (values == null) {
                return seen.isEmpty()
                        ? ""
                        : "no row has a label "
                                + name
                                + "; labels: "
                                + String.join(", ", seen.keySet());
            }
            if (!values.contains(label.getValue())) {
                String near =
                        Nearest.word(label.getValue(), values)
                                .map(v -> "; did you mean \"" + v + "\"?")
                                .orElse("");
                return "no row has " + name + "=\"" + label.getValue() + "\"" + near;
            }
        }
        return wanted.isEmpty() ? "" : "no row has all of these labels";
    }
}
