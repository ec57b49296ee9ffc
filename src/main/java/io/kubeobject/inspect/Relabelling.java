package io.kubeobject.inspect;

import io.kubeobject.inspect.FamilyDiff.Change;
import io.kubeobject.metric.Labels;
import io.kubeobject.metric.Sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds out which of the series that went came again with other labels. That is so where the labels
 * that both have tell one series from all others, before and after: when a label was added, taken
 * away or renamed, all the others; when one has another value, all but that one.
 */
final class Relabelling {

    private final Set<Sample> lost;
    private final Set<Sample> gained;
    private final List<Change> relabelled = new ArrayList<>();

    Relabelling(List<Sample> lost, List<Sample> gained) {
        this.lost = new LinkedHashSet<>(lost);
        this.gained = new LinkedHashSet<>(gained);
        Set<String> before = names(lost);
        Set<String> after = names(gained);
        Set<String> common = new TreeSet<>(before);
        common.retainAll(after);
        if (!before.equals(after)) {
            pair(common);
        }
        for (String name : common) {
            Set<String> others = new TreeSet<>(common);
            others.remove(name);
            pair(others);
        }
    }

    /** Relabelled, lost and gained, in this order. */
    List<Change> changes() {
        List<Change> changes = new ArrayList<>(relabelled);
        lost.forEach(sample -> changes.add(new Change.Lost(sample)));
        gained.forEach(sample -> changes.add(new Change.Gained(sample)));
        return changes;
    }

    private static Set<String> names(List<Sample> samples) {
        Set<String> names = new TreeSet<>();
        for (Sample sample : samples) {
            for (int i = 0; i < sample.labels().size(); i++) {
                names.add(sample.labels().name(i));
            }
        }
        return names;
    }

    /** Pairs what some labels alone tell from all others, on both sides. */
    private void pair(Set<String> names) {
        if (names.isEmpty() || lost.isEmpty() || gained.isEmpty()) {
            return;
        }
        Map<Map<String, String>, List<Sample>> before = byLabels(lost, names);
        Map<Map<String, String>, List<Sample>> after = byLabels(gained, names);
        before.forEach(
                (labels, samples) -> {
                    List<Sample> others = after.getOrDefault(labels, List.of());
                    if (samples.size() == 1 && others.size() == 1) {
                        Sample from = samples.getFirst();
                        Sample to = others.getFirst();
                        relabelled.add(new Change.Relabelled(from, to));
                        lost.remove(from);
                        gained.remove(to);
                    }
                });
    }

    private static Map<Map<String, String>, List<Sample>> byLabels(
            Set<Sample> samples, Set<String> names) {
        Map<Map<String, String>, List<Sample>> all = new HashMap<>();
        for (Sample sample : samples) {
            Map<String, String> key = new TreeMap<>();
            Labels labels = sample.labels();
            for (int i = 0; i < labels.size(); i++) {
                if (names.contains(labels.name(i))) {
                    key.put(labels.name(i), labels.value(i));
                }
            }
            all.computeIfAbsent(key, _ -> new ArrayList<>()).add(sample);
        }
        return all;
    }
}
