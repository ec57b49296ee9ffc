package io.kubeobject.ksm;

import io.kubeobject.ksm.MetricsText.Family;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What two expositions do not have in common, family by family, short enough to be read. */
final class Differences {

    /** Lines shown of each family and side. */
    private static final int SHOWN = 3;

    private Differences() {}

    /**
     * Compares.
     *
     * @param theirs of kube-state-metrics
     * @param exceptions what is not compared
     * @return one text per family that differs
     */
    static List<String> between(MetricsText theirs, MetricsText ours, Exceptions exceptions) {
        SortedSet<String> names = new TreeSet<>(theirs.families().keySet());
        names.addAll(ours.families().keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            Family their = theirs.families().get(name);
            Family our = ours.families().get(name);
            if (their == null) {
                differences.add(name + ": kube-state-metrics does not have it");
            } else if (our == null) {
                differences.add(name + ": missing, " + their.samples().size() + " samples");
            } else {
                String difference = between(their, our, exceptions);
                if (!difference.isEmpty()) {
                    differences.add(name + ":" + difference);
                }
            }
        }
        return differences;
    }

    private static String between(Family theirs, Family ours, Exceptions exceptions) {
        StringBuilder text = new StringBuilder();
        if (!theirs.type().equals(ours.type())) {
            text.append("\n  type: ").append(theirs.type()).append(", not ").append(ours.type());
        }
        if (!theirs.stability().equals(ours.stability())) {
            text.append("\n  help: \"")
                    .append(theirs.stability())
                    .append("…\", not \"")
                    .append(ours.stability())
                    .append("…\"");
        }
        list(text, "missing", less(theirs.samples(), ours.samples(), exceptions));
        list(text, "extra", less(ours.samples(), theirs.samples(), exceptions));
        return text.toString();
    }

    private static List<String> less(
            SortedSet<String> samples, SortedSet<String> others, Exceptions exceptions) {
        return samples.stream()
                .filter(line -> !others.contains(line) && !exceptions.covers(line))
                .toList();
    }

    private static void list(StringBuilder text, String what, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append("\n  ").append(lines.size()).append(' ').append(what).append(':');
            lines.stream().limit(SHOWN).forEach(line -> text.append("\n    ").append(line));
        }
    }
}
