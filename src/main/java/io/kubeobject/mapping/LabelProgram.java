package io.kubeobject.mapping;

import io.kubeobject.mapping.LabelPlan.Absence;
import io.kubeobject.metric.Labels;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Makes the labels of the rows of one entry. */
final class LabelProgram {

    /** Index of a label that is the entry's own. */
    private static final int OWN = -1;

    private final Label[] labels;

    /** For each label its index among the document's, or {@link #OWN}. */
    private final int[] shared;

    private final String[] names;
    private final List<MapLabels> maps;
    private final boolean emptyForAbsent;
    private final boolean onlyTheDocuments;
    private final String apiGroup;

    /**
     * Labels by a plan.
     *
     * @param documents the document's own labels
     * @param apiGroup value of a label {@code api_group} behind the others; empty for no such label
     */
    LabelProgram(LabelPlan plan, List<Label> documents, String apiGroup) {
        labels = plan.labels().toArray(Label[]::new);
        shared = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            shared[i] = documents.indexOf(labels[i]);
        }
        List<String> all = new ArrayList<>(plan.labels().stream().map(Label::name).toList());
        boolean taken = all.contains(Program.API_GROUP);
        this.apiGroup = taken ? "" : apiGroup;
        if (!this.apiGroup.isEmpty()) {
            all.add(Program.API_GROUP);
        }
        names = all.toArray(String[]::new);
        maps = plan.maps().stream().map(MapLabels::new).toList();
        emptyForAbsent = plan.absence() == Absence.EMPTY;
        onlyTheDocuments = plan.labels().equals(documents) && maps.isEmpty();
    }

    /** The names of all labels but those of maps. */
    List<String> names() {
        return List.of(names);
    }

    /** Whether rows get labels whose names depend on the object. */
    boolean isOpen() {
        return !maps.isEmpty();
    }

    /** The labels of the present row. */
    Labels labels(Evaluation evaluation) {
        if (!onlyTheDocuments) {
            return compute(evaluation);
        }
        DocumentLabels documents = evaluation.documentLabels();
        Labels whole = documents.whole();
        if (whole == null) {
            whole = compute(evaluation);
            documents.keepWhole(whole);
        }
        return whole;
    }

    private Labels compute(Evaluation evaluation) {
        @Nullable String[] values = new @Nullable String[names.length];
        int absent = 0;
        for (int i = 0; i < labels.length; i++) {
            String value =
                    shared[i] == OWN
                            ? evaluation.label(labels[i].value())
                            : evaluation.documentLabels().value(shared[i], evaluation);
            if (value == null && emptyForAbsent) {
                value = "";
            }
            values[i] = value;
            absent += value == null ? 1 : 0;
        }
        if (!apiGroup.isEmpty()) {
            values[names.length - 1] = apiGroup;
        }
        return absent == 0 && maps.isEmpty()
                ? Labels.of(names, complete(values))
                : present(values, evaluation);
    }

    /** The same array: nothing in it is null. */
    @SuppressWarnings("NullAway")
    private static String[] complete(@Nullable String[] values) {
        return values;
    }

    private Labels present(@Nullable String[] values, Evaluation evaluation) {
        LabelList list = new LabelList(values.length);
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            if (value != null) {
                list.add(names[i], value);
            }
        }
        for (MapLabels map : maps) {
            map.addTo(list, evaluation);
        }
        return list.labels();
    }
}
