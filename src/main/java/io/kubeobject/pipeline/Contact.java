package io.kubeobject.pipeline;

import io.kubeobject.source.FeedStatus;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the contact with the source of some objects is.
 *
 * @param up whether there is contact now
 * @param last event, bookmark or answered list; null before the first
 * @param restarts how often a list or a watch began anew, by reason; counted since the lane was
 *     opened
 * @param unreadable objects and events that were dropped because they cannot be used
 * @param problem the present trouble in a sentence for the user; empty if all is well
 */
public record Contact(
        boolean up,
        @Nullable Instant last,
        Map<String, Long> restarts,
        long unreadable,
        String problem) {

    /** Before a feed is opened, and where there is none. */
    static final Contact NONE = new Contact(false, null, Map.of(), 0, "");

    public Contact {
        restarts = Map.copyOf(restarts);
    }

    /** What a feed says at {@code now}; silence beyond {@code silence} is no contact. */
    static Contact of(FeedStatus feed, Instant now, Duration silence) {
        Instant last = feed.lastContact();
        boolean heard = last != null && !last.plus(silence).isBefore(now);
        return new Contact(
                feed.up() && heard, last, feed.restarts(), feed.unreadable(), feed.problem());
    }

    /** Of several lanes together: the worst of each. */
    static Contact worst(List<Contact> contacts) {
        Map<String, Long> restarts = new TreeMap<>();
        contacts.forEach(c -> c.restarts.forEach((k, v) -> restarts.merge(k, v, Long::sum)));
        boolean heard = contacts.stream().allMatch(c -> c.last != null);
        return new Contact(
                contacts.stream().allMatch(Contact::up),
                heard ? contacts.stream().map(Contact::last).min(Instant::compareTo).get() : null,
                restarts,
                contacts.stream().mapToLong(Contact::unreadable).sum(),
                contacts.stream()
                        .map(Contact::problem)
                        .filter(p -> !p.isEmpty())
                        .findFirst()
                        .orElse(""));
    }
}
