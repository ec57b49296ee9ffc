package io.kubeobject.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.object.Catalog;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectEvent;
import io.kubeobject.object.ObjectKey;
import io.kubeobject.object.ObjectSink;
import io.kubeobject.object.Resource;
import io.kubeobject.source.Feed;
import io.kubeobject.source.FeedStatus;
import io.kubeobject.source.ObjectSource;
import io.kubeobject.source.Selection;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A source whose feeds say what the test has them say, on the thread of the test. */
final class FakeSource implements ObjectSource {

    private final InstantSource clock;
    private final List<FakeFeed> feeds = new CopyOnWriteArrayList<>();
    private volatile Consumer<Catalog> listener = _ -> {};
    volatile int refreshes;

    FakeSource(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void catalogs(Consumer<Catalog> newListener) {
        listener = newListener;
    }

    void serve(Resource... resources) {
        listener.accept(new Catalog(List.of(resources)));
    }

    @Override
    public Feed open(Selection selection, ObjectSink sink) {
        FakeFeed feed = new FakeFeed(selection, sink);
        feeds.add(feed);
        return feed;
    }

    @Override
    public void refreshCatalog() {
        refreshes++;
    }

    /** All feeds of a resource that are open, in the order in which they were opened. */
    List<FakeFeed> open(String resource) {
        return feeds.stream()
                .filter(f -> f.selection.resource().id().equals(resource) && !f.closed)
                .toList();
    }

    /** The one feed of a resource; waits for it to be opened. */
    FakeFeed feed(String resource) {
        Eventually.holds(() -> assertThat(open(resource)).as("feeds of " + resource).hasSize(1));
        return open(resource).getFirst();
    }

    /** The newer feed of a resource that is listed aside; waits for it to be opened. */
    FakeFeed aside(String resource) {
        Eventually.holds(() -> assertThat(open(resource)).as("feeds of " + resource).hasSize(2));
        return open(resource).getLast();
    }

    @Override
    public void close() {}

    final class FakeFeed implements Feed {

        final Selection selection;
        private final ObjectSink sink;
        private volatile FeedStatus status = new FeedStatus(false, false, null, Map.of(), 0, "");
        volatile boolean closed;

        FakeFeed(Selection selection, ObjectSink sink) {
            this.selection = selection;
            this.sink = sink;
        }

        void list(KubeObject... objects) {
            sink.accept(new ObjectEvent.ListStarted());
            for (KubeObject object : objects) {
                sink.accept(new ObjectEvent.Put(object));
            }
            synced();
        }

        void started(KubeObject... objects) {
            sink.accept(new ObjectEvent.ListStarted());
            put(objects);
        }

        void synced() {
            sink.accept(new ObjectEvent.Synced("1"));
            contact();
        }

        void put(KubeObject... objects) {
            for (KubeObject object : objects) {
                sink.accept(new ObjectEvent.Put(object));
            }
            contact();
        }

        void delete(KubeObject object) {
            sink.accept(new ObjectEvent.Delete(object.key(), object.uid()));
            contact();
        }

        void withdrawn() {
            sink.accept(new ObjectEvent.Withdrawn());
        }

        void contact() {
            status = new FeedStatus(true, true, clock.instant(), Map.of("closed", 1L), 2, "");
        }

        void lost(String problem) {
            Instant last = status.lastContact();
            status = new FeedStatus(false, false, last, Map.of("error", 3L), 0, problem);
        }

        @Override
        public FeedStatus status() {
            return status;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    static KubeObject object(String name, long generation) {
        return object("default", name, generation);
    }

    static KubeObject object(String namespace, String name, long generation) {
        Map<String, Object> metadata =
                Map.of("namespace", namespace, "name", name, "generation", generation);
        return new KubeObject(
                new ObjectKey(namespace, name), "uid-" + name, "1", Map.of("metadata", metadata));
    }
}
