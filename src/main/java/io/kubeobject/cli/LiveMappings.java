package io.kubeobject.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.kubeobject.config.FilterOptions;
import io.kubeobject.config.RunOptions;
import io.kubeobject.mapping.Program;
import io.kubeobject.mapping.yaml.CompiledFiles;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingPaths;
import io.kubeobject.mapping.yaml.MappingSource;
import io.kubeobject.mapping.yaml.MappingTexts;
import io.kubeobject.mapping.yaml.Problem;
import io.kubeobject.mapping.yaml.Severity;
import io.kubeobject.web.Mappings;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The mapping files of a run: compiled at the start, and again when they change. A program replaces
 * the one before only if it has no errors; at the start, what has none runs.
 *
 * <p>Files are read to see whether they changed, rather than watched: that sees the exchanged links
 * of a ConfigMap, editors that rename, and file systems of other machines alike. What is being
 * written is waited for: a change counts when it has been the same twice.
 */
final class LiveMappings implements Mappings {

    private static final Logger LOG = System.getLogger(LiveMappings.class.getName());

    private static final Program NOTHING = Program.of(List.of(), Set.of());

    private static final Duration TICK = Duration.ofMillis(500);

    private final MappingPaths paths;
    private final MappingPaths watched;
    private final FilterOptions filter;
    private final Terminal terminal;
    private final InstantSource clock;

    // guards: reading, compiling and replacing, so that what was read last runs last
    private final Object lock = new Object();
    private Consumer<Program> taker = _ -> {};
    private volatile long fingerprint;
    private volatile State state = new State(false, Instant.EPOCH, Map.of(), List.of());

    LiveMappings(RunOptions options, Terminal terminal, InstantSource clock) {
        this.paths = MappingPaths.of(options.mappings());
        this.filter = options.filter();
        this.terminal = terminal;
        this.watched = MappingPaths.of(paths.watched().stream().map(Path::toString).toList());
        this.clock = clock;
    }

    /**
     * Compiles the files for the first time: what is right in them runs.
     *
     * @throws Failure if there are errors and nothing is left
     */
    Program start() throws Failure {
        synchronized (lock) {
            fingerprint = fingerprint(watched.read());
            Program program = read();
            if (program.equals(NOTHING)) {
                if (!state.successful()) {
                    throw new Failure("the mappings have errors, and none is left to run");
                }
                LOG.log(Level.WARNING, "there is no mapping, and thus no metric");
            }
            return program;
        }
    }

    /** From now on gives each new program to {@code taker}, until it is closed. */
    Watch watch(Consumer<Program> programs) {
        synchronized (lock) {
            taker = programs;
        }
        // A file system that hangs must hang this thread alone, not a carrier of virtual ones.
        Thread watch = Thread.ofPlatform().daemon().name("koe-mappings").unstarted(this::watch);
        if (!paths.watched().isEmpty()) {
            watch.start();
        }
        return () -> {
            synchronized (lock) {
                taker = _ -> {};
            }
            watch.interrupt();
        };
    }

    /** The watch over the files. */
    interface Watch extends AutoCloseable {

        @Override
        void close();
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public State reload() {
        synchronized (lock) {
            fingerprint = fingerprint(watched.read());
            Program program = read();
            if (state.successful()) {
                taker.accept(program);
                LOG.log(Level.INFO, "mappings reloaded from " + state.errors().size() + " files");
            } else {
                LOG.log(Level.ERROR, "mappings have errors; those from before go on");
            }
            return state;
        }
    }

    private Program read() {
        MappingTexts texts = paths.read();
        CompiledFiles compiled = MappingFiles.compile(texts);
        Map<String, Long> errors = new HashMap<>();
        texts.sources().forEach(source -> errors.put(source.name(), 0L));
        errors.putAll(
                compiled.problems().stream()
                        .filter(p -> p.severity() == Severity.ERROR)
                        .collect(groupingBy(Problem::file, counting())));
        boolean successful = !compiled.hasErrors();
        Instant lastSuccess = successful ? clock.instant() : state.lastSuccess();
        state = new State(successful, lastSuccess, errors, compiled.problems());
        tell(compiled.problems());
        return filter.apply(compiled.program());
    }

    /** Whole, with their lines, to a person; a line of the log each to everyone else. */
    private void tell(List<Problem> problems) {
        if (terminal.isScreen(Terminal.Stream.ERR)) {
            ProblemList.TEXT.print(problems, terminal, Terminal.Stream.ERR);
        } else {
            problems.forEach(LiveMappings::log);
        }
    }

    private static void log(Problem problem) {
        String hint = problem.hint().isEmpty() ? "" : "; " + problem.hint();
        String place = problem.line() > 0 ? problem.position().toString() : problem.file();
        LOG.log(
                problem.severity() == Severity.ERROR ? Level.ERROR : Level.WARNING,
                place + ": " + problem.message() + hint);
    }

    private void watch() {
        long before = fingerprint;
        try {
            while (true) {
                Thread.sleep(TICK);
                before = look(before);
            }
        } catch (InterruptedException e) {
            // The run is over.
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Looks at the files once, and reloads those that changed and are no longer being written.
     *
     * @param before their fingerprint at the last look
     * @return their fingerprint now
     */
    private long look(long before) {
        long now = fingerprint(watched.read());
        try {
            if (now != fingerprint && now == before) {
                reload();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "BUG: mappings cannot be reloaded", e);
        }
        return now;
    }

    /** FNV-1a of all names and texts. */
    private static long fingerprint(MappingTexts texts) {
        long hash = 0xcbf29ce484222325L;
        for (MappingSource source : texts.sources()) {
            hash = add(add(hash, source.name()), source.text());
        }
        for (Problem problem : texts.problems()) {
            hash = add(add(hash, problem.file()), problem.message());
        }
        return hash;
    }

    private static long add(long hash, String text) {
        long sum = hash;
        for (int i = 0; i < text.length(); i++) {
            sum = (sum ^ text.charAt(i)) * 0x100000001b3L;
        }
        return (sum ^ 0x10000) * 0x100000001b3L;
    }
}
