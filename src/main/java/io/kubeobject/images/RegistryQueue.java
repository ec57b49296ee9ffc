package io.kubeobject.images;

import io.kubeobject.registry.Verdict;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The checks of one registry: a few at a time, not too many a second. Not thread-safe. */
final class RegistryQueue {

    /** Checks at a time. */
    static final int WIDTH = 10;

    /** Between the beginnings of two checks: what a small registry bears. */
    private static final Duration GAP = Duration.ofMillis(10);

    private final TreeSet<Check> waiting =
            new TreeSet<>(
                    Comparator.<Check, Instant>comparing(check -> check.due)
                            .thenComparing(check -> check.wanted().image())
                            .thenComparingInt(System::identityHashCode));
    private int running;
    private Instant open = Instant.MIN;

    void add(Check check) {
        waiting.add(check);
    }

    void remove(Check check) {
        waiting.remove(check);
    }

    boolean isEmpty() {
        return waiting.isEmpty() && running == 0;
    }

    /** Nothing is asked before. */
    void hold(Instant until) {
        open = until.isAfter(open) ? until : open;
    }

    /** Takes what may begin now; those behind wait for their gap. */
    void start(Instant now, List<Check> taker) {
        while (running < WIDTH && !waiting.isEmpty() && !now.isBefore(open)) {
            Check first = waiting.first();
            if (first.due.isAfter(now)) {
                return;
            }
            waiting.remove(first);
            first.running = true;
            running++;
            taker.add(first);
            open = now.plus(GAP);
        }
    }

    /** When something may begin; null if that depends on answers. */
    @Nullable Instant next() {
        if (waiting.isEmpty() || running >= WIDTH) {
            return null;
        }
        Instant due = waiting.first().due;
        return due.isAfter(open) ? due : open;
    }

    void finish(Check check, Instant due) {
        running--;
        check.running = false;
        check.due = due;
        if (check.lookers > 0) {
            waiting.add(check);
        }
    }

    /** The registry is back: whoever missed it is asked for soon. */
    void hasten(Instant now, Supplier<Duration> pauses) {
        List<Check> missing = new ArrayList<>();
        for (Check check : waiting) {
            if (check.verdict() instanceof Verdict.RegistryUnavailable) {
                missing.add(check);
            }
        }
        for (Check check : missing) {
            Instant soon = now.plus(pauses.get());
            if (soon.isBefore(check.due)) {
                waiting.remove(check);
                check.due = soon;
                waiting.add(check);
            }
        }
    }
}
