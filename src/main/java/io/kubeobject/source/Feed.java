package io.kubeobject.source;

/** A running stream of object events. */
public interface Feed extends AutoCloseable {

    /** How it goes; a consistent picture, safe from any thread, cheap. */
    FeedStatus status();

    /** Ends the stream; when this returns its sink is called no more. */
    @Override
    void close();
}
