package io.kubeobject.simulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A body in chunks: what is written between two flushes goes out together. */
final class ChunkedOutput extends OutputStream {

    private static final int SIZE = 32 << 10;
    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] END = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private byte[] buffer = new byte[512];
    private int count;

    ChunkedOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > SIZE - count) {
            writeBuffer();
        }
        if (length > SIZE) {
            writeChunk(bytes, offset, length);
            return;
        }
        if (length > buffer.length - count) {
            // Grown on demand: most streams are watches that say little.
            int size = Math.max(buffer.length * 2, Integer.highestOneBit(count + length) * 2);
            buffer = java.util.Arrays.copyOf(buffer, Math.min(SIZE, size));
        }
        System.arraycopy(bytes, offset, buffer, count, length);
        count += length;
    }

    @Override
    public void flush() throws IOException {
        writeBuffer();
        out.flush();
    }

    void finish() throws IOException {
        writeBuffer();
        out.write(END);
        out.flush();
    }

    private void writeBuffer() throws IOException {
        if (count > 0) {
            writeChunk(buffer, 0, count);
            count = 0;
        }
    }

    private void writeChunk(byte[] bytes, int offset, int length) throws IOException {
        out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes, offset, length);
        out.write(CRLF);
    }
}
