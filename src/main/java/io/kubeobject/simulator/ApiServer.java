package io.kubeobject.simulator;

import io.kubeobject.simulator.http.HttpHandler;
import io.kubeobject.simulator.http.HttpReply;
import io.kubeobject.simulator.http.HttpRequest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Takes every request: counts it, lets its faults strike, and hands it to who answers it. */
final class ApiServer implements HttpHandler {

    private static final System.Logger LOG = System.getLogger("io.kubeobject.simulator.ApiServer");

    private final Cluster cluster;
    private final Faults faults = new Faults();
    private final Traffic traffic = new Traffic();
    private final Pages pages;
    private final DiscoveryPages discovery;
    private final Listing listing;
    private final Watching watching;
    private final Writing writing;
    private volatile boolean closed;

    ApiServer(Cluster cluster, SimulatorOptions options) {
        this.cluster = cluster;
        this.pages = new Pages(options.timing().pageLifetime());
        this.discovery = new DiscoveryPages(cluster.registry(), versions(options));
        this.listing = new Listing(cluster, pages);
        this.watching =
                new Watching(cluster, traffic, options.timing().bookmarkInterval(), () -> closed);
        this.writing = new Writing(cluster);
    }

    private static Set<String> versions(SimulatorOptions options) {
        return switch (options.aggregation()) {
            case V2 -> Set.of("v2");
            case V2BETA1 -> Set.of("v2beta1");
            case NONE -> Set.of();
        };
    }

    Faults faults() {
        return faults;
    }

    Traffic traffic() {
        return traffic;
    }

    Pages pages() {
        return pages;
    }

    void close() {
        closed = true;
        cluster.wakeAll();
    }

    @Override
    public void handle(HttpRequest request, HttpReply reply) throws IOException {
        reply.header("Audit-Id", UUID.randomUUID().toString());
        reply.header("Cache-Control", "no-cache, private");
        try {
            Route route = Route.of(request, cluster.registry());
            traffic.asked(route.verb(), route.resourceId());
            Effects effects = faults.take(route.verb(), route.resourceId());
            effects.before(reply);
            answer(request, reply, route, effects);
        } catch (Refusal refusal) {
            Answers.refusal(reply, refusal);
        } catch (FaultyOutput.EndException _) {
            // The answer ends here, as was asked.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("ended");
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "cannot answer " + request.path(), e);
            if (!reply.started()) {
                Answers.refusal(
                        reply,
                        new Refusal(500, "InternalError", "Internal error occurred: " + e, null));
            }
        }
    }

    private void answer(HttpRequest request, HttpReply reply, Route route, Effects effects)
            throws IOException, InterruptedException {
        ResourceType type = route.type();
        if (type != null) {
            answer(new Exchange(request, reply, route, type, effects));
        } else if (route.verb() == Verb.DISCOVERY) {
            discovery.answer(request, reply);
        } else {
            answerOther(request, reply);
        }
    }

    private void answer(Exchange exchange) throws IOException, InterruptedException {
        switch (exchange.route().verb()) {
            case LIST -> listing.answer(exchange, ListOptions.of(exchange.request()));
            case WATCH, WATCHLIST -> watching.answer(exchange, ListOptions.of(exchange.request()));
            case GET -> get(exchange);
            case CREATE -> writing.create(exchange);
            case UPDATE -> writing.update(exchange);
            case PATCH -> writing.patch(exchange);
            case DELETE -> writing.delete(exchange);
            case DISCOVERY, OTHER -> throw Refusal.noSuchResource();
        }
    }

    private void get(Exchange exchange) throws IOException {
        Route route = exchange.route();
        Stored stored =
                cluster.shelf(exchange.type())
                        .get(route.path())
                        .orElseThrow(() -> Refusal.notFound(exchange.type(), route.name()));
        byte[] body =
                route.subresource().equals("scale")
                        ? Json.bytes(Scale.of(Json.object(stored.body())))
                        : exchange.presentation().whole(stored);
        exchange.send(200, body);
    }

    private void answerOther(HttpRequest request, HttpReply reply) throws IOException {
        switch (request.path()) {
            case "/" -> Answers.json(reply, 200, discovery.paths());
            case "/version", "/version/" -> Answers.json(reply, 200, version());
            case "/healthz", "/livez", "/readyz" -> Answers.text(reply, 200, "ok");
            default -> Answers.notFoundPage(reply);
        }
    }

    private static Map<String, @Nullable Object> version() {
        Map<String, @Nullable Object> version = new LinkedHashMap<>();
        version.put("major", "1");
        version.put("minor", "36");
        version.put("emulationMajor", "1");
        version.put("emulationMinor", "36");
        version.put("minCompatibilityMajor", "1");
        version.put("minCompatibilityMinor", "35");
        version.put("gitVersion", "v1.36.3+simulated");
        version.put("gitCommit", "");
        version.put("gitTreeState", "clean");
        version.put("buildDate", "1970-01-01T00:00:00Z");
        version.put("goVersion", "");
        version.put("compiler", "");
        version.put("platform", "linux/amd64");
        return version;
    }
}
