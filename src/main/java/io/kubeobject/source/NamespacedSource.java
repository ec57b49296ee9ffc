package io.kubeobject.source;

import io.kubeobject.object.Catalog;
import io.kubeobject.object.ObjectEvent;
import io.kubeobject.object.ObjectSink;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A source cut down to some namespaces. Where they are given by name, each is asked for by itself,
 * so that a role in each of them suffices; else what is not wanted is dropped.
 */
public final class NamespacedSource implements ObjectSource {

    private final ObjectSource source;
    private final NamespaceFilter filter;

    private NamespacedSource(ObjectSource source, NamespaceFilter filter) {
        this.source = source;
        this.filter = filter;
    }

    /** What {@code filter} leaves of {@code source}; the source itself if that is all of it. */
    public static ObjectSource of(ObjectSource source, NamespaceFilter filter) {
        return filter.isEmpty() ? source : new NamespacedSource(source, filter);
    }

    @Override
    public void catalogs(Consumer<Catalog> listener) {
        source.catalogs(listener);
    }

    @Override
    public Feed open(Selection selection, ObjectSink sink) {
        if (!selection.resource().namespaced() || !selection.namespace().isEmpty()) {
            return source.open(selection, sink);
        }
        if (!filter.isNames()) {
            return source.open(selection, new WantedObjects(filter, sink));
        }
        List<String> names = filter.names();
        return names.size() == 1
                ? source.open(selection.in(names.getFirst()), sink)
                : JoinedFeeds.open(source, selection, names, sink);
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
