package io.kubeobject.derive;

import static java.util.Objects.requireNonNull;

import io.kubeobject.metric.Labels;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What an object says now about what a rule derives. */
public sealed interface Observation {

    /** The labels of the series that it is about. */
    Labels labels();

    /**
     * For a {@link TrackRule}: at most one per object.
     *
     * @param wanted whether the object wants to be up: time in which it does not is not counted
     *     into a recovery
     */
    record Condition(Labels labels, State state, boolean wanted, Times times)
            implements Observation {

        public Condition {
            requireNonNull(labels, "labels is null");
            requireNonNull(state, "state is null");
            requireNonNull(times, "times is null");
        }
    }

    /** Whether it is up. */
    enum State {
        UP,
        DOWN,
        /** Nobody can tell: nothing changes. */
        UNKNOWN
    }

    /**
     * What the API knows, to the second; null for what it does not.
     *
     * @param downSince when it went down, if it is
     * @param upSince when it came up, if it is
     * @param created when the object was made
     */
    record Times(
            @Nullable Instant downSince, @Nullable Instant upSince, @Nullable Instant created) {}

    /**
     * For an {@link ImageRule}: one per container.
     *
     * @param image as it stands in the container
     * @param pullSecrets names; none for those of the service account
     * @param serviceAccount empty for the default one
     */
    record Image(Labels labels, String image, List<String> pullSecrets, String serviceAccount)
            implements Observation {

        public Image {
            requireNonNull(labels, "labels is null");
            requireNonNull(image, "image is null");
            pullSecrets = List.copyOf(pullSecrets);
            requireNonNull(serviceAccount, "serviceAccount is null");
        }
    }

    /**
     * For all other rules.
     *
     * @param value finite or not
     */
    record Amount(Labels labels, double value) implements Observation {

        public Amount {
            requireNonNull(labels, "labels is null");
        }
    }
}
