package io.kubeobject.source;

import io.kubeobject.object.Catalog;
import io.kubeobject.object.ObjectSink;

import java.util.function.Consumer;

/** Where objects come from. Safe for use by several threads. */
public interface ObjectSource extends AutoCloseable {

    /**
     * Tells {@code listener} which resources are served: once the first answer is there, and
     * whenever it changes. Called by one thread at a time. At most one listener.
     */
    void catalogs(Consumer<Catalog> listener);

    /**
     * Starts the stream of one selection; returns at once. Events come from a thread of the feed.
     */
    Feed open(Selection selection, ObjectSink sink);

    /** Ends every feed. */
    @Override
    void close();
}
