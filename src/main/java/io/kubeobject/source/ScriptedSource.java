package io.kubeobject.source;

import static java.util.Objects.requireNonNull;

import io.kubeobject.object.Catalog;
import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectEvent;
import io.kubeobject.object.ObjectKey;
import io.kubeobject.object.ObjectSink;
import io.kubeobject.object.Resource;
import io.kubeobject.object.UnreadableObjectException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Objects that come, change and go as the caller says, by a clock of the caller's. Events are
 * delivered on the caller's thread, before {@link #apply} and {@link #delete} return. Like an API
 * server it gives each new object an UID and each change a resource version, unless the object has
 * its own; they are no fields of the object.
 */
public final class ScriptedSource implements ObjectSource {

    private final List<Resource> served;
    private final InstantSource clock;
    private final Map<Resource, Map<ObjectKey, Stored>> objects = new LinkedHashMap<>();
    private final Set<LiveFeed> feeds = new HashSet<>();
    private long changes;

    private record Stored(Body body, String uid, String resourceVersion) {

        KubeObject read(Selection selection) {
            try {
                KubeObject object = body.read(selection.fields(), selection.resource());
                return new KubeObject(object.key(), uid, resourceVersion, object.fields());
            } catch (IOException | UnreadableObjectException e) {
                throw new IllegalStateException("BUG: a tree in memory cannot be read", e);
            }
        }
    }

    /** A source without objects that serves some resources. */
    public ScriptedSource(List<Resource> served, InstantSource clock) {
        this.served = List.copyOf(served);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Puts an object, new or changed; its {@code metadata.name} tells which. */
    public synchronized void apply(Resource resource, Map<String, Object> fields) {
        Body.Plain body = new Body.Plain("", fields);
        KubeObject read = body.read(FieldTrie.NONE, resource);
        Map<ObjectKey, Stored> all = objects.computeIfAbsent(resource, _ -> new LinkedHashMap<>());
        Stored before = all.get(read.key());
        String number = Long.toString(++changes);
        String fresh = before == null ? "uid-" + number : before.uid();
        Stored stored =
                new Stored(
                        body,
                        read.uid().isEmpty() ? fresh : read.uid(),
                        read.resourceVersion().isEmpty() ? number : read.resourceVersion());
        all.put(read.key(), stored);
        of(resource).forEach(feed -> feed.put(read.key(), stored));
    }

    /** Takes an object away; tells whether it was there. */
    public synchronized boolean delete(Resource resource, ObjectKey key) {
        Map<ObjectKey, Stored> all = objects.computeIfAbsent(resource, _ -> new LinkedHashMap<>());
        Stored gone = all.remove(key);
        if (gone == null) {
            return false;
        }
        of(resource).forEach(feed -> feed.delete(key, gone));
        return true;
    }

    private List<LiveFeed> of(Resource resource) {
        return feeds.stream()
                .filter(f -> f.chosen.selection().resource().equals(resource))
                .toList();
    }

    @Override
    public void catalogs(Consumer<Catalog> listener) {
        listener.accept(new Catalog(served));
    }

    @Override
    public synchronized Feed open(Selection selection, ObjectSink sink) {
        Chosen chosen;
        try {
            chosen = Chosen.by(selection);
        } catch (IllegalArgumentException e) {
            return new NoFeed(String.valueOf(e.getMessage()));
        }
        LiveFeed feed = new LiveFeed(chosen, sink);
        sink.accept(new ObjectEvent.ListStarted());
        objects.getOrDefault(selection.resource(), Map.of()).forEach(feed::put);
        sink.accept(new ObjectEvent.Synced(Long.toString(changes)));
        feeds.add(feed);
        return feed;
    }

    @Override
    public synchronized void close() {
        feeds.clear();
    }

    /** What comes of a selector that is none. */
    private record NoFeed(String problem) implements Feed {

        @Override
        public FeedStatus status() {
            return new FeedStatus(false, false, null, Map.of(), 0, problem);
        }

        @Override
        public void close() {}
    }

    /** One watch. */
    private final class LiveFeed implements Feed {

        private final Chosen chosen;
        private final ObjectSink sink;
        private final Set<ObjectKey> delivered = new HashSet<>();

        private LiveFeed(Chosen chosen, ObjectSink sink) {
            this.chosen = chosen;
            this.sink = sink;
        }

        /** As in a watch with selectors, an object that is chosen no more is gone. */
        void put(ObjectKey key, Stored stored) {
            if (contains(stored.body())) {
                delivered.add(key);
                sink.accept(new ObjectEvent.Put(stored.read(chosen.selection())));
            } else {
                delete(key, stored);
            }
        }

        private boolean contains(Body body) {
            try {
                return chosen.contains(body);
            } catch (IOException e) {
                throw new UncheckedIOException("BUG: a tree in memory cannot be read", e);
            } catch (UnreadableObjectException e) {
                return false;
            }
        }

        void delete(ObjectKey key, Stored stored) {
            if (delivered.remove(key)) {
                sink.accept(new ObjectEvent.Delete(key, stored.uid()));
            }
        }

        @Override
        public FeedStatus status() {
            return new FeedStatus(true, true, clock.instant(), Map.of(), 0, "");
        }

        @Override
        public void close() {
            synchronized (ScriptedSource.this) {
                feeds.remove(this);
            }
        }
    }
}
