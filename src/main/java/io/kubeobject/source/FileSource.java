package io.kubeobject.source;

import static java.util.Objects.requireNonNull;

import io.kubeobject.object.Catalog;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectEvent;
import io.kubeobject.object.ObjectSink;
import io.kubeobject.object.Resource;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Objects of files and standard input: JSON and YAML, single, one after the other, or in lists. It
 * serves exactly the resources that it has objects of. Events come on the caller's thread, within
 * {@link #open}; selectors are not applied, since a file is what the user selected.
 */
public final class FileSource implements ObjectSource {

    private final Map<Resource, Map<String, KubeObject>> objects;
    private final Instant readAt;

    private FileSource(Map<Resource, Map<String, KubeObject>> objects, Instant readAt) {
        this.objects = objects;
        this.readAt = readAt;
    }

    /**
     * Reads everything at once. Of two objects of one name the later one counts.
     *
     * @throws InputException at the first thing that is not an object
     */
    public static FileSource read(List<Input> inputs, Instant now)
            throws InputException, IOException {
        FoundObjects found = new FoundObjects();
        for (Input input : inputs) {
            Documents.read(input, found::add);
        }
        return new FileSource(found.byResource(), now);
    }

    /** How many objects there are. */
    public int size() {
        return objects.values().stream().mapToInt(Map::size).sum();
    }

    @Override
    public void catalogs(Consumer<Catalog> listener) {
        listener.accept(new Catalog(List.copyOf(objects.keySet())));
    }

    @Override
    public Feed open(Selection selection, ObjectSink sink) {
        requireNonNull(sink, "sink is null");
        sink.accept(new ObjectEvent.ListStarted());
        objects.getOrDefault(selection.resource(), new LinkedHashMap<>()).values().stream()
                .filter(object -> isIn(selection.namespace(), object))
                .forEach(object -> sink.accept(new ObjectEvent.Put(object)));
        sink.accept(new ObjectEvent.Synced(""));
        return new FileFeed(readAt);
    }

    private static boolean isIn(String namespace, KubeObject object) {
        return namespace.isEmpty() || namespace.equals(object.key().namespace());
    }

    /** Nothing more will come. */
    private record FileFeed(Instant readAt) implements Feed {

        @Override
        public FeedStatus status() {
            return new FeedStatus(true, true, readAt, Map.of(), 0, "");
        }

        @Override
        public void close() {}
    }

    @Override
    public void close() {}
}
