package io.kubeobject.source.kubernetes;

import io.kubeobject.object.Catalog;
import io.kubeobject.object.ObjectSink;
import io.kubeobject.source.Feed;
import io.kubeobject.source.ObjectSource;
import io.kubeobject.source.Selection;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The objects of a Kubernetes cluster.
 *
 * <p>The catalog is looked at every ten seconds (every thirty where the server knows the older
 * discovery alone), at once on {@link #refreshCatalog}, and when a resource that is read is not
 * found. Feeds open before {@link #catalogs} work, but do not learn that a resource is gone.
 */
public final class ClusterSource implements ObjectSource {

    private final Surroundings around;

    /** Guarded by itself. */
    private final List<Reflector> feeds = new ArrayList<>();

    public ClusterSource(ClusterAccess access) {
        this(access, Timing.STANDARD);
    }

    ClusterSource(ClusterAccess access, Timing timing) {
        Pulse pulse = new Pulse();
        this.around =
                new Surroundings(
                        access,
                        new CatalogPoll(access, timing, pulse),
                        pulse,
                        new Turnstile(),
                        timing,
                        InstantSource.system());
    }

    @Override
    public void catalogs(Consumer<Catalog> listener) {
        around.catalog().start(listener);
    }

    @Override
    public Feed open(Selection selection, ObjectSink sink) {
        Reflector feed = new Reflector(selection, sink, around);
        synchronized (feeds) {
            feeds.removeIf(Reflector::isClosed);
            feeds.add(feed);
        }
        return feed.start();
    }

    @Override
    public void refreshCatalog() {
        around.catalog().ask();
    }

    @Override
    public String problem() {
        return around.catalog().problem();
    }

    /** Ends every feed, and the connections that are left. */
    @Override
    public void close() {
        around.catalog().close();
        List<Reflector> open;
        synchronized (feeds) {
            open = List.copyOf(feeds);
            feeds.clear();
        }
        open.forEach(Reflector::close);
        around.access().close();
    }
}
