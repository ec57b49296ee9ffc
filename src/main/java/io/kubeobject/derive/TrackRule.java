package io.kubeobject.derive;

import static java.util.Objects.requireNonNull;

import io.kubeobject.metric.Family;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Follows the ups and downs of each object.
 *
 * @param names of the families that are asked for
 */
public record TrackRule(String id, Map<TrackOutput, String> names, Timing timing) implements Rule {

    /**
     * What counts as a change.
     *
     * @param downFor so long it must be down before it counts as down, since the beginning then
     * @param upFor so long it must be up before it counts as up, since the beginning then
     * @param countInitial whether the first time up is a recovery, too
     */
    public record Timing(Duration downFor, Duration upFor, boolean countInitial) {

        public Timing {
            requireNonNull(downFor, "downFor is null");
            requireNonNull(upFor, "upFor is null");
        }
    }

    public TrackRule {
        requireNonNull(id, "id is null");
        names = names.isEmpty() ? Map.of() : new EnumMap<>(names);
        requireNonNull(timing, "timing is null");
    }

    @Override
    public List<Family> families() {
        return names.entrySet().stream().map(e -> e.getKey().family(e.getValue())).toList();
    }

    @Override
    public TrackRule wanting(Predicate<String> wanted) {
        Map<TrackOutput, String> left = new EnumMap<>(TrackOutput.class);
        names.forEach(
                (output, name) -> {
                    if (wanted.test(name)) {
                        left.put(output, name);
                    }
                });
        return new TrackRule(id, left, timing);
    }
}
