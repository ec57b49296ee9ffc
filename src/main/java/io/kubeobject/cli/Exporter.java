package io.kubeobject.cli;

import io.kubeobject.config.ListenAddress;
import io.kubeobject.config.RunOptions;
import io.kubeobject.exposition.Scrape;
import io.kubeobject.exposition.ScrapeRequest;
import io.kubeobject.mapping.Program;
import io.kubeobject.pipeline.Pipeline;
import io.kubeobject.pipeline.PipelineOptions;
import io.kubeobject.source.NamespaceFilter;
import io.kubeobject.source.NamespacedSource;
import io.kubeobject.source.ObjectSource;
import io.kubeobject.web.WebServer;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The program that runs: what {@code run} and {@code demo} build around a source, in the order of
 * the flow, and take down in reverse.
 */
final class Exporter {

    private static final Logger LOG = System.getLogger(Exporter.class.getName());

    /** How long {@code --once} waits for complete lists. */
    private static final Duration ONCE = Duration.ofMinutes(1);

    private final RunOptions options;
    private final Terminal terminal;
    private final Stop stop;
    private final InstantSource clock = InstantSource.system();
    private final LiveMappings mappings;
    private final Program program;

    /**
     * Compiles the mappings: what is wrong with them is told before a cluster is asked for.
     *
     * @throws Failure if none is left to run
     */
    Exporter(RunOptions options, Terminal terminal, Stop stop) throws Failure {
        this.options = options;
        this.terminal = terminal;
        this.stop = stop;
        this.mappings = new LiveMappings(options, terminal, clock);
        this.program = mappings.start();
    }

    /**
     * Serves until the end is asked for, or prints once.
     *
     * @param whole all objects; stays the caller's
     * @param images the checks of images; stays the caller's
     * @param started told the addresses that are served
     */
    int run(ObjectSource whole, LiveImages images, Consumer<List<InetSocketAddress>> started)
            throws Failure {
        NamespaceFilter namespaces =
                new NamespaceFilter(
                        options.filter().namespaces(), options.filter().namespacesDenied());
        ObjectSource source = NamespacedSource.of(whole, namespaces);
        LiveState state = LiveState.in(options.stateDir());
        try (Pipeline pipeline =
                new Pipeline(
                        source,
                        program,
                        behaviour(namespaces),
                        clock,
                        state.before(),
                        images::derivation)) {
            return options.web().once() ? print(pipeline) : serve(pipeline, images, state, started);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }

    private PipelineOptions behaviour(NamespaceFilter namespaces) {
        PipelineOptions standard = PipelineOptions.STANDARD;
        return new PipelineOptions(
                namespaces.names(),
                standard.silence(),
                options.cluster().staleAfter(),
                standard.patience());
    }

    private int serve(
            Pipeline pipeline,
            LiveImages images,
            LiveState state,
            Consumer<List<InetSocketAddress>> started)
            throws Failure, InterruptedException {
        try (WebServer web = new WebServer(pipeline, mappings, images, Main.build())) {
            started.accept(listen(web));
            pipeline.start();
            try (LiveMappings.Watch _ = mappings.watch(pipeline::replace);
                    LiveState.Keeping _ = state.keep(pipeline::checkpoint)) {
                stop.await();
            }
            LOG.log(Level.INFO, "ending");
        }
        return Main.DONE;
    }

    private List<InetSocketAddress> listen(WebServer web) throws Failure {
        ListenAddress listen = options.web().listen();
        Optional<ListenAddress> telemetry = options.web().telemetry();
        String on = listen + telemetry.map(t -> " or " + t).orElse("");
        try {
            Optional<InetSocketAddress> second =
                    telemetry.isPresent()
                            ? Optional.of(telemetry.get().resolve())
                            : Optional.empty();
            return web.listen(listen.resolve(), second);
        } catch (UnknownHostException e) {
            throw new Failure("cannot listen on " + on + ": there is no such host", e);
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            throw new Failure(
                    "cannot listen on "
                            + on
                            + ": "
                            + reason
                            + "; choose another address with --web.listen-address HOST:PORT",
                    e);
        }
    }

    private int print(Pipeline pipeline) throws Failure, InterruptedException {
        pipeline.start();
        long end = System.nanoTime() + ONCE.toNanos();
        while (!pipeline.awaitReady(Duration.ofMillis(200))) {
            if (stop.isAsked() || System.nanoTime() > end) {
                throw new Failure(
                        "not everything could be listed within %d s: %s"
                                .formatted(ONCE.toSeconds(), pipeline.missing()));
            }
        }
        try {
            Scrape.of(pipeline.snapshot(), ScrapeRequest.PLAIN).writeTo(terminal.out());
        } catch (IOException e) {
            throw new Failure("cannot write to standard output: " + e.getMessage(), e);
        }
        return Main.DONE;
    }
}
