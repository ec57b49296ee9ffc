package io.kubeobject.inspect;

import io.kubeobject.inspect.FamilyDiff.Change;
import io.kubeobject.metric.Labels;
import io.kubeobject.metric.Sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares two expositions, series by series. */
public final class SeriesDiff {

    private SeriesDiff() {}

    /** Every family of either, by name; those without a change, too. */
    public static List<FamilyDiff> of(Samples before, Samples after) {
        Set<String> names = new TreeSet<>(before.names());
        names.addAll(after.names());
        return names.stream()
                .map(name -> family(name, before.family(name), after.family(name)))
                .toList();
    }

    private static FamilyDiff family(
            String name, Map<Labels, Sample> before, Map<Labels, Sample> after) {
        List<Change> changes = new ArrayList<>();
        List<Sample> lost = new ArrayList<>();
        before.forEach(
                (labels, sample) -> {
                    Sample now = after.get(labels);
                    if (now == null) {
                        lost.add(sample);
                    } else if (!Samples.sameValue(sample, now)) {
                        changes.add(new Change.Changed(sample, now));
                    }
                });
        List<Sample> gained =
                after.values().stream().filter(s -> !before.containsKey(s.labels())).toList();
        changes.addAll(new Relabelling(lost, gained).changes());
        return new FamilyDiff(name, before.size(), after.size(), changes);
    }
}
