package io.kubeobject.mapping;

import io.kubeobject.metric.Labels;

import java.util.ArrayList;
import java.util.List;

/** Labels while they are put together. */
final class LabelList {

    private final List<String> names;
    private final List<String> values;

    LabelList(int expected) {
        names = new ArrayList<>(expected);
        values = new ArrayList<>(expected);
    }

    int size() {
        return names.size();
    }

    /** The place of a name among the first few labels, or -1. */
    int indexOf(String name, int first) {
        return names.subList(0, first).indexOf(name);
    }

    void add(String name, String value) {
        names.add(name);
        values.add(value);
    }

    void rename(int index, String name) {
        names.set(index, name);
    }

    void replace(int index, String value) {
        values.set(index, value);
    }

    Labels labels() {
        return Labels.of(names.toArray(String[]::new), values.toArray(String[]::new));
    }
}
