package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

import io.kubeobject.metric.Family;
import io.kubeobject.metric.RowSink;
import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.Resource;

import java.util.List;

/**
 * All that is computed from the objects of one list and watch. Two are equal if they compute the
 * same from the same objects.
 */
public final class LaneProgram {

    private final Resource resource;
    private final String labelSelector;
    private final String fieldSelector;
    private final List<Document> documents;

    LaneProgram(
            Resource resource,
            String labelSelector,
            String fieldSelector,
            List<Document> documents) {
        this.resource = requireNonNull(resource, "resource is null");
        this.labelSelector = requireNonNull(labelSelector, "labelSelector is null");
        this.fieldSelector = requireNonNull(fieldSelector, "fieldSelector is null");
        this.documents = List.copyOf(documents);
    }

    public Resource resource() {
        return resource;
    }

    /** In the API's syntax; empty for all objects. */
    public String labelSelector() {
        return labelSelector;
    }

    /** In the API's syntax; empty for all objects. */
    public String fieldSelector() {
        return fieldSelector;
    }

    /**
     * All that {@link #evaluate} can look at; an object that was read by it gives the same rows.
     */
    public FieldTrie fields() {
        return FieldTrie.NONE;
    }

    /** Families whose header is due as soon as there is an object, in order; flattened ones not. */
    public List<Family> declared() {
        return List.of();
    }

    /**
     * Computes the rows of one object. Rows of one family may come in parts; labels do not repeat
     * within a family. What fails is told to {@code faults} and costs its own row only.
     */
    public void evaluate(KubeObject object, RowSink rows, FaultSink faults) {
        requireNonNull(object, "object is null");
        requireNonNull(rows, "rows is null");
        requireNonNull(faults, "faults is null");
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof LaneProgram other
                && resource.equals(other.resource)
                && labelSelector.equals(other.labelSelector)
                && fieldSelector.equals(other.fieldSelector)
                && documents.equals(other.documents);
    }

    @Override
    public int hashCode() {
        return 31 * resource.hashCode() + documents.hashCode();
    }

    @Override
    public String toString() {
        return resource.id() + documents.stream().map(Document::name).toList();
    }
}
