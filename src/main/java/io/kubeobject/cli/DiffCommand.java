package io.kubeobject.cli;

import io.kubeobject.config.Flag;
import io.kubeobject.config.InspectOptions;
import io.kubeobject.config.Settings;
import io.kubeobject.config.UsageException;
import io.kubeobject.inspect.FamilyDiff;
import io.kubeobject.inspect.Rendition;
import io.kubeobject.inspect.Samples;
import io.kubeobject.inspect.SeriesDiff;
import io.kubeobject.mapping.yaml.CompiledFiles;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingPaths;
import io.kubeobject.source.ObjectSource;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * {@code koe diff}: what another set of mappings, or another exporter, would change. Each side is
 * mappings, the URL of a running exporter, or a scrape that was saved.
 */
final class DiffCommand {

    private final InspectOptions options;
    private final Terminal terminal;
    private Optional<ObjectsAtHand> objects = Optional.empty();

    private DiffCommand(InspectOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    static int run(Settings settings, Terminal terminal) throws UsageException, Failure {
        Output output = settings.choice(Flag.OUTPUT, Output.values(), Output.TEXT);
        String usage = "diff needs two of: mappings, URL of an exporter, file of metrics";
        InspectOptions options = InspectOptions.of(settings, 2, usage);
        if (!options.hasObjects()
                && options.subjects().stream().anyMatch(DiffCommand::isMappings)) {
            settings.reject(
                    "mappings make metrics of objects: name files or folders of them, - or"
                            + " --cluster");
            settings.check();
        }
        try (Logging _ = Logging.ofCommand(terminal.err(), InstantSource.system())) {
            return new DiffCommand(options, terminal).diff(output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }

    private static boolean isMappings(String side) {
        return !RemoteMetrics.isUrl(side) && !isText(side);
    }

    /** A scrape that was saved. */
    private static boolean isText(String side) {
        String name = side.toLowerCase(Locale.ROOT);
        return name.endsWith(".prom") || name.endsWith(".txt");
    }

    private int diff(Output output) throws Failure, InterruptedException {
        List<Samples> sides = new ArrayList<>();
        try {
            for (String side : options.subjects()) {
                Optional<Samples> samples = samples(side);
                if (samples.isEmpty()) {
                    return Main.PROBLEMS;
                }
                sides.add(samples.get().wanting(options.filter()::wantsMetric));
            }
        } finally {
            objects.ifPresent(ObjectsAtHand::close);
        }
        List<String> unreadable = objects.map(ObjectsAtHand::problems).orElse(List.of());
        unreadable.forEach(terminal.err()::println);
        List<FamilyDiff> families = SeriesDiff.of(sides.getFirst(), sides.getLast());
        switch (output) {
            case TEXT -> DiffReport.text(families, terminal);
            case JSON ->
                    terminal.out().println(JsonText.of(json -> DiffReport.json(families, json)));
        }
        terminal.out().flush();
        terminal.say(DiffReport.summary(families));
        boolean same = families.stream().allMatch(family -> family.changes().isEmpty());
        return same && unreadable.isEmpty() ? Main.DONE : Main.PROBLEMS;
    }

    /** The samples of one side; empty if its mappings have errors, which are told then. */
    private Optional<Samples> samples(String side) throws Failure, InterruptedException {
        if (RemoteMetrics.isUrl(side)) {
            return Optional.of(RemoteMetrics.scrape(side));
        }
        if (isText(side)) {
            return Optional.of(RemoteMetrics.parse(side, read(Path.of(side))));
        }
        List<String> paths = List.of(side.split(",", -1));
        CompiledFiles compiled = MappingFiles.compile(MappingPaths.of(paths).read());
        ProblemList.TEXT.print(compiled.problems(), terminal, Terminal.Stream.ERR);
        if (compiled.hasErrors()) {
            return Optional.empty();
        }
        if (objects.isEmpty()) {
            objects = Optional.of(ObjectsAtHand.of(options, terminal));
        }
        ObjectsAtHand given = objects.get();
        try (ObjectSource source = given.open()) {
            return Optional.of(
                    Rendition.of(
                            source,
                            options.filter().apply(compiled.program()),
                            given.clock(),
                            ObjectsAtHand.patience()));
        } catch (TimeoutException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private static String read(Path file) throws Failure {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new Failure(file + ": is not UTF-8 text", e);
        } catch (IOException e) {
            String what = Files.exists(file) ? "this file cannot be read" : "no such file";
            throw new Failure(file + ": " + what, e);
        }
    }
}
