package io.kubeobject.simulator;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** What a {@link Fault} does to an answer. */
sealed interface Effect {

    /** The answer is this failure; {@code retryAfterSeconds} 0 = no such header. */
    record Refuse(int code, String reason, String message, long retryAfterSeconds)
            implements Effect {

        public Refuse {
            requireNonNull(reason, "reason is null");
            requireNonNull(message, "message is null");
        }

        Refusal refusal() {
            return new Refusal(
                    code,
                    reason,
                    message,
                    retryAfterSeconds == 0
                            ? null
                            : java.util.Map.of("retryAfterSeconds", retryAfterSeconds));
        }
    }

    /** A watch ends with this failure as an ERROR event, after some others. */
    record Fail(Refuse status, int afterEvents) implements Effect {}

    /** The connection is reset once so many bytes of the body are out; 0 = before the head. */
    record Drop(long afterBytes) implements Effect {}

    /** Nothing more comes once so many bytes of the body are out; 0 = not even the head. */
    record Hang(long afterBytes) implements Effect {}

    /** The body ends in good order, but too early. */
    record Truncate(long afterBytes) implements Effect {}

    /** The body comes in drops. */
    record Drip(int bytes, Duration pause) implements Effect {}

    /** The answer comes late. */
    record Delay(Duration time) implements Effect {}

    /** A watch without bookmarks. */
    record NoBookmarks() implements Effect {}

    /** {@code sendInitialEvents} has no meaning here: the watch begins with what comes next. */
    record NoInitialEvents() implements Effect {}

    /** A streaming list never says that it is complete. */
    record NoEndBookmark() implements Effect {}

    /** Every ADDED comes twice. */
    record Twice() implements Effect {}

    /** All resource versions in the answer are smaller, as after a fail-over to a stale replica. */
    record Back(long by) implements Effect {}

    /** Each object has a field whose text is not UTF-8. */
    record IllegalText() implements Effect {}

    /** The first object has a field of so many bytes. */
    record Oversize(int bytes) implements Effect {}
}
