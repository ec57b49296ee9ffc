package io.kubeobject.web;

import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;

import io.kubeobject.mapping.yaml.Problem;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads the mapping files again when asked, once at a time and on a thread of its own: a file
 * system that hangs must not take along the threads that answer.
 */
final class ReloadPage implements Page {

    /** Files are there in milliseconds; a file system that takes so long is out of order. */
    private static final int PATIENCE_SECONDS = 30;

    private final Mappings mappings;
    private final AtomicBoolean busy = new AtomicBoolean();

    ReloadPage(Mappings mappings) {
        this.mappings = mappings;
    }

    @Override
    public void serve(HttpExchange exchange) throws IOException {
        if (!busy.compareAndSet(false, true)) {
            Answer.text(exchange, 503, "a reload is under way; come again");
            return;
        }
        FutureTask<Mappings.State> reload = new FutureTask<>(this::reload);
        Thread.ofPlatform().daemon().name("koe-reload").start(reload);
        try {
            tell(exchange, reload.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            Answer.text(
                    exchange,
                    503,
                    "the mapping files cannot be read in time; those from before go on");
        } catch (ExecutionException e) {
            throw new IllegalStateException("BUG: mappings cannot be reloaded", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Mappings.State reload() {
        try {
            return mappings.reload();
        } finally {
            busy.set(false);
        }
    }

    private static void tell(HttpExchange exchange, Mappings.State state) throws IOException {
        if (state.successful()) {
            Answer.text(exchange, 200, "reloaded " + Words.files(state.errors().size()));
            return;
        }
        String problems = state.blocking().stream().map(Problem::render).collect(joining("\n"));
        Answer.text(exchange, 500, "the mappings from before go on\n" + problems);
    }
}
