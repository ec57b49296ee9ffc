package io.kubeobject.source.kubernetes;

import com.fasterxml.jackson.core.JsonParser;

import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectEvent;
import io.kubeobject.object.ObjectReader;
import io.kubeobject.object.ObjectSink;
import io.kubeobject.object.UnreadableObjectException;
import io.kubeobject.source.Selection;

import java.io.IOException;
import java.lang.System.Logger.Level;

/**
 * Reads objects off the stream of one feed and hands them to its sink. An object that cannot be
 * used is counted, told, and taken out of the set, so that no older state of it stays behind.
 */
final class Deliveries {

    private static final System.Logger LOG = System.getLogger(Deliveries.class.getName());

    private final String id;
    private final ObjectReader reader;
    private final ObjectReader identities;
    private final ObjectSink sink;
    private final FeedState state;

    Deliveries(Selection selection, ObjectSink sink, FeedState state) {
        this.id = selection.resource().id();
        this.reader = new ObjectReader(selection.fields(), selection.resource());
        this.identities = new ObjectReader(FieldTrie.NONE);
        this.sink = sink;
        this.state = state;
    }

    void listStarted() {
        sink.accept(new ObjectEvent.ListStarted());
    }

    void synced(String resourceVersion) {
        state.synced();
        sink.accept(new ObjectEvent.Synced(resourceVersion));
    }

    void withdrawn() {
        sink.accept(new ObjectEvent.Withdrawn());
    }

    /**
     * Puts the object at the present token.
     *
     * @return its resource version; empty if it could not be read
     */
    String put(JsonParser parser) throws IOException {
        try {
            KubeObject object = reader.read(parser);
            sink.accept(new ObjectEvent.Put(object));
            return object.resourceVersion();
        } catch (UnreadableObjectException e) {
            drop(e);
            e.key().ifPresent(key -> sink.accept(new ObjectEvent.Delete(key, "")));
            return "";
        }
    }

    /** Deletes the object at the present token; returns as {@link #put} does. */
    String delete(JsonParser parser) throws IOException {
        try {
            KubeObject object = identities.read(parser);
            sink.accept(new ObjectEvent.Delete(object.key(), object.uid()));
            return object.resourceVersion();
        } catch (UnreadableObjectException e) {
            drop(e);
            return "";
        }
    }

    private void drop(UnreadableObjectException e) {
        String name = e.key().map(key -> " " + key).orElse("");
        dropped(name + ": " + e.getMessage());
    }

    /** Something that should have been an object is passed over. */
    void dropped(String what) {
        state.unreadable();
        Level level = state.status().unreadable() == 1 ? Level.WARNING : Level.DEBUG;
        LOG.log(level, "{0}{1}; dropped (further ones are counted only)", id, what);
    }
}
