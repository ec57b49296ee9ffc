package io.kubeobject.source;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/**
 * How a feed goes.
 *
 * @param up whether there is contact with the source now
 * @param synced whether a list has been completed since the feed was opened
 * @param lastContact last event, bookmark or answered list; null before the first
 * @param restarts how often list or watch began anew, by reason ({@code expired}, {@code timeout},
 *     {@code error}, {@code throttled}, {@code unauthorized}, {@code forbidden}, {@code not_found},
 *     {@code silent} …)
 * @param problem the present trouble in a sentence for the user; empty if all is well
 */
public record FeedStatus(
        boolean up,
        boolean synced,
        @Nullable Instant lastContact,
        Map<String, Long> restarts,
        String problem) {

    public FeedStatus {
        restarts = Map.copyOf(restarts);
    }
}
