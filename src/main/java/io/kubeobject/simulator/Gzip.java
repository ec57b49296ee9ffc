package io.kubeobject.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** Packs an answer at the level that API servers use: the quickest. */
final class Gzip extends GZIPOutputStream {

    /** Answers of more bytes are packed, if the client takes it. */
    static final int FROM = 128 << 10;

    Gzip(OutputStream out) throws IOException {
        super(out, 16 << 10);
        def.setLevel(1);
    }
}
