package io.kubeobject.exposition;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Text as one gzip member (RFC 1952), deflated while it is written, in bounded memory. One member,
 * not several: some clients read only the first.
 */
final class GzipBody implements Body {

    /** Magic number, deflate, no flags, no time, no extra flags, unknown system. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private static final int BUFFER = 16 * 1024;

    private final OutputStream out;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private int length = HEADER.length;

    GzipBody(OutputStream out) {
        this.out = out;
        System.arraycopy(HEADER, 0, buffer, 0, HEADER.length);
    }

    @Override
    public void text(byte[] bytes, int from, int count) throws IOException {
        crc.update(bytes, from, count);
        deflater.setInput(bytes, from, count);
        while (!deflater.needsInput()) {
            deflate();
        }
    }

    private void deflate() throws IOException {
        if (length == BUFFER) {
            write();
        }
        length += deflater.deflate(buffer, length, BUFFER - length);
    }

    @Override
    public void finish() throws IOException {
        deflater.finish();
        while (!deflater.finished()) {
            deflate();
        }
        write();
        append(crc.getValue());
        append(deflater.getBytesRead());
        write();
    }

    private void append(long value) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            buffer[length++] = (byte) (value >>> shift);
        }
    }

    private void write() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }

    @Override
    public void close() {
        deflater.end();
    }
}
