package io.kubeobject.exposition;

import io.kubeobject.store.TextSink;

import java.io.IOException;

/** Text on its way out, in one content coding. For one thread; closed in any case. */
sealed interface Body extends TextSink, AutoCloseable permits GzipBody, IdentityBody {

    /** Writes what is left. */
    void finish() throws IOException;

    /** Gives back what it holds, written or not. */
    @Override
    void close();
}
