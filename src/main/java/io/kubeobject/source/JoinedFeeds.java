package io.kubeobject.source;

import io.kubeobject.object.ObjectEvent;
import io.kubeobject.object.ObjectKey;
import io.kubeobject.object.ObjectSink;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The feeds of one resource in several namespaces, as one stream.
 *
 * <p>The first lists are one list, complete when all of them are, or when some are and the others
 * had their time: a namespace that is forbidden must not hide the rest for ever. A later list of
 * one namespace becomes changes: puts as they come, and deletes of what it does not have, at its
 * end.
 */
final class JoinedFeeds implements Feed {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ObjectSink sink;
    private final List<Part> parts = new ArrayList<>();
    private final List<Feed> feeds = new ArrayList<>();
    private final Thread patience = Thread.ofVirtual().name("namespaces").unstarted(this::waitLong);

    // guards: what follows, and the sink, which takes one event at a time
    private final Object lock = new Object();
    private final Set<ObjectKey> goneWithinList = new HashSet<>();
    private boolean begun;
    private boolean complete;
    private boolean impatient;
    private boolean closed;

    private JoinedFeeds(ObjectSink sink) {
        this.sink = sink;
    }

    static JoinedFeeds open(
            ObjectSource source, Selection selection, List<String> namespaces, ObjectSink sink) {
        JoinedFeeds joined = new JoinedFeeds(sink);
        namespaces.forEach(name -> joined.parts.add(joined.new Part(name)));
        for (Part part : joined.parts) {
            joined.feeds.add(source.open(selection.in(part.namespace), part));
        }
        joined.patience.start();
        return joined;
    }

    private void waitLong() {
        try {
            Thread.sleep(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        losePatience();
    }

    /** From now on some namespaces are enough. */
    void losePatience() {
        synchronized (lock) {
            impatient = true;
            completeIfDue();
        }
    }

    /** The stream of one namespace. */
    private final class Part implements ObjectSink {

        private final String namespace;
        private Set<ObjectKey> present = new HashSet<>();
        private @Nullable Set<ObjectKey> listed;
        private boolean synced;

        Part(String namespace) {
            this.namespace = namespace;
        }

        @Override
        public void accept(ObjectEvent event) {
            synchronized (lock) {
                if (!closed) {
                    take(event);
                }
            }
        }

        private void take(ObjectEvent event) {
            switch (event) {
                case ObjectEvent.ListStarted started -> {
                    listed = new HashSet<>();
                    if (!begun) {
                        begun = true;
                        sink.accept(started);
                    }
                }
                case ObjectEvent.Put put -> {
                    present.add(put.object().key());
                    if (listed != null) {
                        listed.add(put.object().key());
                    }
                    goneWithinList.remove(put.object().key());
                    sink.accept(put);
                }
                case ObjectEvent.Delete delete -> {
                    present.remove(delete.key());
                    remove(delete);
                }
                case ObjectEvent.Synced _ -> endList();
                case ObjectEvent.Withdrawn withdrawn -> {
                    parts.forEach(part -> part.present.clear());
                    sink.accept(withdrawn);
                }
            }
        }

        private void endList() {
            Set<ObjectKey> now = listed == null ? Set.of() : listed;
            for (ObjectKey key : present) {
                if (!now.contains(key)) {
                    remove(new ObjectEvent.Delete(key, ""));
                }
            }
            present = new HashSet<>(now);
            listed = null;
            synced = true;
            completeIfDue();
        }
    }

    /** A list has no deletes: they wait for its end. */
    private void remove(ObjectEvent.Delete delete) {
        if (complete) {
            sink.accept(delete);
        } else {
            goneWithinList.add(delete.key());
        }
    }

    private void completeIfDue() {
        boolean due =
                impatient
                        ? parts.stream().anyMatch(part -> part.synced)
                        : parts.stream().allMatch(part -> part.synced);
        if (due && !complete && !closed) {
            complete = true;
            sink.accept(new ObjectEvent.Synced(""));
            goneWithinList.forEach(key -> sink.accept(new ObjectEvent.Delete(key, "")));
            goneWithinList.clear();
        }
    }

    /** Up and synced if all are; the oldest contact; everything that restarted or is wrong. */
    @Override
    public FeedStatus status() {
        List<FeedStatus> all = feeds.stream().map(Feed::status).toList();
        Map<String, Long> restarts = new HashMap<>();
        all.forEach(one -> one.restarts().forEach((why, n) -> restarts.merge(why, n, Long::sum)));
        return new FeedStatus(
                all.stream().allMatch(FeedStatus::up),
                all.stream().allMatch(FeedStatus::synced),
                oldestContact(all),
                restarts,
                all.stream().mapToLong(FeedStatus::unreadable).sum(),
                problem(all));
    }

    private static @Nullable Instant oldestContact(List<FeedStatus> all) {
        Instant oldest = Instant.MAX;
        for (FeedStatus one : all) {
            Instant contact = one.lastContact();
            if (contact == null) {
                return null;
            }
            oldest = contact.isBefore(oldest) ? contact : oldest;
        }
        return oldest;
    }

    private String problem(List<FeedStatus> all) {
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).problem().isEmpty()) {
                return "namespace " + parts.get(i).namespace + ": " + all.get(i).problem();
            }
        }
        return "";
    }

    @Override
    public void close() {
        feeds.forEach(Feed::close);
        patience.interrupt();
        synchronized (lock) {
            closed = true;
        }
    }
}
