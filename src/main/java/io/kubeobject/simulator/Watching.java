package io.kubeobject.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Answers watches and streaming lists (KEP-3157). */
final class Watching {

    private static final long DEFAULT_TIMEOUT_SECONDS = 1800;

    /** A watch that times out sends its last bookmark so long before, in nanoseconds. */
    private static final long FAREWELL = 2_000_000_000L;

    private final Cluster cluster;
    private final Traffic traffic;
    private final long bookmarkNanos;
    private final BooleanSupplier closed;

    Watching(Cluster cluster, Traffic traffic, Duration bookmarks, BooleanSupplier closed) {
        this.cluster = cluster;
        this.traffic = traffic;
        this.bookmarkNanos = bookmarks.toNanos();
        this.closed = closed;
    }

    void answer(Exchange exchange, ListOptions options) throws IOException, InterruptedException {
        ObjectFilter filter = exchange.filter();
        Shelf shelf = cluster.shelf(exchange.type());
        AtomicBoolean gone = new AtomicBoolean();
        exchange.reply()
                .onGone(
                        () -> {
                            gone.set(true);
                            shelf.wake();
                        });
        exchange.reply().header("Content-Type", "application/json");
        OutputStream out = exchange.effects().body(exchange.reply().stream(200), exchange.reply());
        String id = exchange.type().id();
        traffic.opened(id);
        try {
            WatchStream stream =
                    new WatchStream(exchange.presentation(), filter, exchange.effects(), out);
            long version = begin(shelf, options, exchange.effects(), stream);
            follow(shelf, options, version, stream, gone);
        } catch (WatchStream.EndException _) {
            // said all that it was to say
        } finally {
            traffic.closed(id);
        }
    }

    /** Sends the state that the watch begins with; returns its version. */
    private static long begin(Shelf shelf, ListOptions options, Effects effects, WatchStream stream)
            throws IOException {
        ListOptions.Start start = options.start();
        if (start.wantsInitialEvents() && start.number() > shelf.version()) {
            stream.error(Refusal.tooLargeVersion(start.number(), shelf.version()));
        }
        boolean ignored = effects.has(Effect.NoInitialEvents.class);
        boolean initial =
                !ignored
                        && (start.wantsInitialEvents()
                                || (start.sendInitialEvents() == null && start.number() == 0));
        if (initial) {
            Snapshot snapshot = shelf.snapshot();
            for (Stored object : snapshot.objects()) {
                stream.initial(object);
            }
            if (start.wantsInitialEvents()
                    && options.bookmarks()
                    && !effects.has(Effect.NoEndBookmark.class)) {
                stream.bookmark(snapshot.version(), true);
            }
            stream.flush();
            return snapshot.version();
        }
        if (start.number() == 0 || ignored) {
            return shelf.version();
        }
        if (start.number() < shelf.floor()) {
            stream.error(
                    Refusal.expired(
                            "too old resource version: "
                                    + start.version()
                                    + " ("
                                    + shelf.floor()
                                    + ")"));
        }
        return start.number();
    }

    private void follow(
            Shelf shelf, ListOptions options, long begin, WatchStream stream, AtomicBoolean gone)
            throws IOException, InterruptedException {
        long now = System.nanoTime();
        long deadline = now + timeout(options).toNanos();
        boolean bookmarks = options.bookmarks() && !stream.effects().has(Effect.NoBookmarks.class);
        long nextBookmark = nextBookmark(now, deadline);
        BooleanSupplier over = () -> gone.get() || closed.getAsBoolean();
        long version = begin;
        stream.flush();
        while (!over.getAsBoolean() && now < deadline) {
            long until = bookmarks ? Math.min(deadline, nextBookmark) : deadline;
            Shelf.Batch batch = shelf.await(version, until - now, over);
            if (batch.lost()) {
                return;
            }
            for (Change change : batch.changes()) {
                stream.change(change);
            }
            version = Math.max(version, batch.version());
            now = System.nanoTime();
            if (bookmarks && now >= nextBookmark) {
                stream.bookmark(version, false);
                nextBookmark = nextBookmark(now, deadline);
            }
            stream.flush();
        }
    }

    private long nextBookmark(long now, long deadline) {
        long farewell = deadline - FAREWELL;
        return now < farewell ? Math.min(now + bookmarkNanos, farewell) : now + bookmarkNanos;
    }

    private static Duration timeout(ListOptions options) {
        return Duration.ofSeconds(
                options.timeoutSeconds() > 0
                        ? options.timeoutSeconds()
                        : DEFAULT_TIMEOUT_SECONDS
                                + ThreadLocalRandom.current().nextLong(DEFAULT_TIMEOUT_SECONDS));
    }
}
