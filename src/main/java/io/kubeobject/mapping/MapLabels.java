package io.kubeobject.mapping;

import io.kubeobject.expr.Absent;
import io.kubeobject.expr.Conversion;
import io.kubeobject.mapping.LabelPlan.FromMap;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A map of the object as labels, its keys in sorted order. Labels that the row has already stay as
 * they are.
 */
final class MapLabels {

    private final FromMap plan;
    private final List<Glob> allow;

    MapLabels(FromMap plan) {
        this.plan = plan;
        this.allow = plan.allow().stream().map(Glob::new).toList();
    }

    void addTo(LabelList list, Evaluation evaluation) {
        Object value = evaluation.value(plan.map());
        if (value == Absent.ABSENT) {
            return;
        }
        if (!(value instanceof Map<?, ?> map)) {
            evaluation.fault(
                    "",
                    "labelsFrom takes a map, got " + Evaluation.kind(value),
                    plan.map().position());
            return;
        }
        String[] keys = map.keySet().stream().map(String::valueOf).toArray(String[]::new);
        Arrays.sort(keys);
        Names names = new Names(list);
        for (String key : keys) {
            Object element = map.get(key);
            if (element != null && isAllowed(key)) {
                String name = LegalName.label(plan.prefix() + key, plan.style());
                String text = Conversion.toLabel(element);
                switch (plan.clash()) {
                    case NUMBER -> names.number(name, text);
                    case LAST -> names.replace(name, text);
                }
            }
        }
    }

    private boolean isAllowed(String key) {
        if (allow.isEmpty()) {
            return true;
        }
        for (Glob glob : allow) {
            if (glob.matches(key)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Finds a free name for each key. As in kube-state-metrics 2.20: the first of a name is renamed
     * when the second comes, and the names made by numbering can clash too.
     */
    private static final class Names {

        private final LabelList list;
        private final int fixed;
        private final Map<String, Integer> counts = new HashMap<>();
        private final Map<String, Integer> places = new HashMap<>();

        Names(LabelList list) {
            this.list = list;
            this.fixed = list.size();
        }

        void replace(String name, String value) {
            @Nullable Integer place = places.get(name);
            if (place != null) {
                list.replace(place, value);
            } else if (list.indexOf(name, fixed) < 0) {
                register(name, list.size());
                list.add(name, value);
            }
        }

        void number(String name, String value) {
            String chosen = isTaken(name) ? numbered(name, places.get(name)) : name;
            register(chosen, list.size());
            list.add(chosen, value);
        }

        private boolean isTaken(String name) {
            return places.containsKey(name) || list.indexOf(name, fixed) >= 0;
        }

        private String numbered(String name, @Nullable Integer first) {
            int count = counts.getOrDefault(name, 0);
            if (first != null && count == 1) {
                String renamed = name + "_conflict1";
                list.rename(first, renamed);
                register(renamed, first);
            }
            String chosen;
            do {
                count++;
                chosen = name + "_conflict" + count;
            } while (isTaken(chosen));
            counts.put(name, count);
            return chosen;
        }

        private void register(String name, int place) {
            places.put(name, place);
            counts.putIfAbsent(name, 1);
        }
    }
}
