package io.kubeobject.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which package may use which: ours by a table, libraries by the packages that own them.
 *
 * @param root the root package
 * @param allowed package below the root → the packages below the root that it may use; {@link #ALL}
 *     for any
 * @param owners package prefix of a library → the packages below the root that may use it
 */
record PackageRules(
        String root, Map<String, Set<String>> allowed, Map<String, Set<String>> owners) {

    /** May use every package. */
    static final Set<String> ALL = Set.of("*");

    /** What is used and not allowed, one line each. */
    List<String> forbidden(Collection<Dependency> dependencies) {
        List<String> violations = new ArrayList<>();
        for (Dependency d : dependencies) {
            if (!isOurs(d.from())) {
                continue;
            }
            Set<String> mayUse = allowed.get(below(d.from()));
            if (mayUse == null) {
                violations.add(d.from() + " is not in the table of packages");
            } else if (isOurs(d.to())) {
                if (!mayUse.equals(ALL) && !mayUse.contains(below(d.to()))) {
                    violations.add(d.from() + " uses " + d.to());
                }
            } else if (!mayUseLibrary(below(d.from()), d.to())) {
                violations.add(d.from() + " uses the library " + d.to());
            }
        }
        return violations.stream().distinct().toList();
    }

    private boolean mayUseLibrary(String from, String library) {
        return owners.entrySet().stream()
                .filter(o -> library.equals(o.getKey()) || library.startsWith(o.getKey() + "."))
                .allMatch(o -> o.getValue().contains(from));
    }

    /** Cycles of our packages, each once, by the packages on it. */
    List<String> cycles(Collection<Dependency> dependencies) {
        Map<String, Set<String>> uses =
                dependencies.stream()
                        .filter(d -> isOurs(d.from()) && isOurs(d.to()))
                        .collect(
                                groupingBy(
                                        Dependency::from,
                                        TreeMap::new,
                                        mapping(Dependency::to, toCollection(TreeSet::new))));
        Set<String> cycles = new TreeSet<>();
        for (String start : uses.keySet()) {
            Set<String> members = new TreeSet<>();
            for (String reached : reachable(start, uses)) {
                if (reachable(reached, uses).contains(start)) {
                    members.add(reached);
                }
            }
            if (!members.isEmpty()) {
                cycles.add("cycle: " + String.join(", ", members));
            }
        }
        return List.copyOf(cycles);
    }

    private static Set<String> reachable(String start, Map<String, Set<String>> uses) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(uses.getOrDefault(start, Set.of()));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (seen.add(next)) {
                open.addAll(uses.getOrDefault(next, Set.of()));
            }
        }
        return seen;
    }

    private boolean isOurs(String name) {
        return name.equals(root) || name.startsWith(root + ".");
    }

    private String below(String name) {
        return name.equals(root) ? "" : name.substring(root.length() + 1);
    }
}
