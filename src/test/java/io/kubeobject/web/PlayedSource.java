package io.kubeobject.web;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A source of deployments that does what the test says. */
final class PlayedSource implements ObjectSource {

    static final Resource DEPLOYMENTS =
            new Resource("apps", "v1", "deployments", "Deployment", true);

    private final CompletableFuture<ObjectSink> sink = new CompletableFuture<>();
    private volatile FeedStatus status = new FeedStatus(false, false, null, Map.of(), 0, "");
    private volatile String problem = "";

    @Override
    public void catalogs(Consumer<Catalog> listener) {
        if (problem.isEmpty()) {
            listener.accept(new Catalog(List.of(DEPLOYMENTS)));
        }
    }

    @Override
    public Feed open(Selection selection, ObjectSink feedSink) {
        sink.complete(feedSink);
        return new Feed() {
            @Override
            public FeedStatus status() {
                return status;
            }

            @Override
            public void close() {}
        };
    }

    /** Lists deployments of these names. */
    void list(String... names) {
        ObjectSink feed = sink.join();
        feed.accept(new ObjectEvent.ListStarted());
        for (String name : names) {
            Map<String, Object> fields =
                    Map.of(
                            "metadata",
                            Map.of("name", name, "namespace", "default", "generation", 3L),
                            "spec",
                            Map.of("replicas", 2L));
            ObjectKey key = new ObjectKey("default", name);
            feed.accept(new ObjectEvent.Put(new KubeObject(key, name, "1", fields)));
        }
        status = new FeedStatus(true, true, Instant.now(), Map.of("expired", 2L), 1, "");
        feed.accept(new ObjectEvent.Synced("1"));
    }

    /** From now on there is no contact. */
    void lose(String why) {
        status = new FeedStatus(false, true, Instant.now(), Map.of(), 0, why);
    }

    /** What is served cannot be found out. */
    void fail(String why) {
        problem = why;
    }

    @Override
    public String problem() {
        return problem;
    }

    @Override
    public void close() {}
}
