package io.kubeobject.web;

import java.util.Map;
import java.util.Optional;

/** The checks of images behind the program that runs. Safe for use by several threads. */
@FunctionalInterface
public interface ImageChecks {

    /** There are none. */
    ImageChecks NONE = Optional::empty;

    /** How they go; empty if no mapping ever asked for one. */
    Optional<State> state();

    /**
     * How checks go.
     *
     * @param images that are looked for
     * @param unchecked of them, those of which nothing is known yet
     * @param checks by what they came to, since the start
     * @param rateLimited by registry, since the start
     * @param troubles by kind: pods of which some pull secret is not there
     */
    record State(
            int images,
            int unchecked,
            Map<String, Long> checks,
            Map<String, Long> rateLimited,
            Map<String, Integer> troubles) {

        public State {
            checks = Map.copyOf(checks);
            rateLimited = Map.copyOf(rateLimited);
            troubles = Map.copyOf(troubles);
        }
    }
}
