package io.kubeobject.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;

/** Short answers. */
final class Answer {

    static final String TEXT = "text/plain; charset=utf-8";
    static final String HTML = "text/html; charset=utf-8";

    private Answer() {}

    /** Sends lines of text; a line feed is added. */
    static void text(HttpExchange exchange, int code, String text) throws IOException {
        send(exchange, code, TEXT, (text + "\n").getBytes(UTF_8));
    }

    /** Sends a body, or for HEAD its headers alone. */
    static void send(HttpExchange exchange, int code, String contentType, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(code, -1);
            return;
        }
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
    }
}
