package io.kubeobject.simulator;

import static java.util.Objects.requireNonNull;

import io.kubeobject.simulator.http.HttpLimits;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How a simulator runs. Take {@link #DEFAULT} and change it.
 *
 * @param port 0 for any that is free
 * @param historyLength changes that each resource remembers for watches to resume from
 * @param timing what happens when
 * @param aggregation how discovery is served
 * @param limits of the HTTP server
 */
public record SimulatorOptions(
        int port, int historyLength, Timing timing, Aggregation aggregation, HttpLimits limits) {

    /** How discovery is served, besides document by document. */
    public enum Aggregation {
        /** In one document, as servers since 1.30 do. */
        V2,
        /** In one document of the beta version, as servers from 1.27 to 1.29 do. */
        V2BETA1,
        /** Not at all. */
        NONE
    }

    /**
     * What happens when.
     *
     * @param bookmarkInterval between the bookmarks of a watch
     * @param pageLifetime how long a continue token gives the state of its first page
     * @param clock tells the creation times of objects
     */
    public record Timing(Duration bookmarkInterval, Duration pageLifetime, InstantSource clock) {

        public Timing {
            requireNonNull(bookmarkInterval, "bookmarkInterval is null");
            requireNonNull(pageLifetime, "pageLifetime is null");
            requireNonNull(clock, "clock is null");
        }
    }

    /**
     * A free port, 2000 changes, a bookmark a minute, pages for five minutes, the system's clock.
     */
    public static final SimulatorOptions DEFAULT =
            new SimulatorOptions(
                    0,
                    2000,
                    new Timing(
                            Duration.ofMinutes(1), Duration.ofMinutes(5), InstantSource.system()),
                    Aggregation.V2,
                    HttpLimits.DEFAULT);

    public SimulatorOptions {
        requireNonNull(timing, "timing is null");
        requireNonNull(aggregation, "aggregation is null");
        requireNonNull(limits, "limits is null");
        if (historyLength < 1) {
            throw new IllegalArgumentException("historyLength is " + historyLength + ", not >= 1");
        }
    }

    /** The same on another port. */
    public SimulatorOptions withPort(int other) {
        return new SimulatorOptions(other, historyLength, timing, aggregation, limits);
    }

    /** The same with another length of history. */
    public SimulatorOptions withHistoryLength(int changes) {
        return new SimulatorOptions(port, changes, timing, aggregation, limits);
    }

    /** The same with other bookmarks. */
    public SimulatorOptions withBookmarkInterval(Duration interval) {
        return withTiming(new Timing(interval, timing.pageLifetime(), timing.clock()));
    }

    /** The same with other pages. */
    public SimulatorOptions withPageLifetime(Duration lifetime) {
        return withTiming(new Timing(timing.bookmarkInterval(), lifetime, timing.clock()));
    }

    /** The same by another clock. */
    public SimulatorOptions withClock(InstantSource clock) {
        return withTiming(new Timing(timing.bookmarkInterval(), timing.pageLifetime(), clock));
    }

    private SimulatorOptions withTiming(Timing other) {
        return new SimulatorOptions(port, historyLength, other, aggregation, limits);
    }

    /** The same with other discovery. */
    public SimulatorOptions withAggregation(Aggregation other) {
        return new SimulatorOptions(port, historyLength, timing, other, limits);
    }

    /** The same with other limits. */
    public SimulatorOptions withLimits(HttpLimits other) {
        return new SimulatorOptions(port, historyLength, timing, aggregation, other);
    }
}
