package io.kubeobject.mapping.yaml;

import static java.util.Objects.requireNonNull;

import io.kubeobject.mapping.Position;
import io.kubeobject.metric.Sample;

import java.util.List;
import java.util.Map;

/**
 * A test that a mapping carries: what happens to a cluster, and the samples that come of it.
 *
 * @param document name of the document that is tested
 * @param steps in order, at least one; {@code given} is a step of its own
 */
public record MappingTest(String document, String name, Position position, List<Step> steps) {

    /**
     * What happens at one time: first the restart, then what goes, then what comes.
     *
     * @param restart whether the exporter starts anew, while the objects stay
     * @param delete objects by kind, namespace and name
     * @param apply objects that are put, new or changed
     * @param images what registries say from now on: image → state
     */
    public record Step(
            Moment at,
            boolean restart,
            List<Map<String, Object>> delete,
            List<Map<String, Object>> apply,
            Map<String, String> images,
            Expectation expectation) {

        public Step {
            requireNonNull(at, "at is null");
            delete = List.copyOf(delete);
            apply = List.copyOf(apply);
            images = Map.copyOf(images);
            requireNonNull(expectation, "expectation is null");
        }
    }

    /**
     * What a scrape must show.
     *
     * @param samples complete for each family that they name; may be none
     * @param absent families that must have no sample
     * @param position of the samples
     */
    public record Expectation(List<Sample> samples, List<String> absent, Position position) {

        public Expectation {
            samples = List.copyOf(samples);
            absent = List.copyOf(absent);
            requireNonNull(position, "position is null");
        }

        /** Whether there is nothing to look at. */
        public boolean isEmpty() {
            return samples.isEmpty() && absent.isEmpty();
        }
    }

    public MappingTest {
        requireNonNull(document, "document is null");
        requireNonNull(name, "name is null");
        requireNonNull(position, "position is null");
        steps = List.copyOf(steps);
    }
}
