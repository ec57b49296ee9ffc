package io.kubeobject.registry;

import okhttp3.Headers;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which servers want to be left alone, and until when: after a 429 as long as {@code Retry-After}
 * says, and after the last request that {@code RateLimit-Remaining} allows until {@code
 * RateLimit-Reset}. Safe for use by several threads.
 */
final class RateLimits {

    private static final Duration UNTOLD = Duration.ofMinutes(1);

    /** Docker Hub counts over six hours; nobody silences us for longer. */
    private static final Duration LONGEST = Duration.ofHours(6);

    private final InstantSource clock;
    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    RateLimits(InstantSource clock) {
        this.clock = clock;
    }

    /** Until when no request may be sent; empty if one may. */
    Optional<Instant> heldUntil(String server) {
        Instant end = until.get(server);
        if (end == null) {
            return Optional.empty();
        }
        if (clock.instant().isBefore(end)) {
            return Optional.of(end);
        }
        until.remove(server, end);
        return Optional.empty();
    }

    /** Learns from an answer that is no refusal. */
    void learn(String server, Headers headers) {
        // Docker Hub: `0;w=21600`; the draft of the IETF: `0`.
        String remaining = text(headers, "RateLimit-Remaining").replaceFirst(";.*", "").strip();
        if (remaining.equals("0")) {
            hold(server, seconds(text(headers, "RateLimit-Reset")).orElse(UNTOLD));
        }
    }

    /** Learns from a 429; the end of the silence. */
    Instant refused(String server, Headers headers) {
        Duration pause =
                after(text(headers, "Retry-After"))
                        .or(() -> seconds(text(headers, "RateLimit-Reset")))
                        .orElse(UNTOLD);
        return hold(server, pause);
    }

    private Instant hold(String server, Duration pause) {
        Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        Instant end = clock.instant().plus(bounded);
        return until.merge(server, end, (a, b) -> a.isAfter(b) ? a : b);
    }

    /** Seconds or a date (RFC 9110, 10.2.3). */
    private Optional<Duration> after(String text) {
        Optional<Duration> seconds = seconds(text);
        if (seconds.isPresent() || text.isEmpty()) {
            return seconds;
        }
        try {
            Instant date =
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Duration pause = Duration.between(clock.instant(), date);
            return Optional.of(pause.isNegative() ? Duration.ZERO : pause);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("\\d{1,9}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : Optional.empty();
    }

    private static String text(Headers headers, String name) {
        String value = headers.get(name);
        return value == null ? "" : value.strip();
    }
}
