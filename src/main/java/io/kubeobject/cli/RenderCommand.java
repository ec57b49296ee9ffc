package io.kubeobject.cli;

import static java.util.stream.Collectors.joining;

import io.kubeobject.config.RenderOptions;
import io.kubeobject.config.Settings;
import io.kubeobject.config.UsageException;
import io.kubeobject.exposition.Scrape;
import io.kubeobject.exposition.ScrapeRequest;
import io.kubeobject.mapping.Program;
import io.kubeobject.mapping.yaml.CompiledFiles;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingPaths;
import io.kubeobject.object.Resource;
import io.kubeobject.pipeline.LaneStatus.State;
import io.kubeobject.pipeline.Pipeline;
import io.kubeobject.pipeline.PipelineOptions;
import io.kubeobject.source.FileSource;
import io.kubeobject.source.Input;
import io.kubeobject.source.InputException;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** {@code koe render}: objects in, metrics out, by the way that the server takes. */
final class RenderCommand {

    /** Files are there at once; what takes so long is broken. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final RenderOptions options;
    private final Terminal terminal;

    private RenderCommand(RenderOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    static int run(Settings settings, Terminal terminal) throws UsageException, Failure {
        if (settings.words().isEmpty() && terminal.isScreen(Terminal.Stream.IN)) {
            settings.reject("render needs a file, a folder, or - for standard input");
        }
        RenderOptions options = RenderOptions.of(settings);
        try (Logging _ = Logging.ofCommand(terminal.err(), InstantSource.system())) {
            return new RenderCommand(options, terminal).render();
        } catch (InputException e) {
            terminal.err().println(e.getMessage());
            return Main.PROBLEMS;
        } catch (IOException e) {
            throw new Failure("cannot go on: " + e.getMessage(), e);
        }
    }

    private int render() throws InputException, IOException, Failure {
        CompiledFiles compiled = MappingFiles.compile(MappingPaths.of(options.mappings()).read());
        ProblemList.TEXT.print(compiled.problems(), terminal, Terminal.Stream.ERR);
        if (compiled.hasErrors()) {
            return Main.PROBLEMS;
        }
        Instant now = options.at().orElseGet(Instant::now);
        FileSource source = FileSource.read(Input.of(options.inputs(), terminal.in()), now);
        Program program = options.filter().apply(compiled.program());
        InstantSource clock = InstantSource.fixed(now);
        try (Pipeline pipeline = new Pipeline(source, program, PipelineOptions.STANDARD, clock)) {
            pipeline.start();
            if (!pipeline.awaitReady(PATIENCE)) {
                throw new IllegalStateException("BUG: files are not read to their end");
            }
            Scrape.of(pipeline.snapshot(), request()).writeTo(terminal.out());
            if (pipeline.resources().stream().allMatch(r -> r.state() == State.WAITING)) {
                terminal.say("no mapping reads " + found(source));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
        source.problems().forEach(terminal.err()::println);
        return source.problems().isEmpty() ? Main.DONE : Main.PROBLEMS;
    }

    private ScrapeRequest request() {
        String accept =
                switch (options.format()) {
                    case TEXT -> "text/plain; version=0.0.4";
                    case OPENMETRICS -> "application/openmetrics-text; version=1.0.0";
                };
        return new ScrapeRequest(accept, "identity", List.of(), List.of());
    }

    private static String found(FileSource source) {
        List<Resource> resources = new ArrayList<>();
        source.catalogs(catalog -> resources.addAll(catalog.served()));
        return resources.isEmpty()
                ? "this: there is no object in it"
                : resources.stream().map(Resource::id).distinct().collect(joining(", "));
    }
}
