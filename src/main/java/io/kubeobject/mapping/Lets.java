package io.kubeobject.mapping;

import io.kubeobject.expr.EvaluationException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The document's own names. One that fails takes with it what uses it, and nothing else: so each is
 * evaluated once, and its failure is kept for whoever asks.
 */
final class Lets {

    private final List<Let> lets;
    private final List<int[]> needs = new ArrayList<>();

    Lets(List<Let> lets) {
        this.lets = lets;
        for (int i = 0; i < lets.size(); i++) {
            Term term = lets.get(i).term();
            needs.add(usedBy(List.of(term), i));
        }
    }

    /** The indices of those that some terms use, directly. */
    int[] usedBy(List<Term> terms) {
        return usedBy(terms, lets.size());
    }

    /** The indices of those that some terms use, be it by way of others; in order. */
    int[] neededBy(List<Term> terms) {
        Set<Integer> needed = new TreeSet<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (int index : usedBy(terms)) {
            open.add(index);
        }
        while (!open.isEmpty()) {
            int index = open.remove();
            if (needed.add(index)) {
                for (int other : needs.get(index)) {
                    open.add(other);
                }
            }
        }
        return needed.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] usedBy(List<Term> terms, int end) {
        int[] used = new int[end];
        int count = 0;
        for (int i = 0; i < end; i++) {
            String name = lets.get(i).variable().name();
            if (terms.stream().anyMatch(term -> mentions(term.expression().source(), name))) {
                used[count++] = i;
            }
        }
        return java.util.Arrays.copyOf(used, count);
    }

    /** Whether a name stands in a text; within a string, too, where it does no harm. */
    private static boolean mentions(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean begins = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
            boolean ends =
                    end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    /** Evaluates all; the result has the failure of each, or null. */
    @Nullable EvaluationException[] evaluate(Evaluation evaluation) {
        @Nullable EvaluationException[] failures = new @Nullable EvaluationException[lets.size()];
        for (int i = 0; i < failures.length; i++) {
            Let let = lets.get(i);
            failures[i] = firstOf(failures, needs.get(i));
            if (failures[i] == null) {
                try {
                    evaluation.frame().set(let.variable().slot(), evaluation.value(let.term()));
                } catch (EvaluationException failure) {
                    evaluation.fault("", failure);
                    failures[i] = failure;
                }
            }
        }
        return failures;
    }

    /** The first failure among those of some indices. */
    static @Nullable EvaluationException firstOf(
            @Nullable EvaluationException[] failures, int[] indices) {
        for (int index : indices) {
            if (failures[index] != null) {
                return failures[index];
            }
        }
        return null;
    }
}
