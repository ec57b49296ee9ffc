package io.kubeobject.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish that the program ends: SIGTERM, SIGINT, or a test. Who serves waits for it, puts things
 * in order and returns.
 *
 * <p>A signal makes the JVM run its shutdown hooks and then end with 143. Ours waits until the
 * program is through with its own ending, and ends the process with the program's exit code.
 */
final class Stop {

    /** A pod gets 30 s by default; who waits for the program to go does not wait for so long. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile int code = Main.PROBLEMS;

    /** One that signals ask for. */
    static Stop onSignal() {
        Stop stop = new Stop();
        Runtime.getRuntime().addShutdownHook(new Thread(stop::shutDown, "stop"));
        return stop;
    }

    private void shutDown() {
        ask();
        try {
            finished.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code);
    }

    /** Asks for the end; returns at once. */
    void ask() {
        asked.countDown();
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits until the end is asked for. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** Waits until the end is asked for, and for no longer than {@code most}. */
    boolean await(Duration most) throws InterruptedException {
        return asked.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the process, unless a signal is ending it already; never returns. */
    void exit(int exitCode) {
        code = exitCode;
        finished.countDown();
        System.exit(exitCode);
    }
}
