package io.kubeobject.simulator.http;

import java.io.IOException;

/** Answers requests. Called by many threads; one call for each request, on its connection's. */
@FunctionalInterface
public interface HttpHandler {

    /**
     * Answers one request. A handler that returns without an answer makes it a 500.
     *
     * @throws IOException if the client has gone; the connection is closed
     */
    void handle(HttpRequest request, HttpReply reply) throws IOException;
}
