package io.kubeobject.simulator;

import static java.util.Objects.requireNonNull;

import io.kubeobject.simulator.http.HttpLimits;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How a simulator runs.
 *
 * @param port 0 for any that is free
 * @param historyLength changes that each resource remembers for watches to resume from
 * @param bookmarkInterval between the bookmarks of a watch
 * @param pageLifetime how long a continue token gives the state of its first page
 * @param clock tells the creation times of objects
 * @param limits of the HTTP server
 */
public record SimulatorOptions(
        int port,
        int historyLength,
        Duration bookmarkInterval,
        Duration pageLifetime,
        InstantSource clock,
        HttpLimits limits) {

    /**
     * A free port, 1000 changes, a bookmark a minute, pages for five minutes, the system's clock.
     */
    public static final SimulatorOptions DEFAULT =
            new SimulatorOptions(
                    0,
                    1000,
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    InstantSource.system(),
                    HttpLimits.DEFAULT);

    public SimulatorOptions {
        requireNonNull(bookmarkInterval, "bookmarkInterval is null");
        requireNonNull(pageLifetime, "pageLifetime is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(limits, "limits is null");
        if (historyLength < 1) {
            throw new IllegalArgumentException("historyLength is " + historyLength + ", not >= 1");
        }
    }

    /** The same on another port. */
    public SimulatorOptions withPort(int other) {
        return new SimulatorOptions(
                other, historyLength, bookmarkInterval, pageLifetime, clock, limits);
    }

    /** The same with another length of history. */
    public SimulatorOptions withHistoryLength(int changes) {
        return new SimulatorOptions(port, changes, bookmarkInterval, pageLifetime, clock, limits);
    }

    /** The same with other bookmarks. */
    public SimulatorOptions withBookmarkInterval(Duration interval) {
        return new SimulatorOptions(port, historyLength, interval, pageLifetime, clock, limits);
    }

    /** The same with other pages. */
    public SimulatorOptions withPageLifetime(Duration lifetime) {
        return new SimulatorOptions(port, historyLength, bookmarkInterval, lifetime, clock, limits);
    }

    /** The same by another clock. */
    public SimulatorOptions withClock(InstantSource other) {
        return new SimulatorOptions(
                port, historyLength, bookmarkInterval, pageLifetime, other, limits);
    }

    /** The same with other limits. */
    public SimulatorOptions withLimits(HttpLimits other) {
        return new SimulatorOptions(
                port, historyLength, bookmarkInterval, pageLifetime, clock, other);
    }
}
