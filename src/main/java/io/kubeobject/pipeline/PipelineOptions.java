package io.kubeobject.pipeline;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * How a pipeline behaves.
 *
 * @param namespaces to ask for one by one; empty for all in one
 * @param silence without contact for so long, a resource does not count as up, whatever its feed
 *     thinks
 * @param staleAfter without contact for so long, a resource that is not up is served no more, until
 *     there is contact again
 * @param patience how long a resource that does not sync holds up others: those that wait to be
 *     replaced, and readiness where only a wildcard asks for it
 */
public record PipelineOptions(
        List<String> namespaces, Duration silence, Duration staleAfter, Duration patience) {

    /** All namespaces, 90 s of silence, stale after 15 minutes, 30 s of patience. */
    public static final PipelineOptions STANDARD =
            new PipelineOptions(
                    List.of(),
                    Duration.ofSeconds(90),
                    Duration.ofMinutes(15),
                    Duration.ofSeconds(30));

    public PipelineOptions {
        namespaces = List.copyOf(namespaces);
        requireNonNull(silence, "silence is null");
        requireNonNull(staleAfter, "staleAfter is null");
        requireNonNull(patience, "patience is null");
    }
}
