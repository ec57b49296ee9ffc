package io.kubeobject.web;

import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;

import io.kubeobject.mapping.yaml.Problem;

import java.io.IOException;

/** Reads the mapping files again when asked. */
final class ReloadPage implements Page {

    private final Mappings mappings;

    ReloadPage(Mappings mappings) {
        this.mappings = mappings;
    }

    @Override
    public void serve(HttpExchange exchange) throws IOException {
        Mappings.State state = mappings.reload();
        if (state.successful()) {
            Answer.text(exchange, 200, "reloaded " + Words.files(state.errors().size()));
            return;
        }
        String problems = state.blocking().stream().map(Problem::render).collect(joining("\n"));
        Answer.text(exchange, 500, "the mappings from before go on\n" + problems);
    }
}
