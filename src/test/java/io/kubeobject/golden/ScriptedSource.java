package io.kubeobject.golden;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.kubeobject.object.Catalog;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectEvent;
import io.kubeobject.object.ObjectSink;
import io.kubeobject.object.Resource;
import io.kubeobject.source.Feed;
import io.kubeobject.source.FeedStatus;
import io.kubeobject.source.FileSource;
import io.kubeobject.source.Input;
import io.kubeobject.source.ObjectSource;
import io.kubeobject.source.Selection;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A cluster that a test plays: objects come and go, contact is lost and comes back. Events come on
 * the thread of the test, but for the first list, which comes as soon as a feed is opened.
 */
final class ScriptedSource implements ObjectSource {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final InstantSource clock;
    private final Catalog catalog;
    private final Map<String, Map<String, Object>> world = new LinkedHashMap<>();
    private final List<Playing> feeds = new CopyOnWriteArrayList<>();
    private volatile boolean muted;
    private volatile Instant lastContact;

    ScriptedSource(InstantSource clock, Catalog catalog) {
        this.clock = clock;
        this.catalog = catalog;
        this.lastContact = clock.instant();
    }

    /** From now on nobody is told anything. */
    void mute() {
        lastContact = clock.instant();
        muted = true;
    }

    /** Contact is back; who opens a feed now is told everything. */
    void unmute() {
        muted = false;
    }

    /** Contact is back, and everything is listed anew. */
    synchronized void relist() {
        muted = false;
        feeds.forEach(Playing::list);
    }

    synchronized void put(Map<String, Object> object) {
        world.put(name(object), object);
        if (!muted) {
            feeds.forEach(feed -> feed.read(List.of(object)).forEach(feed::put));
        }
    }

    synchronized void delete(String name) {
        Map<String, Object> object = world.remove(name);
        if (object == null) {
            throw new IllegalArgumentException("there is no " + name + " among " + world.keySet());
        }
        if (!muted) {
            feeds.forEach(feed -> feed.read(List.of(object)).forEach(feed::delete));
        }
    }

    /** {@code Deployment/web}. */
    static String name(Map<String, Object> object) {
        return object.get("kind") + "/" + ((Map<?, ?>) object.get("metadata")).get("name");
    }

    @Override
    public void catalogs(Consumer<Catalog> listener) {
        listener.accept(catalog);
    }

    @Override
    public synchronized Feed open(Selection selection, ObjectSink sink) {
        Playing feed = new Playing(selection, sink);
        feeds.add(feed);
        feed.list();
        return feed;
    }

    @Override
    public void close() {}

    private final class Playing implements Feed {

        private final Selection selection;
        private final ObjectSink sink;

        Playing(Selection selection, ObjectSink sink) {
            this.selection = selection;
            this.sink = sink;
        }

        void list() {
            sink.accept(new ObjectEvent.ListStarted());
            read(List.copyOf(world.values())).forEach(this::put);
            sink.accept(new ObjectEvent.Synced("1"));
        }

        void put(KubeObject object) {
            sink.accept(new ObjectEvent.Put(object));
        }

        void delete(KubeObject object) {
            sink.accept(new ObjectEvent.Delete(object.key(), object.uid()));
        }

        /** Those of some objects that this feed is about, as it would read them. */
        List<KubeObject> read(List<Map<String, Object>> objects) {
            List<KubeObject> read = new ArrayList<>();
            try {
                byte[] json =
                        JSON.writeValueAsBytes(
                                Map.of("apiVersion", "v1", "kind", "List", "items", objects));
                Input input = new Input("steps", () -> new ByteArrayInputStream(json));
                FileSource source = FileSource.read(List.of(input), clock.instant());
                source.open(
                        selection,
                        event -> {
                            if (event instanceof ObjectEvent.Put(KubeObject object)) {
                                read.add(object);
                            }
                        });
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return read;
        }

        @Override
        public FeedStatus status() {
            Instant last = muted ? lastContact : clock.instant();
            return new FeedStatus(!muted, true, last, Map.of(), 0, "");
        }

        @Override
        public synchronized void close() {
            feeds.remove(this);
        }
    }

    /** The resources that objects of these kinds are. */
    static Catalog catalog(List<Map<String, Object>> objects) throws Exception {
        byte[] json =
                JSON.writeValueAsBytes(
                        Map.of("apiVersion", "v1", "kind", "List", "items", objects));
        List<Resource> served = new ArrayList<>();
        FileSource.read(List.of(new Input("steps", () -> open(json))), Instant.EPOCH)
                .catalogs(found -> served.addAll(found.served()));
        return new Catalog(served);
    }

    private static InputStream open(byte[] json) {
        return new ByteArrayInputStream(json);
    }
}
