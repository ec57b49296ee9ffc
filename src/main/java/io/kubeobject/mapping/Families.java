package io.kubeobject.mapping;

import io.kubeobject.metric.Family;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The families of a whole program: one per name, whichever document or lane makes it, so that all
 * agree in type and help.
 */
final class Families {

    private final Map<String, Family> declared;
    private final Map<String, Integer> order;
    private final Set<String> disabled;
    private final Predicate<String> wanted;
    private final AllowLists allow;
    private final ConcurrentHashMap<String, Family> flattened = new ConcurrentHashMap<>();

    /**
     * The families that documents declare.
     *
     * @param disabled names of families that are not made
     * @param wanted names of families that may be made
     * @param allow which labels and annotations are taken, where a mapping leaves that open
     */
    Families(
            List<Document> documents,
            Set<String> disabled,
            Predicate<String> wanted,
            AllowLists allow) {
        this.disabled = Set.copyOf(disabled);
        this.wanted = wanted;
        this.allow = allow;
        declared = new HashMap<>();
        order = new HashMap<>();
        List<Family> families = new ArrayList<>();
        for (Document document : documents) {
            document.entries().forEach(entry -> families.add(entry.family()));
            document.observers().forEach(o -> families.addAll(o.rule().families()));
        }
        for (Family family : families) {
            if (declared.putIfAbsent(family.name(), family) == null) {
                order.put(family.name(), order.size());
            }
        }
    }

    boolean isDisabled(String name) {
        return disabled.contains(name) || !wanted.test(name);
    }

    /** Whether a document names the family: a flattened one has no name before its first sample. */
    boolean isDeclared(String name) {
        return declared.containsKey(name);
    }

    AllowLists allow() {
        return allow;
    }

    Set<String> disabled() {
        return disabled;
    }

    /** The family of a flattened path: the one that is there already, or a gauge. */
    Family flattened(String name, String help) {
        Family family = declared.get(name);
        if (family != null) {
            return family;
        }
        return flattened.computeIfAbsent(name, n -> Family.gauge(n, help));
    }

    /** Declared families as they stand in the files, then the others by name. */
    int compare(Family a, Family b) {
        int placeOfA = order.getOrDefault(a.name(), Integer.MAX_VALUE);
        int placeOfB = order.getOrDefault(b.name(), Integer.MAX_VALUE);
        return placeOfA == placeOfB
                ? a.name().compareTo(b.name())
                : Integer.compare(placeOfA, placeOfB);
    }
}
