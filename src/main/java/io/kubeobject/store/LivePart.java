package io.kubeobject.store;

import io.kubeobject.metric.Family;
import io.kubeobject.metric.Labels;
import io.kubeobject.metric.RowSink;
import io.kubeobject.render.RowWriter;
import io.kubeobject.render.WriteBuffer;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The rows of one family of a live view. They become text a buffer at a time while they are sent,
 * so that many of them take no more memory than few.
 */
record LivePart(LiveView view, Family family) implements FamilyPart {

    private static final int CHUNK = 16 * 1024;

    @Override
    public String resource() {
        return view.resource();
    }

    @Override
    public boolean isDue() {
        return view.rows().size() > 0;
    }

    /** Renders to count: only a scrape without compression asks. */
    @Override
    public long length() {
        long[] length = {0};
        try {
            writeTo((_, _, count) -> length[0] += count);
        } catch (IOException e) {
            throw new IllegalStateException("BUG: counting fails", e);
        }
        return length[0];
    }

    @Override
    public void writeTo(TextSink sink) throws IOException {
        Chunks chunks = new Chunks(sink);
        try {
            view.rows().write(family, chunks);
            chunks.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Rows to text, in pieces of about the same size. */
    private static final class Chunks implements RowSink {

        private final TextSink sink;
        private final WriteBuffer buffer = new WriteBuffer(CHUNK + 1024);
        private final RowWriter writer = new RowWriter(buffer);

        Chunks(TextSink sink) {
            this.sink = sink;
        }

        @Override
        public void row(Family family, Labels labels, double value) {
            writer.row(family.name(), labels, value);
            if (buffer.length() >= CHUNK) {
                flush();
            }
        }

        void flush() {
            try {
                sink.text(buffer.array(), 0, buffer.length());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            buffer.clear(2 * CHUNK);
            writer.clear();
        }
    }
}
