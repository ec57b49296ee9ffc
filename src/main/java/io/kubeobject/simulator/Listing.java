package io.kubeobject.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Answers lists: one state of a resource, whole or in pages. */
final class Listing {

    private static final int STREAM_FROM = 32 << 10;

    private final Cluster cluster;
    private final Pages pages;

    Listing(Cluster cluster, Pages pages) {
        this.cluster = cluster;
        this.pages = pages;
    }

    /** One page. */
    private record Page(long version, List<Stored> objects, String token, long remaining) {

        long bytes() {
            return objects.stream().mapToLong(object -> object.size() + 1L).sum();
        }
    }

    void answer(Exchange exchange, ListOptions options) throws IOException {
        ObjectFilter filter = exchange.filter();
        Shelf shelf = cluster.shelf(exchange.type());
        String start = "";
        Snapshot snapshot;
        if (options.token().isEmpty()) {
            snapshot = first(shelf, options);
        } else {
            ContinueToken token = ContinueToken.decode(options.token());
            start = token.start() + '\0';
            snapshot = next(exchange.type(), shelf, token);
        }
        Page page = page(snapshot, start, options.limit(), filter);
        if (!page.token().isEmpty()) {
            pages.keep(exchange.type().storageId(), snapshot);
        }
        send(exchange, page);
    }

    private static Snapshot first(Shelf shelf, ListOptions options) {
        Snapshot now = shelf.snapshot();
        long wanted = options.start().number();
        if (wanted > now.version()) {
            throw Refusal.tooLargeVersion(wanted, now.version());
        }
        boolean exact =
                options.start().exact()
                        || (options.limit() > 0 && wanted > 0 && options.start().match().isEmpty());
        return exact
                ? shelf.snapshot(wanted)
                        .orElseThrow(
                                () ->
                                        Refusal.expired(
                                                "The resourceVersion for the provided list is too"
                                                        + " old."))
                : now;
    }

    private Snapshot next(ResourceType type, Shelf shelf, ContinueToken token) {
        if (token.version() < 0) {
            return shelf.snapshot();
        }
        return pages.find(type.storageId(), token.version()).orElseThrow(() -> tokenExpired(token));
    }

    /** The refusal carries a token that goes on with whatever is there now. */
    private static Refusal tokenExpired(ContinueToken token) {
        return Refusal.expired(
                        "The provided continue parameter is too old to display a consistent list"
                                + " result. You can start a new list without the continue"
                                + " parameter, or use the continue token in this response to"
                                + " retrieve the remainder of the results. Continuing with the"
                                + " provided token results in an inconsistent list - objects that"
                                + " were created, modified, or deleted between the time the first"
                                + " chunk was returned and now may show up in the list.")
                .withToken(new ContinueToken(-1, token.start()).encode());
    }

    private static Page page(Snapshot snapshot, String start, long limit, ObjectFilter filter) {
        String namespace = filter.namespace();
        // '0' is the character after '/': the first path behind those of the namespace.
        int from = snapshot.seek(namespace.isEmpty() || !start.isEmpty() ? start : namespace + "/");
        int to = namespace.isEmpty() ? snapshot.objects().size() : snapshot.seek(namespace + "0");
        List<Stored> objects = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Stored object = snapshot.objects().get(i);
            if (!filter.matches(object)) {
                continue;
            }
            if (limit > 0 && objects.size() == limit) {
                ContinueToken token =
                        new ContinueToken(snapshot.version(), objects.getLast().path());
                long remaining = filter.isPlain() ? to - i : 0;
                return new Page(snapshot.version(), objects, token.encode(), remaining);
            }
            objects.add(object);
        }
        return new Page(snapshot.version(), objects, "", 0);
    }

    private static void send(Exchange exchange, Page page) throws IOException {
        Presentation presentation = exchange.presentation();
        exchange.reply().header("Content-Type", "application/json");
        long bytes = page.bytes();
        boolean gzip = exchange.gzips(bytes);
        if (bytes < STREAM_FROM && !exchange.effects().touchBody()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream((int) bytes + 256);
            write(presentation, page, out);
            exchange.reply().send(200, out.toByteArray());
            return;
        }
        OutputStream out = exchange.effects().body(exchange.reply().stream(200), exchange.reply());
        if (gzip) {
            Gzip packed = new Gzip(out);
            write(presentation, page, packed);
            packed.finish();
        } else {
            write(presentation, page, out);
        }
    }

    private static void write(Presentation presentation, Page page, OutputStream out)
            throws IOException {
        String version = presentation.version(page.version());
        String metadata = metadata(version, page, presentation.sortsKeys());
        ascii(out, presentation.listHead(metadata));
        boolean first = true;
        for (Stored object : page.objects()) {
            if (!first) {
                out.write(',');
            }
            first = false;
            presentation.item(out, object);
        }
        ascii(out, presentation.listTail(metadata));
    }

    private static String metadata(String version, Page page, boolean sorted) {
        String resourceVersion = "\"resourceVersion\":\"" + version + '"';
        String token = "\"continue\":\"" + page.token() + '"';
        String remaining =
                page.remaining() > 0 ? ",\"remainingItemCount\":" + page.remaining() : "";
        if (sorted) {
            return "\"metadata\":{" + token + remaining + "," + resourceVersion + "}";
        }
        return page.token().isEmpty()
                ? "\"metadata\":{" + resourceVersion + "}"
                : "\"metadata\":{" + resourceVersion + "," + token + remaining + "}";
    }

    private static void ascii(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
