package io.kubeobject.images;

import java.util.Optional;

/** Tells of images what is known of them. Safe for use by several threads; waits for nothing. */
public interface ImageSource {

    /** Begins to look for an image, until the look is ended. */
    Look look(Wanted wanted);

    /** How many checks there were. */
    Totals totals();

    /** One who looks for an image; several may look for one. */
    interface Look {

        Wanted wanted();

        /**
         * One of {@link io.kubeobject.derive.ImageRule#MODES}; empty as long as nothing is known.
         */
        Optional<String> mode();

        /** Looks no longer; to be called once. */
        void end();
    }

    /**
     * Counts since the start.
     *
     * @param failed checks that did not find the image
     */
    record Totals(long checks, long failed) {}
}
