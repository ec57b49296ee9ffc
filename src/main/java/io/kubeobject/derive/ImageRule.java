package io.kubeobject.derive;

import static java.util.Objects.requireNonNull;

import io.kubeobject.metric.Family;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Tells of the images of an object's containers whether their registries have them. */
public record ImageRule(String id, List<Output> outputs, Checking checking) implements Rule {

    /** The state of an image that has all that it needs. */
    public static final String AVAILABLE = "available";

    /** The states of an image, of which exactly one holds, as metrics name them. */
    public static final List<String> MODES =
            List.of(
                    AVAILABLE,
                    "absent",
                    "bad_image_format",
                    "registry_unavailable",
                    "authentication_failure",
                    "authorization_failure",
                    "unknown_error");

    /** One family. */
    public sealed interface Output {

        Family family();
    }

    /**
     * Of each container: 1 if its image is in that state, else 0.
     *
     * @param mode one of {@link #MODES}
     */
    public record State(Family family, String mode) implements Output {

        public State {
            requireNonNull(family, "family is null");
            requireNonNull(mode, "mode is null");
        }
    }

    /** How many checks there were, of all images together. */
    public record Checks(Family family, Which which) implements Output {

        public Checks {
            requireNonNull(family, "family is null");
            requireNonNull(which, "which is null");
        }
    }

    /** Which checks count. */
    public enum Which {
        ALL,
        /** Those that did not find the image. */
        FAILED
    }

    /**
     * How images are checked.
     *
     * @param platform that has to be there, as {@code linux/arm64}; empty for any
     * @param every how often, as long as all is well
     */
    public record Checking(String platform, Duration every) {

        public Checking {
            requireNonNull(platform, "platform is null");
            requireNonNull(every, "every is null");
        }
    }

    public ImageRule {
        requireNonNull(id, "id is null");
        outputs = List.copyOf(outputs);
        requireNonNull(checking, "checking is null");
    }

    @Override
    public List<Family> families() {
        return outputs.stream().map(Output::family).toList();
    }

    @Override
    public ImageRule wanting(Predicate<String> names) {
        return new ImageRule(
                id, outputs.stream().filter(o -> names.test(o.family().name())).toList(), checking);
    }
}
