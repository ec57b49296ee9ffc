package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

import io.kubeobject.metric.Family;
import io.kubeobject.metric.RowSink;
import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.Resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * All that is computed from the objects of one list and watch. Two are equal if they compute the
 * same from the same objects.
 */
public final class LaneProgram {

    /** One list and watch: documents that agree in all of it share a lane. */
    record Key(Resource resource, String labelSelector, String fieldSelector) {}

    private final Key key;
    private final List<LanePart> parts;
    private final Set<String> disabled;
    private final Families families;
    private final List<DocumentProgram> programs = new ArrayList<>();
    private final List<Observed> observers;
    private final List<Family> declared;
    private final FieldTrie fields;

    LaneProgram(Key key, List<LanePart> parts, Families families) {
        this.key = requireNonNull(key, "key is null");
        this.parts = List.copyOf(parts);
        this.disabled = families.disabled();
        this.families = families;
        LaneFamilies laneFamilies = new LaneFamilies(families);
        List<Observed> observed = new ArrayList<>();
        FieldTrie read = FieldTrie.NONE;
        for (LanePart part : parts) {
            programs.add(new DocumentProgram(part, key.resource(), laneFamilies, observed));
            read = read.union(FieldUse.of(part.document()));
        }
        this.observers = List.copyOf(observed);
        this.declared = laneFamilies.declared();
        this.fields = read;
    }

    public Resource resource() {
        return key.resource();
    }

    /** Whether some document names the resource, and not only meets it by a wildcard. */
    public boolean isNamed() {
        return parts.stream().anyMatch(part -> !part.document().target().resource().isWildcard());
    }

    /** In the API's syntax; empty for all objects. */
    public String labelSelector() {
        return key.labelSelector();
    }

    /** In the API's syntax; empty for all objects. */
    public String fieldSelector() {
        return key.fieldSelector();
    }

    /**
     * All that {@link #evaluate} can look at; an object that was read by it gives the same rows.
     */
    public FieldTrie fields() {
        return fields;
    }

    /** The most series of each document; empty if none has a limit. */
    public List<Integer> seriesLimits() {
        List<Limits> limits = programs.stream().map(DocumentProgram::limits).toList();
        return limits.stream().anyMatch(Limits::boundsSeries)
                ? limits.stream().map(Limits::series).toList()
                : List.of();
    }

    /** Families whose header is due as soon as there is an object, in order; flattened ones not. */
    public List<Family> declared() {
        return declared;
    }

    /** What documents tell to something that remembers, in order. */
    public List<Observed> observers() {
        return observers;
    }

    /** The rows alone, however many. */
    public void evaluate(KubeObject object, RowSink rows, FaultSink faults) {
        evaluate(object, RowAllowance.UNLIMITED, rows, (_, _) -> {}, faults);
    }

    /**
     * Computes the rows of one object, and what {@link #observers} see in it. Rows of one family
     * may come in parts; labels do not repeat within a family. What fails is told to {@code faults}
     * and costs its own row only. Safe for use by several threads.
     *
     * @param allowance rows that exceed it are dropped, if there are {@link #seriesLimits}
     */
    public void evaluate(
            KubeObject object,
            RowAllowance allowance,
            RowSink rows,
            ObservationSink observations,
            FaultSink faults) {
        RowBuffer buffer = new RowBuffer();
        for (int i = 0; i < programs.size(); i++) {
            DocumentProgram program = programs.get(i);
            int room = allowance.room(i);
            allowance.used(i, program.run(object, room, buffer, observations, faults));
        }
        buffer.drain(rows, faults);
    }

    /** Tells how one family comes of the objects, or why it does not. */
    public Accounts accounts(String family) {
        return new Accounts(key.resource(), parts, families, family);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof LaneProgram other
                && key.equals(other.key)
                && parts.equals(other.parts)
                && disabled.equals(other.disabled)
                && declared.equals(other.declared)
                && observers.equals(other.observers);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + parts.hashCode();
    }

    @Override
    public String toString() {
        return resource().id() + parts.stream().map(part -> part.document().name()).toList();
    }
}
