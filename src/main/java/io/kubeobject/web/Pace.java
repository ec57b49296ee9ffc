package io.kubeobject.web;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cuts clients that do not read. A client may block writes for some time; from then on it must have
 * taken so many bytes for each second that it blocked. Time that the answer takes to be made does
 * not count.
 *
 * <p>The JDK's server has a limit for the whole answer only, which cannot be right for eight
 * kilobytes and for half a gigabyte.
 */
final class Pace implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long BYTES_A_SECOND = 64 * 1024;
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Duration patience;
    private final long bytesASecond;
    private final Set<PacedStream> streams = ConcurrentHashMap.newKeySet();
    private final Thread watch = Thread.ofPlatform().daemon().name("pace").unstarted(this::watch);

    /** Ten seconds, then 64 KiB a second. */
    Pace() {
        this(PATIENCE, BYTES_A_SECOND);
    }

    Pace(Duration patience, long bytesASecond) {
        this.patience = patience;
        this.bytesASecond = bytesASecond;
    }

    /** Begins to watch. */
    void start() {
        watch.start();
    }

    /** Watches a stream until it is closed. */
    void watch(PacedStream stream) {
        streams.add(stream);
    }

    void forget(PacedStream stream) {
        streams.remove(stream);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(TICK);
                long now = System.nanoTime();
                for (PacedStream stream : streams) {
                    stream.cutIfSlow(now, patience, bytesASecond);
                }
            }
        } catch (InterruptedException e) {
            // The server is closed.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
