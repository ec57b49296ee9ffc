package io.kubeobject.simulator;

import io.kubeobject.simulator.http.HttpReply;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/** A body that breaks off, falls silent, ends early or drips. */
final class FaultyOutput extends OutputStream {

    /** The body has been sent as far as it goes; its answer ends in good order. */
    static final class EndException extends IOException {

        private static final long serialVersionUID = 1;

        EndException() {
            super("the rest of the body is left out on request");
        }
    }

    private final OutputStream out;
    private final HttpReply reply;
    private final Effects effects;
    private long written;

    FaultyOutput(OutputStream out, HttpReply reply, Effects effects) {
        this.out = out;
        this.reply = reply;
        this.effects = effects;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        for (int from = offset; from < end; ) {
            int step = (int) Math.min(end - from, step());
            out.write(bytes, from, step);
            written += step;
            from += step;
            strike();
        }
    }

    /** How far it may go before something happens. */
    private long step() {
        long step = Long.MAX_VALUE;
        for (Effect effect : effects.all()) {
            step =
                    switch (effect) {
                        case Effect.Drop(var bytes) -> Math.min(step, bytes - written);
                        case Effect.Hang(var bytes) -> Math.min(step, bytes - written);
                        case Effect.Truncate(var bytes) -> Math.min(step, bytes - written);
                        case Effect.Drip(var bytes, var _) -> Math.min(step, bytes);
                        case Effect _ -> step;
                    };
        }
        return Math.max(step, 0);
    }

    private void strike() throws IOException {
        for (Effect effect : effects.all()) {
            switch (effect) {
                case Effect.Drop(var bytes) when written >= bytes -> {
                    out.flush();
                    reply.drop();
                }
                case Effect.Hang(var bytes) when written >= bytes -> reply.hang();
                case Effect.Truncate(var bytes) when written >= bytes -> throw new EndException();
                case Effect.Drip(var _, var pause) -> {
                    out.flush();
                    sleep(pause.toMillis());
                }
                case Effect _ -> {
                    // not about bytes
                }
            }
        }
    }

    private static void sleep(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("ended");
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
