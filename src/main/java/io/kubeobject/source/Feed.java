package io.kubeobject.source;

/** A running stream of object events. */
public interface Feed extends AutoCloseable {

    /** How it goes; a consistent picture, safe from any thread, cheap. */
    FeedStatus status();

    /**
     * Ends the stream; when this returns its sink is called no more, unless the sink itself calls
     * it. Waits for a sink that is at work: hold no lock that the sink takes.
     */
    @Override
    void close();
}
