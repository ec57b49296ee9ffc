package io.kubeobject.store;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The text of some objects: one segment per family of the lane, by the family's index. Immutable
 * once it is published; until then its {@link OpenBlock} writes to it.
 */
final class Block {

    private @Nullable Segment[] segments;

    Block(int families) {
        segments = new Segment[families];
    }

    private Block(@Nullable Segment[] segments) {
        this.segments = segments;
    }

    /** The segment of a family; null if no object of this block has text of it. */
    @Nullable Segment segment(int family) {
        return family < segments.length ? segments[family] : null;
    }

    /** Indices of families that have a segment are below. */
    int limit() {
        return segments.length;
    }

    void set(int family, @Nullable Segment segment) {
        if (family >= segments.length) {
            segments = Arrays.copyOf(segments, family + 1 + (family >> 3));
        }
        segments[family] = segment;
    }

    Block copy() {
        return new Block(segments.clone());
    }
}
