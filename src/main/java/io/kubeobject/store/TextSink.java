package io.kubeobject.store;

import java.io.IOException;

/** Takes the text of an exposition in order. */
@FunctionalInterface
public interface TextSink {

    /** A part of {@code bytes}, to be read before this returns and not changed. */
    void text(byte[] bytes, int from, int length) throws IOException;
}
