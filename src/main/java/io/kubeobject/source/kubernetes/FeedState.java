package io.kubeobject.source.kubernetes;

import io.kubeobject.source.FeedStatus;

import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** Keeps the status of a feed: written by its thread, read by any. */
final class FeedState {

    private final InstantSource clock;
    private volatile FeedStatus status = new FeedStatus(false, false, null, Map.of(), 0, "");

    FeedState(InstantSource clock) {
        this.clock = clock;
    }

    FeedStatus status() {
        return status;
    }

    /** The server has said something. */
    void contact() {
        FeedStatus s = status;
        status =
                new FeedStatus(true, s.synced(), clock.instant(), s.restarts(), s.unreadable(), "");
    }

    void synced() {
        FeedStatus s = status;
        status =
                new FeedStatus(
                        true, true, clock.instant(), s.restarts(), s.unreadable(), s.problem());
    }

    /** An object or an event was dropped. */
    void unreadable() {
        FeedStatus s = status;
        status =
                new FeedStatus(
                        s.up(),
                        s.synced(),
                        s.lastContact(),
                        s.restarts(),
                        s.unreadable() + 1,
                        s.problem());
    }

    /** List or watch begins anew; what was known of the contact stays. */
    void restart(Trouble trouble) {
        FeedStatus s = status;
        Map<String, Long> restarts = new TreeMap<>(s.restarts());
        restarts.merge(trouble.reason(), 1L, Long::sum);
        status =
                new FeedStatus(
                        s.up(), s.synced(), s.lastContact(), restarts, s.unreadable(), s.problem());
    }

    /** There is no contact. */
    void down(String problem) {
        FeedStatus s = status;
        status =
                new FeedStatus(
                        false, s.synced(), s.lastContact(), s.restarts(), s.unreadable(), problem);
    }
}
