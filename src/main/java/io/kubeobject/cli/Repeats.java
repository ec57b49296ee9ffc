package io.kubeobject.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Holds back messages that come again and again: of each text, numbers apart, five a minute pass.
 * Not safe for use by several threads.
 */
final class Repeats {

    private static final int PASS = 5;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int TEXTS = 256;
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** What happened to one text since {@code start}. */
    private record Count(Instant start, int seen) {}

    private final InstantSource clock;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    Repeats(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Counts a message.
     *
     * @return how many like it were held back before it, if it may pass; -1 if it is held back
     */
    long admit(String text) {
        String key = NUMBER.matcher(text).replaceAll("#");
        Instant now = clock.instant();
        Count last = counts.remove(key);
        if (last != null && now.isBefore(last.start().plus(WINDOW))) {
            counts.put(key, new Count(last.start(), last.seen() + 1));
            return last.seen() < PASS ? 0 : -1;
        }
        counts.put(key, new Count(now, 1));
        if (counts.size() > TEXTS) {
            counts.remove(counts.keySet().iterator().next());
        }
        return last == null ? 0 : Math.max(0, last.seen() - PASS);
    }
}
