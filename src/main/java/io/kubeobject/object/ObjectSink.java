package io.kubeobject.object;

/**
 * Takes the events of one resource. Called by one thread at a time, in the order of the events; a
 * slow sink slows its source, nothing is dropped.
 */
@FunctionalInterface
public interface ObjectSink {

    void accept(ObjectEvent event);
}
