package io.kubeobject.simulator;

import io.kubeobject.simulator.http.HttpReply;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The plain shapes of an answer. */
final class Answers {

    private Answers() {}

    static void json(HttpReply reply, int status, Map<String, @Nullable Object> document)
            throws IOException {
        json(reply, status, Json.bytes(document));
    }

    static void json(HttpReply reply, int status, byte[] document) throws IOException {
        byte[] line = java.util.Arrays.copyOf(document, document.length + 1);
        line[document.length] = '\n';
        reply.header("Content-Type", "application/json").send(status, line);
    }

    static void refusal(HttpReply reply, Refusal refusal) throws IOException {
        if (refusal.retryAfterSeconds() > 0) {
            reply.header("Retry-After", Long.toString(refusal.retryAfterSeconds()));
        }
        json(reply, refusal.code(), refusal.status());
    }

    static void text(HttpReply reply, int status, String text) throws IOException {
        reply.header("Content-Type", "text/plain; charset=utf-8")
                .header("X-Content-Type-Options", "nosniff")
                .send(status, text.getBytes(StandardCharsets.UTF_8));
    }

    /** What the API server says of a path outside of all groups. */
    static void notFoundPage(HttpReply reply) throws IOException {
        text(reply, 404, "404 page not found\n");
    }
}
