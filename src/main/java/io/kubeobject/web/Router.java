package io.kubeobject.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the page of a path. Paths are exact: what is below one is another, or none. */
final class Router implements HttpHandler {

    private static final Logger LOG = System.getLogger(Router.class.getName());

    private record Route(List<String> methods, Page page) {}

    private final Map<String, Route> routes = new LinkedHashMap<>();

    /** Adds a page to read. */
    Router get(String path, Page page) {
        routes.put(path, new Route(List.of("GET", "HEAD"), page));
        return this;
    }

    /** Adds a page that does something. */
    Router post(String path, Page page) {
        routes.put(path, new Route(List.of("POST", "PUT"), page));
        return this;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            route(exchange);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "cannot answer " + exchange.getRequestURI().getPath(), e);
            if (exchange.getResponseCode() >= 0) {
                throw e;
            }
            Answer.text(exchange, 500, "something went wrong here; the log says what");
        }
        exchange.close();
    }

    private void route(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Route route = routes.get(path);
        if (route == null) {
            Answer.text(exchange, 404, "there is no page here; there are " + paths());
        } else if (route.methods().contains(exchange.getRequestMethod())) {
            route.page().serve(exchange);
        } else {
            exchange.getResponseHeaders().set("Allow", String.join(", ", route.methods()));
            Answer.text(exchange, 405, "use " + String.join(" or ", route.methods()));
        }
    }

    private String paths() {
        return String.join(" ", routes.keySet());
    }
}
