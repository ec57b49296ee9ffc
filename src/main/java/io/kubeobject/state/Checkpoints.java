package io.kubeobject.state;

import static java.util.Objects.requireNonNull;

import io.kubeobject.derive.Checkpoint;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Writes what is remembered every few seconds and once more at the end. On a thread of the
 * operating system: a disk that hangs holds this one alone.
 */
public final class Checkpoints implements AutoCloseable {

    /** How much of the past a program that is killed may forget. */
    public static final Duration INTERVAL =
            Duration.ofMillis(Long.getLong("koe.state.interval", 15_000));

    private static final Logger LOG = System.getLogger(Checkpoints.class.getName());

    /** A disk that hangs must not keep the program from ending. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final StateFile file;
    private final Supplier<Checkpoint> memory;
    private final Duration interval;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("koe-state").unstarted(this::run);

    private final CountDownLatch ending = new CountDownLatch(1);

    /** Belongs to the thread. */
    private boolean failing;

    private Checkpoints(StateFile file, Supplier<Checkpoint> memory, Duration interval) {
        this.file = requireNonNull(file, "file is null");
        this.memory = requireNonNull(memory, "memory is null");
        this.interval = requireNonNull(interval, "interval is null");
    }

    /** Begins; the first one is written after the interval. */
    public static Checkpoints start(
            StateFile file, Supplier<Checkpoint> memory, Duration interval) {
        Checkpoints checkpoints = new Checkpoints(file, memory, interval);
        checkpoints.thread.start();
        return checkpoints;
    }

    private void run() {
        try {
            while (!ending.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                write();
            }
            write();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A failure is told once, and its end; the next write is another try. */
    private void write() {
        try {
            file.write(memory.get());
            if (failing) {
                LOG.log(Level.INFO, "state is written again");
            }
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.log(
                        Level.ERROR,
                        "{0}; trying again every {1} s",
                        e.getMessage(),
                        interval.toSeconds());
            }
            failing = true;
        }
    }

    /** Writes once more, if that is possible within a few seconds. */
    @Override
    public void close() {
        ending.countDown();
        try {
            if (!thread.join(PATIENCE)) {
                LOG.log(Level.ERROR, "state could not be written in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
