package io.kubeobject.simulator;

import io.kubeobject.object.LabelSelector;
import io.kubeobject.simulator.http.HttpReply;
import io.kubeobject.simulator.http.HttpRequest;

import java.io.IOException;
import java.io.OutputStream;

/**
 * One request about objects, and what is known of it.
 *
 * @param effects faults that strike it
 */
record Exchange(
        HttpRequest request, HttpReply reply, Route route, ResourceType type, Effects effects) {

    /**
     * How its objects are told.
     *
     * @throws Refusal 406
     */
    Presentation presentation() {
        return new Presentation(type, Form.of(request.header("accept")), effects);
    }

    /**
     * Which objects it is about.
     *
     * @throws Refusal 400
     */
    ObjectFilter filter() {
        String labels = request.parameter("labelSelector");
        String fields = request.parameter("fieldSelector");
        return new ObjectFilter(
                route.namespace(),
                labels(labels == null ? "" : labels),
                FieldSelector.parse(fields == null ? "" : fields, type));
    }

    private static LabelSelector labels(String text) {
        try {
            return LabelSelector.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
    }

    /** Whether an answer of so many bytes is packed; says so in its headers. */
    boolean gzips(long bytes) {
        boolean gzip = bytes > Gzip.FROM && request.header("accept-encoding").contains("gzip");
        if (gzip) {
            reply.header("Content-Encoding", "gzip").header("Vary", "Accept-Encoding");
        }
        return gzip;
    }

    /** Sends one object. */
    void send(int code, byte[] document) throws IOException {
        reply.header("Content-Type", "application/json");
        boolean gzip = gzips(document.length);
        if (!gzip && !effects.touchBody()) {
            Answers.json(reply, code, document);
            return;
        }
        OutputStream out = effects.body(reply.stream(code), reply);
        if (!gzip) {
            out.write(document);
            return;
        }
        Gzip packed = new Gzip(out);
        packed.write(document);
        packed.finish();
    }
}
