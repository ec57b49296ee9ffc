package io.kubeobject.source.kubernetes;

import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.ObjectSink;
import io.kubeobject.object.Resource;
import io.kubeobject.source.Feed;
import io.kubeobject.source.Selection;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A source that talks to a server of a test, and is quick about it. */
final class FeedFixture implements AutoCloseable {

    static final Resource PODS = new Resource("", "v1", "pods", "Pod", true);

    static final Timing QUICK =
            new Timing(
                    Duration.ofSeconds(5),
                    Duration.ofMillis(600),
                    Duration.ofMillis(1500),
                    Duration.ofMillis(10),
                    Duration.ofMillis(100),
                    Duration.ofMillis(200));

    final ClusterSource source;
    final Recorder recorder = new Recorder();

    FeedFixture(String url) throws AccessException {
        this(url, QUICK);
    }

    FeedFixture(String url, Timing timing) throws AccessException {
        this.source = new ClusterSource(access(url), timing);
    }

    FeedFixture(ClusterAccess access) {
        this.source = new ClusterSource(access, QUICK);
    }

    static ClusterAccess access(String url) throws AccessException {
        return ClusterAccess.of(new AccessOptions("", "", url, Map.of(), Path.of("/nonexistent")));
    }

    Feed pods() {
        return open(recorder, FieldTrie.ALL);
    }

    Feed open(ObjectSink sink, FieldTrie fields) {
        return source.open(new Selection(PODS, "", "", "", fields), sink);
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not in time: " + what);
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
