package io.kubeobject.web;

import com.sun.net.httpserver.HttpExchange;

import io.kubeobject.pipeline.Pipeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * The exporter's own metrics. What makes them is loaded when they are asked for the first time: it
 * is a library, and costs memory that a small cluster's exporter need not have.
 */
final class TelemetryPage implements Page {

    private final Pipeline pipeline;
    private final Mappings mappings;
    private final ImageChecks images;
    private final BuildInfo build;

    TelemetryPage(Pipeline pipeline, Mappings mappings, ImageChecks images, BuildInfo build) {
        this.pipeline = pipeline;
        this.mappings = mappings;
        this.images = images;
        this.build = build;
    }

    @Override
    public void serve(HttpExchange exchange) throws IOException {
        Telemetry telemetry = new Telemetry(pipeline, mappings, images, build);
        ByteArrayOutputStream body = new ByteArrayOutputStream(8192);
        String contentType = telemetry.write(ScrapePage.all(exchange, "Accept"), body);
        exchange.getResponseHeaders().set("Vary", "Accept");
        Answer.send(exchange, 200, contentType, body.toByteArray());
    }
}
