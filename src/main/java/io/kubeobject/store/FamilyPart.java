package io.kubeobject.store;

import java.io.IOException;

/**
 * The rows that one origin gives to a family. The parts of a family are written one behind the
 * other, so that the family is contiguous. Immutable, safe for any thread.
 */
public sealed interface FamilyPart permits SegmentsPart, LivePart {

    /** Id of the resource that the rows are about: {@code deployments.apps}. */
    String resource();

    /** Whether the family's header has to be there for this part, be there rows or not. */
    boolean isDue();

    /** How many bytes the rows are. */
    long length();

    /** Writes the rows. */
    void writeTo(TextSink sink) throws IOException;
}
