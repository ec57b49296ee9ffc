package io.kubeobject.mapping;

import io.kubeobject.object.FieldTrie;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A place in flattened objects, with all that is known of it beforehand: whether it counts, its
 * metric's name, the labels that lists on the way add. Made when an object first has it, so that a
 * name is built once and not per event.
 */
final class PathNode {

    private final PathRules rules;
    private final List<String> path;
    private final String key;
    private final Place own;

    /** What its elements are called after, if it is a list: its own key leaves the name. */
    private final Place listPlace;

    private final List<String> labels;
    private final String elementField;
    private final @Nullable String keyLabel;
    private final boolean covered;
    private final boolean wanted;
    private final ConcurrentHashMap<String, PathNode> children = new ConcurrentHashMap<>();
    private volatile @Nullable PathNode element;
    private volatile @Nullable PathNode member;
    private volatile @Nullable FamilySlot slot;

    /**
     * A name and where it comes from.
     *
     * @param name of the metric
     * @param field the path in the object, without the keys that became labels
     * @param renamed whether the name had to be made legal
     */
    private record Place(String name, String field, boolean renamed) {

        Place child(String key, NameStyle style) {
            String part = LegalName.part(key, style);
            boolean changed = !part.equals(LegalName.styled(key, style));
            return new Place(
                    name + "_" + part,
                    field.isEmpty() ? key : field + "." + key,
                    renamed || changed);
        }
    }

    private PathNode(
            PathRules rules,
            List<String> path,
            String key,
            Place own,
            Place listPlace,
            List<String> labels) {
        this.rules = rules;
        this.path = path;
        this.key = key;
        this.own = own;
        this.listPlace = listPlace;
        this.labels = labels;
        this.elementField = path.isEmpty() ? "" : rules.elementField(path);
        this.keyLabel = path.isEmpty() ? null : rules.keyLabel(path);
        this.covered = rules.covers(path);
        this.wanted = rules.reaches(path);
    }

    /** The top of objects. */
    static PathNode root(PathRules rules, String prefix) {
        Place place = new Place(prefix, "", false);
        return new PathNode(rules, List.of(), "", place, place, List.of());
    }

    /** The place below a key of a map; null if it was not met before. */
    @Nullable PathNode known(String name) {
        return children.get(name);
    }

    /** The place below a key of a map. */
    PathNode child(String name) {
        List<String> below = append(path, name);
        return children.computeIfAbsent(
                name,
                _ -> new PathNode(rules, below, name, own.child(name, rules.style()), own, labels));
    }

    /** The place of the elements, if this is a list. */
    PathNode element() {
        PathNode known = element;
        if (known == null) {
            String label = rules.freeLabel(LegalName.label(key, rules.style()), labels);
            known = new PathNode(rules, path, key, listPlace, listPlace, append(labels, label));
            element = known;
        }
        return known;
    }

    /** The place of the values, if this is a map whose keys become a label; else null. */
    @Nullable PathNode member() {
        if (keyLabel == null) {
            return null;
        }
        PathNode known = member;
        if (known == null) {
            String label = rules.freeLabel(keyLabel, labels);
            List<String> below = append(path, FieldTrie.ANY);
            known = new PathNode(rules, below, key, own, own, append(labels, label));
            member = known;
        }
        return known;
    }

    /** The field that identifies an element, if this is a list; empty for the index. */
    String elementField() {
        return elementField;
    }

    /** The label that tells the elements of a list, or the members of a map, apart. */
    String label() {
        return labels.getLast();
    }

    boolean isCovered() {
        return covered;
    }

    boolean isWanted() {
        return wanted;
    }

    String name() {
        return own.name();
    }

    String field() {
        return own.field();
    }

    boolean isRenamed() {
        return own.renamed();
    }

    /** The family of its samples; null before the first. */
    @Nullable FamilySlot slot() {
        return slot;
    }

    void slot(FamilySlot family) {
        slot = family;
    }

    private static List<String> append(List<String> list, String last) {
        List<String> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
