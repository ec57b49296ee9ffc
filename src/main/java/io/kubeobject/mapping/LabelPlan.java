package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The labels of the rows of one entry.
 *
 * @param labels of distinct names, in the order in which they are written; the document's among
 *     them, unless they were taken away
 * @param maps maps that become labels, behind the others
 */
public record LabelPlan(List<Label> labels, List<FromMap> maps, Absence absence) {

    /** What becomes of a label whose value is absent. */
    public enum Absence {
        LEFT_OUT,
        /** Written with an empty value, as kube-state-metrics does. */
        EMPTY
    }

    /**
     * A map of the object whose entries become labels.
     *
     * @param prefix in front of each name
     * @param allow globs of the keys that count, {@link AllowLists#LABELS} and {@link
     *     AllowLists#ANNOTATIONS} among them; empty for all
     */
    public record FromMap(
            Term map, String prefix, List<String> allow, NameStyle style, Clash clash) {

        public FromMap {
            requireNonNull(map, "map is null");
            requireNonNull(prefix, "prefix is null");
            allow = List.copyOf(allow);
            requireNonNull(style, "style is null");
            requireNonNull(clash, "clash is null");
        }
    }

    /** What becomes of two keys that give the same legal name. */
    public enum Clash {
        /** {@code _conflict1}, {@code _conflict2} …, as in kube-state-metrics. */
        NUMBER,
        /** The last key stays, as in kube-api-exporter. */
        LAST
    }

    public LabelPlan {
        labels = List.copyOf(labels);
        maps = List.copyOf(maps);
        requireNonNull(absence, "absence is null");
    }
}
