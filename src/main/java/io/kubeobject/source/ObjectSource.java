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
     * Starts the stream of one selection; returns at once. Events come from a thread of the feed,
     * each as soon as its last byte is read: the lag of an event runs from the call of the sink.
     */
    Feed open(Selection selection, ObjectSink sink);

    /**
     * Asks for a fresh look at what is served, soon, for example because something named is not
     * there yet. Returns at once; calls that come close together are answered by one look.
     */
    default void refreshCatalog() {}

    /** What keeps the catalog from being read now, in a sentence for the user; empty if nothing. */
    default String problem() {
        return "";
    }

    /** Ends every feed. */
    @Override
    void close();
}
