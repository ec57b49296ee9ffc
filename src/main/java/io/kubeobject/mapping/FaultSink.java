package io.kubeobject.mapping;

/** Takes what went wrong with an object. Called by one thread at a time, at the rate of events. */
@FunctionalInterface
public interface FaultSink {

    void fault(Fault fault);
}
