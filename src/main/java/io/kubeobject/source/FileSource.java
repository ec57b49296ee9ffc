package io.kubeobject.source;

import static java.util.Objects.requireNonNull;

import io.kubeobject.object.Catalog;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectEvent;
import io.kubeobject.object.ObjectKey;
import io.kubeobject.object.ObjectReader;
import io.kubeobject.object.ObjectSink;
import io.kubeobject.object.Resource;
import io.kubeobject.object.UnreadableObjectException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Objects of files and standard input: JSON and YAML, single, one after the other, or in lists. It
 * serves exactly the resources that it has objects of, and delivers of them what a cluster would:
 * the fields that are asked for, of the objects that the selectors choose. Events come on the
 * caller's thread, within {@link #open}.
 *
 * <p>JSON is kept as text and read anew by each feed: a dump takes the memory that it takes on
 * disk.
 */
public final class FileSource implements ObjectSource {

    private final Map<Resource, Map<ObjectKey, Body>> objects;
    private final Instant readAt;
    private final List<String> problems = new CopyOnWriteArrayList<>();

    private FileSource(Map<Resource, Map<ObjectKey, Body>> objects, Instant readAt) {
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
            for (Found each : find(input.name(), text(input))) {
                found.add(each);
            }
        }
        return new FileSource(found.byResource(), now);
    }

    private static List<Found> find(String name, byte[] text) throws InputException, IOException {
        int first = 0;
        while (first < text.length && (text[first] == ' ' || text[first] <= '\r')) {
            first++;
        }
        boolean json = first < text.length && (text[first] == '{' || text[first] == '[');
        return json
                ? JsonDocuments.find(name, text)
                : YamlDocuments.find(name, new String(text, StandardCharsets.UTF_8));
    }

    /** Well-formed UTF-8 without a byte order mark; PowerShell writes UTF-16 with one. */
    private static byte[] text(Input input) throws IOException {
        try (InputStream in = input.content().open()) {
            byte[] bytes = in.readAllBytes();
            int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
            if (mark == 0xfffe || mark == 0xfeff) {
                return new String(bytes, StandardCharsets.UTF_16).getBytes(StandardCharsets.UTF_8);
            }
            boolean marked = mark == 0xefbb && bytes.length > 2 && (bytes[2] & 0xff) == 0xbf;
            int from = marked ? 3 : 0;
            return ObjectReader.repair(new ByteArrayInputStream(bytes, from, bytes.length - from))
                    .readAllBytes();
        }
    }

    /**
     * Objects that were wanted and could not be delivered so far, each a message for the user:
     * {@code file:line:col: error: …}.
     */
    public List<String> problems() {
        return problems.stream().distinct().toList();
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
        Chosen chosen;
        try {
            chosen = Chosen.by(selection);
        } catch (IllegalArgumentException e) {
            return new FileFeed(
                    new FeedStatus(
                            false, false, readAt, Map.of(), 0, String.valueOf(e.getMessage())));
        }
        List<String> unreadable = new ArrayList<>();
        sink.accept(new ObjectEvent.ListStarted());
        for (Body body : objects.getOrDefault(selection.resource(), Map.of()).values()) {
            try {
                if (chosen.contains(body)) {
                    KubeObject object = body.read(selection.fields(), selection.resource());
                    sink.accept(new ObjectEvent.Put(object));
                }
            } catch (UnreadableObjectException e) {
                unreadable.add(body.place() + ": error: " + e.getMessage());
            } catch (IOException e) {
                throw new UncheckedIOException("BUG: this text was read before", e);
            }
        }
        sink.accept(new ObjectEvent.Synced(""));
        problems.addAll(unreadable);
        return new FileFeed(new FeedStatus(true, true, readAt, Map.of(), unreadable.size(), ""));
    }

    /** Nothing more will come. */
    private record FileFeed(FeedStatus status) implements Feed {

        @Override
        public void close() {}
    }

    @Override
    public void close() {}
}
