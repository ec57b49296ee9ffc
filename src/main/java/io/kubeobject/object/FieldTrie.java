package io.kubeobject.object;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which fields of an object anyone can touch: a tree by field name. Lists are passed through, so
 * {@code status.conditions.type} is the type of every condition. Immutable.
 *
 * <p>A node names some children; {@code rest} stands for every other name. {@link #NONE} keeps
 * nothing, {@link #ALL} keeps everything below.
 */
public final class FieldTrie {

    /** Keeps nothing. */
    public static final FieldTrie NONE = new FieldTrie(Map.of(), null);

    /** Keeps everything below. */
    public static final FieldTrie ALL = new FieldTrie(Map.of(), null);

    /** Keeps that something is there: a scalar, the length of a list, a map without its fields. */
    public static final FieldTrie SHELL = new FieldTrie(Map.of(), NONE);

    /** The name that stands for any name in {@link #of}. */
    public static final String ANY = "*";

    private final Map<String, FieldTrie> children;
    private final FieldTrie rest;

    private FieldTrie(
            Map<String, FieldTrie> children, @org.jspecify.annotations.Nullable FieldTrie rest) {
        this.children = children;
        this.rest = rest == null ? this : rest;
    }

    /** Everything below one path; {@link #ANY} as a segment means whatever name stands there. */
    public static FieldTrie of(List<String> path) {
        return leaf(path, ALL);
    }

    /** Everything but what is below one path. */
    public static FieldTrie allBut(List<String> path) {
        FieldTrie node = NONE;
        for (String name : path.reversed()) {
            node =
                    name.equals(ANY)
                            ? new FieldTrie(Map.of(), node)
                            : new FieldTrie(Map.of(name, node), ALL);
        }
        return node;
    }

    /** What this wants, below one name; {@link #ANY} means whatever name stands there. */
    public FieldTrie under(String name) {
        return isNone() ? NONE : leaf(List.of(name), this);
    }

    private static FieldTrie leaf(List<String> path, FieldTrie end) {
        FieldTrie node = end;
        for (String name : path.reversed()) {
            node =
                    name.equals(ANY)
                            ? new FieldTrie(Map.of(), node)
                            : new FieldTrie(Map.of(name, node), NONE);
        }
        return node;
    }

    /** The node below {@code name}; {@link #NONE} where nobody asks for it. */
    public FieldTrie child(String name) {
        FieldTrie child = children.get(name);
        return child == null ? rest : child;
    }

    /** Whether no field below is wanted, so that a reader may skip. */
    public boolean isNone() {
        return this == NONE;
    }

    /** Whether all fields below are wanted. */
    public boolean isAll() {
        return this == ALL;
    }

    /** Whether nothing is wanted but what is below {@code names}. */
    public boolean isWithin(Set<String> names) {
        return rest.isNone() && names.containsAll(children.keySet());
    }

    /** What either of the two wants. */
    public FieldTrie union(FieldTrie other) {
        requireNonNull(other, "other is null");
        return combine(this, other, true);
    }

    /** What both of the two want. */
    public FieldTrie intersect(FieldTrie other) {
        requireNonNull(other, "other is null");
        return combine(this, other, false);
    }

    private static FieldTrie combine(FieldTrie a, FieldTrie b, boolean union) {
        FieldTrie absorbing = union ? ALL : NONE;
        FieldTrie neutral = union ? NONE : ALL;
        if (a == b || b == neutral) {
            return a;
        }
        if (a == neutral) {
            return b;
        }
        if (a == absorbing || b == absorbing) {
            return absorbing;
        }
        Map<String, FieldTrie> children = new HashMap<>();
        a.children.forEach((name, node) -> children.put(name, combine(node, b.child(name), union)));
        b.children.forEach((name, node) -> children.put(name, combine(a.child(name), node, union)));
        FieldTrie rest = combine(a.rest, b.rest, union);
        // children that say what the rest says are left out, so that equal tries compare equal
        children.values().removeIf(child -> child.equals(rest));
        if (children.isEmpty() && (rest.isAll() || rest.isNone())) {
            return union && rest.isNone() ? SHELL : rest;
        }
        return new FieldTrie(Map.copyOf(children), rest);
    }

    @Override
    public boolean equals(Object o) {
        if (this == o) {
            return true;
        }
        if (!(o instanceof FieldTrie other) || isLeaf() || other.isLeaf()) {
            return false;
        }
        return children.equals(other.children) && rest.equals(other.rest);
    }

    @Override
    public int hashCode() {
        return isLeaf()
                ? System.identityHashCode(this)
                : 31 * children.hashCode() + rest.hashCode();
    }

    private boolean isLeaf() {
        return rest == this;
    }

    /**
     * The paths that are kept, sorted: {@code metadata.name}; a {@code *} at the end of one stands
     * for all other names, and all below a path is kept where it ends.
     */
    public List<String> paths() {
        List<String> paths = new ArrayList<>();
        addPaths("", paths);
        return paths;
    }

    private void addPaths(String path, List<String> paths) {
        if (isLeaf() || (children.isEmpty() && rest.isNone())) {
            if (!isNone() && !path.isEmpty()) {
                paths.add(path);
            }
            return;
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        children.keySet().stream()
                .sorted()
                .forEach(name -> child(name).addPaths(prefix + name, paths));
        if (!rest.isNone()) {
            rest.addPaths(prefix + ANY, paths);
        }
    }

    /** For messages: {@code {metadata{name} status}}. */
    @Override
    public String toString() {
        if (isLeaf()) {
            return isAll() ? "**" : "-";
        }
        StringBuilder text = new StringBuilder("{");
        children.keySet().stream()
                .sorted()
                .forEach(name -> text.append(name).append(children.get(name)).append(' '));
        return rest.isNone()
                ? text.append('}').toString()
                : text.append('*').append(rest).append('}').toString();
    }
}
