package io.kubeobject.store;

import java.util.List;

/**
 * All that is served at one moment, family by family in their order. Immutable: it may be written
 * as often and as slowly as one likes.
 */
public record Snapshot(List<FamilyText> families) {

    /** Nothing. */
    public static final Snapshot EMPTY = new Snapshot(List.of());

    public Snapshot {
        families = List.copyOf(families);
    }

    /** One family, with the parts that all lanes give to it. */
    public record FamilyText(FamilyHead head, List<FamilyPart> parts) {

        public FamilyText {
            parts = List.copyOf(parts);
        }
    }
}
