package io.kubeobject.source;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/**
 * How a feed goes.
 *
 * @param up whether there is contact with the source now: false from a failed request until the
 *     next answered one; a stream that breaks off and is resumed at once does not count
 * @param synced whether a list has been completed since the feed was opened
 * @param lastContact last event, bookmark or answered list; null before the first
 * @param restarts how often a list or a watch began anew, by reason: {@code timeout} (the server
 *     ended the watch as asked), {@code closed} (it broke off), {@code silent} (no byte for too
 *     long), {@code expired}, {@code throttled}, {@code unauthorized}, {@code forbidden}, {@code
 *     not_found}, {@code unreachable}, {@code unreadable} (not what the API should say), {@code
 *     error} (all else)
 * @param unreadable objects and events that were dropped because they cannot be used
 * @param problem the present trouble in a sentence for the user; empty if all is well
 */
@SuppressWarnings("InvalidParam") // "unreachable" is a reason, not a misspelt parameter
public record FeedStatus(
        boolean up,
        boolean synced,
        @Nullable Instant lastContact,
        Map<String, Long> restarts,
        long unreadable,
        String problem) {

    public FeedStatus {
        restarts = Map.copyOf(restarts);
    }
}
