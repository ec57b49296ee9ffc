package io.kubeobject.exposition;

import java.io.IOException;
import java.io.OutputStream;

/** Text as it is. Headers and small segments are put together: a write may be a system call. */
final class IdentityBody implements Body {

    private static final int BUFFER = 16 * 1024;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int length;

    IdentityBody(OutputStream out) {
        this.out = out;
    }

    @Override
    public void text(byte[] bytes, int from, int count) throws IOException {
        if (count > BUFFER - length) {
            finish();
        }
        if (count >= BUFFER) {
            out.write(bytes, from, count);
            return;
        }
        System.arraycopy(bytes, from, buffer, length, count);
        length += count;
    }

    @Override
    public void finish() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }

    @Override
    public void close() {}
}
