package io.kubeobject.cli;

import io.kubeobject.config.Flag;
import io.kubeobject.config.InspectOptions;
import io.kubeobject.config.Settings;
import io.kubeobject.config.UsageException;
import io.kubeobject.inspect.Explanation;
import io.kubeobject.inspect.Findings;
import io.kubeobject.inspect.Inquiry;
import io.kubeobject.mapping.Program;
import io.kubeobject.mapping.yaml.CompiledFiles;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingPaths;
import io.kubeobject.metric.Sample;
import io.kubeobject.render.MalformedTextException;
import io.kubeobject.render.SampleReader;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * {@code koe explain}: which line of a mapping makes a metric, and of objects: which series there
 * are, how one came to its value, or why there is none.
 */
final class ExplainCommand {

    private final InspectOptions options;
    private final Terminal terminal;
    private List<String> unreadable = List.of();

    private ExplainCommand(InspectOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    static int run(Settings settings, Terminal terminal) throws UsageException, Failure {
        Output output = settings.choice(Flag.OUTPUT, Output.values(), Output.TEXT);
        InspectOptions options =
                InspectOptions.of(settings, 1, "explain needs the name of a metric, or a series");
        Sample series = series(settings, options.subjects().getFirst());
        try (Logging _ = Logging.ofCommand(terminal.err(), InstantSource.system())) {
            return new ExplainCommand(options, terminal).explain(series, output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }

    private static Sample series(Settings settings, String text) throws UsageException {
        try {
            return SampleReader.readSeries(text);
        } catch (MalformedTextException e) {
            settings.reject(
                    "expected a metric, or name{label=\"value\"}, got "
                            + text
                            + ": "
                            + e.getMessage());
            settings.check();
            throw new IllegalStateException("BUG: what is wrong was rejected", e);
        }
    }

    private int explain(Sample series, Output output) throws Failure, InterruptedException {
        CompiledFiles compiled = MappingFiles.compile(MappingPaths.of(options.mappings()).read());
        ProblemList.TEXT.print(compiled.problems(), terminal, Terminal.Stream.ERR);
        if (compiled.hasErrors()) {
            return Main.PROBLEMS;
        }
        String family = series.name();
        Program program =
                options.filter().apply(compiled.program()).optingIn(name -> name.equals(family));
        if (program.isDisabled(family)) {
            throw new Failure("a mapping switches " + family + " off with disable:");
        }
        Explanation explanation = Explanation.of(program, family);
        if (explanation.makers().isEmpty()) {
            throw new Failure(unknown(program, family));
        }
        Optional<Findings> findings =
                options.hasObjects() ? Optional.of(ask(program, series)) : Optional.empty();
        switch (output) {
            case TEXT -> new ExplainText(terminal).print(explanation, series, findings);
            case JSON ->
                    terminal.out()
                            .println(
                                    JsonText.of(
                                            json ->
                                                    new ExplainJson(json)
                                                            .write(explanation, findings)));
        }
        terminal.out().flush();
        if (explanation.isOpen() && findings.isEmpty()) {
            Explanation.near(program, family)
                    .ifPresent(near -> terminal.say("did you mean " + near + "?"));
        }
        if (findings.isEmpty() && series.labels().size() > 0) {
            terminal.say(
                    "to see how this series comes of objects: name files or folders of them, - or"
                            + " --cluster");
        }
        return unreadable.isEmpty() ? Main.DONE : Main.PROBLEMS;
    }

    private Findings ask(Program program, Sample series) throws Failure, InterruptedException {
        try (ObjectsAtHand objects = ObjectsAtHand.of(options, terminal)) {
            Findings findings = Inquiry.of(objects::open, program, series, objects.clock());
            unreadable = objects.problems();
            unreadable.forEach(terminal.err()::println);
            return findings;
        } catch (TimeoutException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    /** What to say of a name that nothing makes. */
    private static String unknown(Program program, String family) {
        for (String pack : MappingPaths.packs()) {
            CompiledFiles files =
                    MappingFiles.compile(MappingPaths.of(List.of("pack:" + pack)).read());
            if (!Explanation.of(files.program(), family).makers().isEmpty()) {
                return "no mapping here makes " + family + "; --mappings pack:" + pack + " does";
            }
        }
        return "no mapping makes "
                + family
                + Explanation.near(program, family)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("");
    }
}
