package io.kubeobject.store;

import java.io.IOException;

/**
 * The segments of one family over the blocks of a lane.
 *
 * @param family index of the family within the lane
 */
record SegmentsPart(LaneView lane, int family) implements FamilyPart {

    @Override
    public String resource() {
        return lane.resource();
    }

    /** A family that is not declared is there only as long as it has text. */
    @Override
    public boolean isDue() {
        return family >= lane.declared() || lane.objects() > 0;
    }

    @Override
    public long length() {
        long length = 0;
        for (Block block : lane.blocks()) {
            Segment segment = block.segment(family);
            length += segment == null ? 0 : segment.length();
        }
        return length;
    }

    @Override
    public void writeTo(TextSink sink) throws IOException {
        for (Block block : lane.blocks()) {
            Segment segment = block.segment(family);
            if (segment != null) {
                sink.text(segment.text(), 0, segment.length());
            }
        }
    }
}
