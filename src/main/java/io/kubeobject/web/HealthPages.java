package io.kubeobject.web;

import com.sun.net.httpserver.HttpExchange;

import io.kubeobject.pipeline.LaneStatus;
import io.kubeobject.pipeline.Pipeline;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Healthy: this process answers; what the API server does is no reason to be restarted. Ready: all
 * that mappings ask for has been listed once, and the process is not about to end.
 */
final class HealthPages {

    private final Pipeline pipeline;
    private volatile boolean ending;

    HealthPages(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** From now on it is not ready. */
    void end() {
        ending = true;
    }

    void healthy(HttpExchange exchange) throws IOException {
        Answer.text(exchange, 200, "healthy");
    }

    /** With {@code ?verbose} a line for each resource. */
    void ready(HttpExchange exchange) throws IOException {
        boolean ready = !ending && pipeline.ready();
        StringBuilder text = new StringBuilder(ready ? "ready" : ending ? "ending" : "not ready");
        if (isVerbose(exchange.getRequestURI().getRawQuery())) {
            pipeline.resources().forEach(resource -> text.append('\n').append(line(resource)));
        } else if (!ready && !ending) {
            text.append(": ").append(missing());
        }
        Answer.text(exchange, ready ? 200 : 503, text.toString());
    }

    private static boolean isVerbose(String query) {
        return query != null && Arrays.asList(query.split("[&=]")).contains("verbose");
    }

    private String missing() {
        String problem = pipeline.problem();
        if (!problem.isEmpty()) {
            return problem;
        }
        List<String> missing =
                pipeline.resources().stream()
                        .filter(r -> r.state() != LaneStatus.State.WAITING && !r.synced())
                        .map(LaneStatus::resource)
                        .toList();
        if (!missing.isEmpty()) {
            return "not listed yet: " + String.join(", ", missing);
        }
        return "what the API server has is not known yet";
    }

    private static String line(LaneStatus resource) {
        String sign = resource.synced() && resource.up() ? "[+]" : "[-]";
        return sign + resource.resource() + " " + Words.state(resource);
    }
}
