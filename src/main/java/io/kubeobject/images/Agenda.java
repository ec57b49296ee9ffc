package io.kubeobject.images;

import io.kubeobject.registry.BadImageNameException;
import io.kubeobject.registry.ImageName;
import io.kubeobject.registry.Verdict;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When which image is asked for. New ones at once, what is there every few minutes, spread over
 * them, what is not there sooner, and less often the longer it lasts. Each registry has a queue of
 * its own, so that one that does not answer delays no other.
 *
 * <p>Not thread-safe. Reads no clock: the time comes with each call.
 */
final class Agenda {

    /** After the first failure; doubles with each further one. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(20);

    /** Between the first and the second look that must find an image gone. */
    private static final Duration CONFIRMATION = Duration.ofSeconds(5);

    /** Until a question is asked again that could not be put. */
    private static final Duration UNDECIDED = Duration.ofSeconds(10);

    /** What a digest names cannot change, only go. */
    private static final int DIGEST_FACTOR = 6;

    private final RandomGenerator random;
    private final Map<Wanted, Check> checks = new HashMap<>();
    private final Map<String, RegistryQueue> queues = new HashMap<>();

    Agenda(RandomGenerator random) {
        this.random = random;
    }

    /** One more looks for an image. */
    Check add(Wanted wanted, Instant now) {
        Check check = checks.get(wanted);
        if (check == null) {
            check = new Check(wanted, registry(wanted.image()), now);
            checks.put(wanted, check);
            queues.computeIfAbsent(check.registry(), _ -> new RegistryQueue()).add(check);
        }
        check.lookers++;
        return check;
    }

    private static String registry(String image) {
        try {
            return ImageName.parse(image).registry();
        } catch (BadImageNameException e) {
            return "";
        }
    }

    /** One less looks for it; with the last one it is forgotten. */
    void remove(Check check) {
        check.lookers--;
        if (check.lookers == 0) {
            checks.remove(check.wanted());
            RegistryQueue queue = queue(check);
            queue.remove(check);
            drop(check.registry(), queue);
        }
    }

    private RegistryQueue queue(Check check) {
        RegistryQueue queue = queues.get(check.registry());
        if (queue == null) {
            throw new IllegalStateException("BUG: no queue for " + check.registry());
        }
        return queue;
    }

    private void drop(String registry, RegistryQueue queue) {
        if (queue.isEmpty()) {
            queues.remove(registry);
        }
    }

    /** What is to be asked for now; each has to be {@link #done} some time. */
    List<Check> start(Instant now) {
        List<Check> due = new ArrayList<>();
        for (RegistryQueue queue : queues.values()) {
            queue.start(now, due);
        }
        return due;
    }

    /** When there may be something to {@link #start}; empty if only an answer can change that. */
    Optional<Instant> next() {
        Instant next = null;
        for (RegistryQueue queue : queues.values()) {
            Instant due = queue.next();
            if (due != null && (next == null || due.isBefore(next))) {
                next = due;
            }
        }
        return Optional.ofNullable(next);
    }

    /** There was no answer that says anything about the image: what was known stays. */
    void undecided(Check check, Instant now) {
        finish(check, now.plus(spread(UNDECIDED, 1, 1.5)));
    }

    /** There was an answer. */
    void done(Check check, Verdict verdict, Instant now) {
        Verdict before = check.verdict();
        if (verdict instanceof Verdict.RateLimited(_, Instant until)) {
            if (before == null) {
                check.publish(verdict);
            }
            queue(check).hold(until);
            finish(check, until.plus(spread(UNDECIDED, 0, 1)));
            return;
        }
        boolean gone = verdict instanceof Verdict.Absent && before instanceof Verdict.Available;
        if (gone && !check.suspect) {
            check.suspect = true;
            finish(check, now.plus(CONFIRMATION));
            return;
        }
        check.suspect = false;
        check.publish(verdict);
        check.failures = verdict instanceof Verdict.Available ? 0 : check.failures + 1;
        finish(check, now.plus(pause(check, before)));
        boolean back =
                before instanceof Verdict.RegistryUnavailable
                        && !(verdict instanceof Verdict.RegistryUnavailable);
        if (back) {
            queue(check).hasten(now, () -> spread(UNDECIDED, 0, 1));
        }
    }

    private void finish(Check check, Instant due) {
        RegistryQueue queue = queues.get(check.registry());
        if (queue != null) {
            queue.finish(check, due);
            drop(check.registry(), queue);
        }
    }

    /** The first look comes at once, for all images of a cluster; the second ones are spread. */
    private Duration pause(Check check, @Nullable Verdict before) {
        Duration every = check.wanted().checking().every();
        if (check.failures == 0) {
            int factor = check.wanted().image().contains("@") ? DIGEST_FACTOR : 1;
            Duration whole = every.multipliedBy(factor);
            return before == null ? spread(whole, 0.05, 1) : spread(whole, 0.9, 1.1);
        }
        int doublings = Math.min(check.failures - 1, 16);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        return spread(pause.compareTo(every) < 0 ? pause : every, 0.9, 1.1);
    }

    private Duration spread(Duration whole, double from, double to) {
        double part = from + random.nextDouble() * (to - from);
        return Duration.ofMillis((long) (whole.toMillis() * part));
    }

    /** How many images are looked for. */
    int size() {
        return checks.size();
    }

    /** Of how many of them nothing is known. */
    int unknown() {
        int unknown = 0;
        for (Check check : checks.values()) {
            unknown += check.verdict() == null ? 1 : 0;
        }
        return unknown;
    }
}
