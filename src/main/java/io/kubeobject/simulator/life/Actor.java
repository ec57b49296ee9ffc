package io.kubeobject.simulator.life;

import java.time.Instant;

/** Something that keeps part of the world going. */
@FunctionalInterface
interface Actor {

    /** Does what is due; called about once a second, in the order of time, by one thread. */
    void act(Instant now);
}
