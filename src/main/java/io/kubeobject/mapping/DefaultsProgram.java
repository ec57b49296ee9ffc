package io.kubeobject.mapping;

import io.kubeobject.expr.Absent;
import io.kubeobject.expr.EvaluationException;
import io.kubeobject.mapping.Preamble.Default;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills in what the API server left out. The object as received is not touched: maps on the way to
 * a default are copied, each once.
 */
final class DefaultsProgram {

    private final List<Default> defaults;

    DefaultsProgram(List<Default> defaults) {
        this.defaults = defaults;
    }

    /** The object with its defaults; the frame holds the object as received. */
    Map<String, Object> complete(Map<String, Object> object, Evaluation evaluation) {
        Copies complete = new Copies(object);
        for (int i = 0; i < defaults.size(); i++) {
            Default plan = defaults.get(i);
            if (isAbsent(object, plan.path())) {
                try {
                    Object value = evaluation.value(plan.term());
                    if (value != Absent.ABSENT) {
                        complete.put(plan.path(), value);
                    }
                } catch (EvaluationException failure) {
                    evaluation.fault("", failure);
                }
            }
        }
        return complete.root;
    }

    private static boolean isAbsent(Map<String, Object> object, List<String> path) {
        Map<?, ?> map = object;
        int last = path.size() - 1;
        for (int i = 0; i < last; i++) {
            Object next = map.get(path.get(i));
            if (next == null) {
                return true;
            }
            if (!(next instanceof Map<?, ?> inner)) {
                return false;
            }
            map = inner;
        }
        return map.get(path.get(last)) == null;
    }

    /** An object of which those maps are copied that something is put into. */
    private static final class Copies {

        private Map<String, Object> root;
        private final Map<List<String>, Map<String, Object>> copies = new LinkedHashMap<>();

        Copies(Map<String, Object> object) {
            this.root = object;
        }

        void put(List<String> path, Object value) {
            copy(path.subList(0, path.size() - 1)).put(path.getLast(), value);
        }

        private Map<String, Object> copy(List<String> path) {
            Map<String, Object> copy = copies.get(path);
            if (copy != null) {
                return copy;
            }
            Map<String, Object> made;
            if (path.isEmpty()) {
                made = new LinkedHashMap<>(root);
                root = made;
            } else {
                Map<String, Object> parent = copy(path.subList(0, path.size() - 1));
                made = inner(parent.get(path.getLast()));
                parent.put(path.getLast(), made);
            }
            copies.put(path, made);
            return made;
        }

        @SuppressWarnings("unchecked") // the maps of an object have strings for keys
        private static Map<String, Object> inner(@Nullable Object value) {
            return value instanceof Map<?, ?> map
                    ? new LinkedHashMap<>((Map<String, Object>) map)
                    : new LinkedHashMap<>();
        }
    }
}
