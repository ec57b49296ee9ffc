package io.kubeobject.web;

import com.sun.net.httpserver.HttpServer;

import io.kubeobject.pipeline.Pipeline;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves a pipeline over HTTP, on one address or two, by a thread for each request: those of the
 * operating system, so that a mapping that computes for long on a virtual thread, and holds the one
 * carrier that a small machine has, keeps nobody waiting. {@link ServerLimits} bounds how many.
 */
public final class WebServer implements AutoCloseable {

    /** More than the scrapers that anyone has, each of which asks once in a while. */
    private static final int SCRAPES_AT_ONCE = 32;

    /** How long a scrape that has begun may go on when the server is closed. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("http-", 0).factory());
    private final List<HttpServer> servers = new ArrayList<>();
    private final Pace pace = new Pace();
    private final Pages pages;

    /** Serves nothing before {@link #listen}. */
    public WebServer(Pipeline pipeline, Mappings mappings, BuildInfo build) {
        this(pipeline, mappings, ImageChecks.NONE, build);
    }

    /** The same with what checks of images tell of themselves. */
    public WebServer(Pipeline pipeline, Mappings mappings, ImageChecks images, BuildInfo build) {
        ScrapePage metrics = new ScrapePage(pipeline, pace, SCRAPES_AT_ONCE);
        this.pages = new Pages(pipeline, mappings, images, build, metrics);
        ServerLimits.apply();
        pace.start();
    }

    /**
     * Begins to serve.
     *
     * @param telemetry empty to serve own metrics beside the others
     * @return the addresses that are listened to, those of the objects' metrics first
     * @throws IOException if one of them is taken or is not of this machine
     */
    public List<InetSocketAddress> listen(
            InetSocketAddress metrics, Optional<InetSocketAddress> telemetry) throws IOException {
        listen(metrics, pages.forMetrics(telemetry.isEmpty()));
        if (telemetry.isPresent()) {
            listen(telemetry.get(), pages.forTelemetry());
        }
        return servers.stream().map(HttpServer::getAddress).toList();
    }

    private void listen(InetSocketAddress address, Router router) throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", router);
        server.setExecutor(threads);
        server.start();
        servers.add(server);
    }

    /** Says from now on that it is not ready, so that nobody begins to rely on it. */
    public void drain() {
        pages.health().end();
    }

    /** Takes no more requests, lets those that have begun end, if they do soon, and ends. */
    @Override
    public void close() {
        drain();
        servers.forEach(server -> server.stop((int) GRACE.toSeconds()));
        threads.shutdownNow();
        pace.close();
    }
}
