package io.kubeobject.web;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;

/** What answers the requests of one path. */
@FunctionalInterface
interface Page {

    /**
     * Answers a request whose method the route allows. The caller ends the exchange; if this throws
     * after headers were sent, the caller breaks the connection off, so that the client cannot take
     * half an answer for a whole one.
     */
    void serve(HttpExchange exchange) throws IOException;
}
