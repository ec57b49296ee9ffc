package io.kubeobject.simulator.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads a connection through one buffer that two threads may fill: the connection's own, and one
 * that waits for the client to go while a long answer is under way. What the second one reads is
 * the start of the next request, and is not lost.
 */
final class ConnectionInput {

    private final Socket socket;
    private final byte[] buffer = new byte[8192];

    /** Guards: buffer, position, limit. */
    private final ReentrantLock lock = new ReentrantLock();

    private int position;
    private int limit;
    private long deadlineNanos;

    ConnectionInput(Socket socket) {
        this.socket = socket;
    }

    /** Reads fail from now on when {@code nanos} have passed; 0 = never. */
    void deadline(long nanos) {
        deadlineNanos = nanos == 0 ? 0 : Math.max(1, System.nanoTime() + nanos);
    }

    /**
     * The next byte, or -1 at the end.
     *
     * @throws SocketTimeoutException when the deadline has passed
     */
    int read() throws IOException {
        lock.lock();
        try {
            return position < limit || fill(remainingMillis()) ? buffer[position++] & 0xff : -1;
        } finally {
            lock.unlock();
        }
    }

    /** Exactly {@code count} bytes. */
    byte[] read(int count) throws IOException {
        byte[] bytes = new byte[count];
        int read = 0;
        while (read < count) {
            lock.lock();
            try {
                if (position == limit && !fill(remainingMillis())) {
                    throw new EOFException("the client closed the connection within a body");
                }
                int take = Math.min(count - read, limit - position);
                System.arraycopy(buffer, position, bytes, read, take);
                position += take;
                read += take;
            } finally {
                lock.unlock();
            }
        }
        return bytes;
    }

    /** Waits until the client sends something or goes; false if it has gone. */
    boolean awaitInput() {
        lock.lock();
        try {
            return position < limit || fill(0);
        } catch (IOException _) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean fill(int timeoutMillis) throws IOException {
        socket.setSoTimeout(timeoutMillis);
        int read = socket.getInputStream().read(buffer, 0, buffer.length);
        position = 0;
        limit = Math.max(read, 0);
        return read > 0;
    }

    private int remainingMillis() throws SocketTimeoutException {
        if (deadlineNanos == 0) {
            return 0;
        }
        long remaining = (deadlineNanos - System.nanoTime()) / 1_000_000;
        if (remaining <= 0) {
            throw new SocketTimeoutException("the request took too long");
        }
        return (int) Math.min(remaining, Integer.MAX_VALUE);
    }
}
