package io.kubeobject.cli;

import io.kubeobject.config.InspectOptions;
import io.kubeobject.config.RunOptions;
import io.kubeobject.source.FileSource;
import io.kubeobject.source.Input;
import io.kubeobject.source.InputException;
import io.kubeobject.source.ObjectSource;
import io.kubeobject.source.kubernetes.AccessException;
import io.kubeobject.source.kubernetes.ClusterAccess;
import io.kubeobject.source.kubernetes.ClusterSource;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * The objects that a tool looks at: of files and standard input, or of a cluster. They can be read
 * several times.
 */
final class ObjectsAtHand implements AutoCloseable {

    /** Opens them once more. */
    @FunctionalInterface
    private interface Opening {
        ObjectSource open();
    }

    private final Opening opening;
    private final InstantSource clock;
    private final Supplier<List<String>> problems;
    private final Runnable end;

    private ObjectsAtHand(
            Opening opening, InstantSource clock, Supplier<List<String>> problems, Runnable end) {
        this.opening = opening;
        this.clock = clock;
        this.problems = problems;
        this.end = end;
    }

    /** Those that the user names. */
    static ObjectsAtHand of(InspectOptions options, Terminal terminal) throws Failure {
        InstantSource clock =
                options.at()
                        .map(InstantSource::fixed)
                        .orElseGet(() -> InstantSource.fixed(Instant.now()));
        return options.cluster().isPresent()
                ? ofCluster(options.cluster().get(), clock, terminal)
                : ofFiles(options.files(), clock, terminal);
    }

    private static ObjectsAtHand ofCluster(
            RunOptions.Cluster cluster, InstantSource clock, Terminal terminal) throws Failure {
        try {
            ClusterAccess access = ClusterAccess.of(RunCommand.access(cluster, terminal));
            return new ObjectsAtHand(
                    () -> new ClusterSource(access), clock, List::of, access::close);
        } catch (AccessException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private static ObjectsAtHand ofFiles(List<String> files, InstantSource clock, Terminal terminal)
            throws Failure {
        try {
            List<Input> inputs = Input.of(files, terminal.in());
            FileSource source = FileSource.read(inputs, clock.instant());
            return new ObjectsAtHand(() -> source, clock, source::problems, () -> {});
        } catch (InputException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new Failure("cannot go on: " + e.getMessage(), e);
        }
    }

    /** A source of its own; the caller closes it. */
    ObjectSource open() {
        return opening.open();
    }

    /** The time that everything is computed at. */
    InstantSource clock() {
        return clock;
    }

    /** Objects that were wanted and could not be read, each a message for the user. */
    List<String> problems() {
        return problems.get();
    }

    /** How long a list may take; files are there at once. */
    static Duration patience() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void close() {
        end.run();
    }
}
