package io.kubeobject.source;

import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.LabelSelector;
import io.kubeobject.object.UnreadableObjectException;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Which objects a selection is about, where no API server selects. */
record Chosen(Selection selection, LabelSelector labels, FieldSelector fields, FieldTrie looksAt) {

    /**
     * Reads the selectors.
     *
     * @throws IllegalArgumentException with a message for the user, if one is none
     */
    static Chosen by(Selection selection) {
        FieldSelector fields = FieldSelector.parse(selection.fieldSelector());
        FieldTrie looksAt = fields.fields().union(FieldTrie.of(List.of("metadata", "labels")));
        return new Chosen(selection, labels(selection.labelSelector()), fields, looksAt);
    }

    private static LabelSelector labels(String text) {
        try {
            return LabelSelector.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a label selector: %s".formatted(text, e.getMessage()), e);
        }
    }

    boolean contains(Body body) throws IOException, UnreadableObjectException {
        if (selection.namespace().isEmpty()
                && selection.labelSelector().isEmpty()
                && selection.fieldSelector().isEmpty()) {
            return true;
        }
        KubeObject object = body.read(looksAt, selection.resource());
        Map<?, ?> metadata =
                object.fields().get("metadata") instanceof Map<?, ?> map ? map : Map.of();
        Map<?, ?> own = metadata.get("labels") instanceof Map<?, ?> map ? map : Map.of();
        return (selection.namespace().isEmpty()
                        || selection.namespace().equals(object.key().namespace()))
                && labels.matches(own)
                && fields.matches(object.fields());
    }
}
