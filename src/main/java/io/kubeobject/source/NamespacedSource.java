package io.kubeobject.source;

import io.kubeobject.object.Catalog;
import io.kubeobject.object.ObjectEvent;
import io.kubeobject.object.ObjectSink;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A source without the objects of namespaces that are not wanted. Of use where not all that are
 * wanted are known by name: those are better asked for one by one.
 */
public final class NamespacedSource implements ObjectSource {

    private final ObjectSource source;
    private final NamespaceFilter filter;

    private NamespacedSource(ObjectSource source, NamespaceFilter filter) {
        this.source = source;
        this.filter = filter;
    }

    /**
     * What {@code filter} leaves of {@code source}; the source itself if it need not be applied.
     */
    public static ObjectSource of(ObjectSource source, NamespaceFilter filter) {
        return filter.isToBeApplied() ? new NamespacedSource(source, filter) : source;
    }

    @Override
    public void catalogs(Consumer<Catalog> listener) {
        source.catalogs(listener);
    }

    @Override
    public Feed open(Selection selection, ObjectSink sink) {
        return source.open(selection, new WantedObjects(filter, sink));
    }

    /** Lets through what is about a wanted namespace. */
    private static final class WantedObjects implements ObjectSink {

        private final NamespaceFilter filter;
        private final ObjectSink sink;
        private final Map<String, Boolean> known = new HashMap<>();

        WantedObjects(NamespaceFilter filter, ObjectSink sink) {
            this.filter = filter;
            this.sink = sink;
        }

        @Override
        public void accept(ObjectEvent event) {
            boolean wanted =
                    switch (event) {
                        case ObjectEvent.Put put -> isWanted(put.object().key().namespace());
                        case ObjectEvent.Delete delete -> isWanted(delete.key().namespace());
                        case ObjectEvent.ListStarted _,
                                ObjectEvent.Synced _,
                                ObjectEvent.Withdrawn _ ->
                                true;
                    };
            if (wanted) {
                sink.accept(event);
            }
        }

        private boolean isWanted(String namespace) {
            return known.computeIfAbsent(namespace, filter::admits);
        }
    }

    @Override
    public void refreshCatalog() {
        source.refreshCatalog();
    }

    @Override
    public String problem() {
        return source.problem();
    }

    @Override
    public void close() {
        source.close();
    }
}
