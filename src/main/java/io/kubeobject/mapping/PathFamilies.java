package io.kubeobject.mapping;

import io.kubeobject.object.Resource;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The places of flattened objects that were met so far, and their families. */
final class PathFamilies {

    /** Families of one document and resource; the language's bound. */
    static final int MAX_FAMILIES = 1_000;

    /** Places kept: keys that are data could go on for ever, so beyond this it starts anew. */
    static final int MAX_NODES = 20_000;

    private final Position position;
    private final PathRules rules;
    private final String prefix;
    private final String kind;
    private final String mapping;
    private final LaneFamilies lane;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final AtomicInteger nodes = new AtomicInteger();
    private volatile PathNode root;

    PathFamilies(
            Flatten flatten,
            PathRules rules,
            Resource resource,
            String mapping,
            LaneFamilies lane) {
        this.position = flatten.position();
        this.rules = rules;
        this.prefix = FlattenProgram.prefix(flatten, resource);
        this.kind = resource.kind();
        this.mapping = mapping;
        this.lane = lane;
        this.root = PathNode.root(rules, prefix);
    }

    PathNode root() {
        return root;
    }

    PathNode child(PathNode node, String key) {
        PathNode child = node.known(key);
        if (child != null) {
            return child;
        }
        if (nodes.incrementAndGet() > MAX_NODES) {
            nodes.set(0);
            root = PathNode.root(rules, prefix);
        }
        return node.child(key);
    }

    /** The family of a place that gives its first sample; null if it must not have one. */
    @Nullable FamilySlot slot(PathNode node, Evaluation evaluation) {
        String name = node.name();
        if (lane.isDisabled(name)) {
            return null;
        }
        if (names.size() >= MAX_FAMILIES && !names.contains(name)) {
            String message =
                    "more than "
                            + MAX_FAMILIES
                            + " families of one document and resource; a map"
                            + " whose keys are data becomes a label with maps:";
            evaluation.limit(name, message, position);
            return null;
        }
        String help = kind + " field " + node.field();
        FamilySlot slot = lane.flatten(name, help, mapping, position);
        if (slot == null) {
            evaluation.fault(name, "a flattened field has the name of a metric", position);
            return null;
        }
        if (names.add(name) && node.isRenamed()) {
            String message = "field " + node.field() + " gives an illegal name";
            evaluation
                    .faults()
                    .fault(new Fault(Fault.Kind.ILLEGAL_NAME, mapping, name, message, position));
        }
        node.slot(slot);
        return slot;
    }
}
