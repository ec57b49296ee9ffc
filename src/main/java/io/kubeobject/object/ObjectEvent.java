package io.kubeobject.object;

/**
 * What a source says about the objects of one resource, in order.
 *
 * <p>A list is {@link ListStarted}, a {@link Put} for each object, {@link Synced}. Objects put in
 * between belong to the new set, which takes the place of the old one at {@code Synced}, all at
 * once: what was not put again is gone. A list that breaks off is followed by another {@code
 * ListStarted}, which forgets the unfinished set; a {@link Delete} before {@code Synced} takes an
 * object out of it. Outside a list each event changes the present set.
 */
public sealed interface ObjectEvent {

    /** A full list begins; the present set stays as it is until {@link Synced}. */
    record ListStarted() implements ObjectEvent {}

    /** The object is there, new or changed. */
    record Put(KubeObject object) implements ObjectEvent {}

    /**
     * The object is gone.
     *
     * @param uid of the object that went; empty if unknown
     */
    record Delete(ObjectKey key, String uid) implements ObjectEvent {}

    /**
     * The list is complete.
     *
     * @param resourceVersion of the list
     */
    record Synced(String resourceVersion) implements ObjectEvent {}

    /** The API server serves this resource no more: all its objects are gone. */
    record Withdrawn() implements ObjectEvent {}
}
