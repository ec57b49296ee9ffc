package io.kubeobject.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * Writes to a client in slices, and knows for how long the client made it wait.
 *
 * <p>One thread writes; another may ask for the cut. It interrupts the writer, which closes the
 * channel that the writer waits for.
 */
final class PacedStream extends OutputStream {

    /**
     * Bytes handed over at once: the JDK's server keeps a buffer of twice the longest write for
     * each connection, and the system one outside the heap.
     */
    static final int SLICE = 16 * 1024;

    private final OutputStream client;
    private final Thread writer = Thread.currentThread();
    private final Pace pace;

    // guards: what follows, between the writer and the thread that watches
    private final Object lock = new Object();
    private long written;
    private long blockedNanos;
    private long waitingSince = -1;

    PacedStream(OutputStream client, Pace pace) {
        this.client = client;
        this.pace = pace;
        pace.watch(this);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += SLICE) {
            int slice = Math.min(SLICE, length - done);
            begin();
            try {
                client.write(bytes, offset + done, slice);
            } finally {
                end(slice);
            }
        }
    }

    private void begin() {
        synchronized (lock) {
            waitingSince = System.nanoTime();
        }
    }

    private void end(int length) {
        synchronized (lock) {
            blockedNanos += System.nanoTime() - waitingSince;
            waitingSince = -1;
            written += length;
        }
    }

    /** Breaks the connection off if the client has blocked for too long. */
    void cutIfSlow(long now, Duration patience, long bytesASecond) {
        synchronized (lock) {
            if (waitingSince < 0) {
                return;
            }
            long blocked = blockedNanos + now - waitingSince;
            boolean slow = written < blocked / 1_000_000_000.0 * bytesASecond;
            if (blocked >= patience.toNanos() && slow) {
                writer.interrupt();
            }
        }
    }

    /** Bytes that the client took. */
    long written() {
        synchronized (lock) {
            return written;
        }
    }

    /** Ends the watch, not the answer. */
    @Override
    public void close() {
        pace.forget(this);
    }
}
