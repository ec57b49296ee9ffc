package io.kubeobject.simulator;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Something that goes wrong, and where. By itself it strikes every request for anything; narrow it:
 *
 * <pre>
 *   simulator.faults().add(Fault.tooManyRequests(7).on(Verb.LIST).of("pods").times(2));
 * </pre>
 */
public final class Fault {

    private final Effect effect;
    private final Set<Verb> verbs;
    private final String resource;
    private final int times;

    private Fault(Effect effect, Set<Verb> verbs, String resource, int times) {
        this.effect = requireNonNull(effect, "effect is null");
        this.verbs = verbs;
        this.resource = requireNonNull(resource, "resource is null");
        this.times = times;
    }

    private static Fault of(Effect effect) {
        return new Fault(effect, EnumSet.allOf(Verb.class), "", Integer.MAX_VALUE);
    }

    /** Only requests of these kinds. */
    public Fault on(Verb first, Verb... more) {
        return new Fault(effect, EnumSet.of(first, more), resource, times);
    }

    /** Only requests for one resource: {@code pods}, {@code deployments.apps}. */
    public Fault of(String resourceId) {
        return new Fault(effect, verbs, resourceId, times);
    }

    /** Only the next {@code count} requests. */
    public Fault times(int count) {
        return new Fault(effect, verbs, resource, count);
    }

    /** Answers with a {@code Status} of failure, for example 503 {@code ServiceUnavailable}. */
    public static Fault refuse(int code, String reason, String message) {
        return of(new Effect.Refuse(code, reason, message, 0));
    }

    /** Answers 429 with {@code Retry-After}, as a server under load does. */
    public static Fault tooManyRequests(int retryAfterSeconds) {
        return of(throttle(retryAfterSeconds));
    }

    /** Answers 410: the version, or the continue token, is too old. */
    public static Fault gone() {
        return of(tooOld());
    }

    /** Answers 401, as for a token that has expired. */
    public static Fault unauthorized() {
        return refuse(401, "Unauthorized", "Unauthorized");
    }

    /** Answers 403. */
    public static Fault forbidden(String message) {
        return refuse(403, "Forbidden", message);
    }

    /** Refuses streaming lists as a server does whose feature is off. */
    public static Fault noStreamingLists() {
        String message =
                "sendInitialEvents is forbidden for watch unless the WatchList feature gate is"
                        + " enabled";
        return refuse(
                        422,
                        "Invalid",
                        "ListOptions.meta.k8s.io \"\" is invalid: sendInitialEvents: Forbidden: "
                                + message)
                .on(Verb.WATCHLIST);
    }

    /** Ends a watch with 410 as an ERROR event, after {@code events} others. */
    public static Fault goneEvent(int events) {
        return of(new Effect.Fail(tooOld(), events)).on(Verb.WATCH, Verb.WATCHLIST);
    }

    /** Ends a watch with 429 as an ERROR event, after {@code events} others. */
    public static Fault tooManyRequestsEvent(int retryAfterSeconds, int events) {
        return of(new Effect.Fail(throttle(retryAfterSeconds), events))
                .on(Verb.WATCH, Verb.WATCHLIST);
    }

    /** Ends a watch with 500 as an ERROR event, after {@code events} others. */
    public static Fault internalErrorEvent(int events) {
        Effect.Refuse status =
                new Effect.Refuse(500, "InternalError", "Internal error occurred: simulated", 0);
        return of(new Effect.Fail(status, events)).on(Verb.WATCH, Verb.WATCHLIST);
    }

    /** Resets the connection after {@code bytes} of the body; 0 = before any answer. */
    public static Fault drop(long bytes) {
        return of(new Effect.Drop(bytes));
    }

    /** Falls silent after {@code bytes} of the body, the connection open; 0 = no answer at all. */
    public static Fault hang(long bytes) {
        return of(new Effect.Hang(bytes));
    }

    /** Ends the body in good order after {@code bytes}, in the middle of its JSON. */
    public static Fault truncate(long bytes) {
        return of(new Effect.Truncate(bytes));
    }

    /** Sends the body {@code bytes} at a time, with pauses. */
    public static Fault drip(int bytes, Duration pause) {
        return of(new Effect.Drip(bytes, pause));
    }

    /** Answers late. */
    public static Fault delay(Duration time) {
        return of(new Effect.Delay(time));
    }

    /** Watches without bookmarks. */
    public static Fault noBookmarks() {
        return of(new Effect.NoBookmarks()).on(Verb.WATCH, Verb.WATCHLIST);
    }

    /** Streaming lists are taken for plain watches: no initial events, no end. */
    public static Fault noInitialEvents() {
        return of(new Effect.NoInitialEvents()).on(Verb.WATCHLIST);
    }

    /** Streaming lists whose end is never told. */
    public static Fault noEndBookmark() {
        return of(new Effect.NoEndBookmark()).on(Verb.WATCHLIST);
    }

    /** Every ADDED comes twice. */
    public static Fault duplicateAdded() {
        return of(new Effect.Twice()).on(Verb.WATCH, Verb.WATCHLIST);
    }

    /**
     * Resource versions that are smaller by {@code by}, as after a fail-over to a stale replica.
     */
    public static Fault versionsBack(long by) {
        return of(new Effect.Back(by));
    }

    /** Objects with a field {@code illegal} whose text is not UTF-8. */
    public static Fault illegalText() {
        return of(new Effect.IllegalText());
    }

    /** The first object of each answer has a field {@code oversized} of {@code bytes}. */
    public static Fault oversized(int bytes) {
        return of(new Effect.Oversize(bytes));
    }

    private static Effect.Refuse throttle(int retryAfterSeconds) {
        return new Effect.Refuse(
                429,
                "TooManyRequests",
                "the server has received too many requests and has asked us to try again later",
                retryAfterSeconds);
    }

    private static Effect.Refuse tooOld() {
        return new Effect.Refuse(410, "Expired", "too old resource version: 1 (2)", 0);
    }

    Effect effect() {
        return effect;
    }

    int times() {
        return times;
    }

    boolean matches(Verb verb, String resourceId) {
        return verbs.contains(verb) && (resource.isEmpty() || resource.equals(resourceId));
    }

    @Override
    public String toString() {
        return effect + " on " + List.copyOf(verbs) + (resource.isEmpty() ? "" : " of " + resource);
    }
}
