package io.kubeobject.mapping;

import io.kubeobject.mapping.Flatten.ListRule;
import io.kubeobject.mapping.Flatten.MapRule;
import io.kubeobject.mapping.Flatten.Naming;
import io.kubeobject.object.FieldTrie;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a flattened path comes to. Asked once per path, so it may take its time. */
final class PathRules {

    /** The record of who set which field: large, and of no interest unless it is named. */
    private static final PathPattern MANAGED_FIELDS =
            new PathPattern(List.of("metadata", "managedFields"));

    private final List<PathPattern> include;
    private final List<PathPattern> exclude;
    private final Naming naming;

    /** The document's own labels: those of lists and maps step aside. */
    private final List<String> taken;

    PathRules(Flatten flatten, List<String> taken) {
        this.include = flatten.paths().include();
        this.exclude = new ArrayList<>(flatten.paths().exclude());
        this.naming = flatten.naming();
        this.taken = taken;
        if (include.stream().noneMatch(p -> p.segments().contains("managedFields"))) {
            exclude.add(MANAGED_FIELDS);
        }
    }

    /** Whether a number at the path counts. */
    boolean covers(List<String> path) {
        return include.stream().anyMatch(p -> p.covers(path)) && !isExcluded(path);
    }

    /** Whether a number at the path or below it may count. */
    boolean reaches(List<String> path) {
        return include.stream().anyMatch(p -> p.reaches(path)) && !isExcluded(path);
    }

    private boolean isExcluded(List<String> path) {
        return exclude.stream().anyMatch(p -> p.covers(path));
    }

    NameStyle style() {
        return naming.style();
    }

    /** The field that identifies an element of the list at a path; empty for the index. */
    String elementField(List<String> path) {
        return naming.lists().stream()
                .filter(rule -> rule.fits(path))
                .findFirst()
                .map(ListRule::field)
                .orElse("");
    }

    /** The label that the keys of the map at a path become; null if they stay in the name. */
    @Nullable String keyLabel(List<String> path) {
        return naming.maps().stream()
                .filter(rule -> rule.map().is(path))
                .findFirst()
                .map(MapRule::label)
                .orElse(null);
    }

    /** A free label name: {@code wanted}, or that and {@code _1}, {@code _2} …. */
    String freeLabel(String wanted, List<String> used) {
        String name = wanted;
        for (int n = 1; taken.contains(name) || used.contains(name); n++) {
            name = wanted + "_" + n;
        }
        return name;
    }

    /** What must be read of an object. */
    FieldTrie fields() {
        Set<String> identifying =
                naming.lists().stream().map(ListRule::field).collect(Collectors.toSet());
        FieldTrie fields = FieldTrie.NONE;
        for (PathPattern pattern : include) {
            fields = fields.union(pattern.fields());
        }
        for (PathPattern pattern : exclude) {
            if (!identifying.contains(pattern.segments().getLast())) {
                fields = fields.intersect(pattern.others());
            }
        }
        return fields;
    }
}
