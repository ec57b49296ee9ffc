package io.kubeobject.images;

import io.kubeobject.registry.Verdict;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * What registries answered, for all who ask the same with the same credentials: a hundred
 * namespaces that use one image ask once. Safe for use by several threads.
 */
final class Answers {

    /** How long an answer holds that says that the image is not there. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    /**
     * A question, as far as the answer depends on it.
     *
     * @param prints of the secrets that are used
     */
    record Question(String image, List<String> prints, String platform) {}

    private record Answer(FutureTask<Verdict> verdict, Instant at) {

        boolean holds(Instant now, Duration good) {
            boolean present =
                    verdict.state() == FutureTask.State.SUCCESS
                            && verdict.resultNow() instanceof Verdict.Available;
            boolean open = verdict.state() == FutureTask.State.RUNNING;
            return open || at.plus(present ? good : SHORT).isAfter(now);
        }
    }

    private final InstantSource clock;
    private final Map<Question, Answer> answers = new ConcurrentHashMap<>();

    Answers(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The answer that there is, or a new one.
     *
     * @param good how long it holds that the image is there
     * @param ask finds out; may take its time, while the others wait
     */
    Verdict of(Question question, Duration good, Callable<Verdict> ask)
            throws InterruptedException {
        Instant now = clock.instant();
        Answer answer =
                answers.compute(
                        question,
                        (_, known) ->
                                known != null && known.holds(now, good)
                                        ? known
                                        : new Answer(new FutureTask<>(ask), now));
        answer.verdict().run();
        try {
            return answer.verdict().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw new IllegalStateException("BUG: a registry cannot be asked", e);
        }
    }

    /** Forgets what holds no longer. */
    void sweep(Duration good) {
        Instant now = clock.instant();
        answers.values().removeIf(answer -> !answer.holds(now, good));
    }
}
