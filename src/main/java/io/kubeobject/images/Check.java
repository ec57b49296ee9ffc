package io.kubeobject.images;

import io.kubeobject.registry.Verdict;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One image that is looked for, and what is known of it. The verdict may be read by anyone; all
 * else belongs to the {@link Agenda}.
 */
final class Check {

    private final Wanted wanted;
    private final String registry;
    private volatile @Nullable Verdict verdict;

    /** Who looks for it; nobody: it is not asked for any more. */
    int lookers;

    /** When it is to be asked for. */
    Instant due;

    /** How often in a row it was not there. */
    int failures;

    /** Whether it was there and seems to be gone, which has to be seen twice. */
    boolean suspect;

    /** Whether somebody is asking now. */
    boolean running;

    /**
     * A check of which nothing is known.
     *
     * @param registry whom it asks; empty if the name is none
     */
    Check(Wanted wanted, String registry, Instant due) {
        this.wanted = wanted;
        this.registry = registry;
        this.due = due;
    }

    Wanted wanted() {
        return wanted;
    }

    String registry() {
        return registry;
    }

    @Nullable Verdict verdict() {
        return verdict;
    }

    void publish(Verdict known) {
        verdict = known;
    }
}
