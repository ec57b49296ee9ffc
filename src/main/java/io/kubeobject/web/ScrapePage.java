package io.kubeobject.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;

import io.kubeobject.exposition.Scrape;
import io.kubeobject.exposition.ScrapeRequest;
import io.kubeobject.pipeline.Pipeline;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * The metrics of the objects. So many scrapes go on at once; who comes then is told to come again,
 * since each keeps a snapshot and buffers alive.
 */
final class ScrapePage implements Page {

    private final Pipeline pipeline;
    private final Pace pace;
    private final Semaphore free;

    ScrapePage(Pipeline pipeline, Pace pace, int atOnce) {
        this.pipeline = pipeline;
        this.pace = pace;
        this.free = new Semaphore(atOnce);
    }

    @Override
    public void serve(HttpExchange exchange) throws IOException {
        if (!free.tryAcquire()) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            Answer.text(exchange, 503, "too many scrapes at once; come again");
            return;
        }
        try {
            scrape(exchange);
        } finally {
            free.release();
        }
    }

    private void scrape(HttpExchange exchange) throws IOException {
        Scrape scrape;
        try {
            scrape = Scrape.of(pipeline.snapshot(), request(exchange));
        } catch (IllegalArgumentException e) {
            Answer.text(exchange, 400, String.valueOf(e.getMessage()));
            return;
        }
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", scrape.contentType());
        headers.set("Vary", "Accept, Accept-Encoding");
        if (!scrape.contentEncoding().isEmpty()) {
            headers.set("Content-Encoding", scrape.contentEncoding());
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, scrape.contentLength().orElse(0));
        try (PacedStream client = new PacedStream(exchange.getResponseBody(), pace)) {
            scrape.writeTo(client);
        }
    }

    private static ScrapeRequest request(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return ScrapeRequest.of(
                all(exchange, "Accept"),
                all(exchange, "Accept-Encoding"),
                query == null ? "" : query);
    }

    /** A header that may come in several lines. */
    static String all(HttpExchange exchange, String header) {
        return String.join(",", exchange.getRequestHeaders().getOrDefault(header, List.of()));
    }
}
