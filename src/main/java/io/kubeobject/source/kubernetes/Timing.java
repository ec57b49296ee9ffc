package io.kubeobject.source.kubernetes;

import java.time.Duration;

/**
 * How long to wait for what.
 *
 * @param answer until an answer begins
 * @param initialIdle for the next event of a watch that has not told yet that its list is complete
 * @param silence for the next byte of a watch: more than the minute between two bookmarks, and so
 *     much less than 90 s that a quiet feed is in contact again before it counts as stale
 * @param firstPause after a failure
 * @param longestPause between attempts
 * @param poll between two looks at what is served
 */
record Timing(
        Duration answer,
        Duration initialIdle,
        Duration silence,
        Duration firstPause,
        Duration longestPause,
        Duration poll) {

    static final Timing STANDARD =
            new Timing(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(80),
                    Duration.ofMillis(800),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(10));
}
