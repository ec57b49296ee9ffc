package io.kubeobject.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import io.kubeobject.pipeline.FaultCount;
import io.kubeobject.pipeline.LagReading;
import io.kubeobject.pipeline.LaneStatus;
import io.kubeobject.pipeline.Pipeline;
import io.kubeobject.web.Readings.Point;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The exporter's own metrics: what the stages counted, read when they are asked for. */
final class Telemetry {

    private final Pipeline pipeline;
    private final Mappings mappings;
    private final ImageChecks images;
    private final BuildInfo build;

    Telemetry(Pipeline pipeline, Mappings mappings, ImageChecks images, BuildInfo build) {
        this.pipeline = pipeline;
        this.mappings = mappings;
        this.images = images;
        this.build = build;
    }

    /**
     * Writes all of them.
     *
     * @param accept header of the request; empty for none
     * @return the content type
     */
    String write(String accept, OutputStream body) throws IOException {
        ExpositionFormatWriter openMetrics = OpenMetricsTextFormatWriter.create();
        ExpositionFormatWriter writer =
                openMetrics.accepts(accept) ? openMetrics : PrometheusTextFormatWriter.create();
        writer.write(body, read());
        return writer.getContentType();
    }

    private MetricSnapshots read() {
        Readings readings = new Readings();
        readings.gauge(
                "koe_build_info",
                "Which program this is; always 1.",
                new Point(1, "version", build.version(), "javaversion", build.java()));
        resources(readings, pipeline.resources());
        lag(readings, pipeline.lag());
        faults(readings, pipeline.faults());
        mappings(readings, mappings.state());
        images.state().ifPresent(state -> ImageTelemetry.read(readings, state));
        new ProcessTelemetry().read(readings);
        return readings.all();
    }

    private static void resources(Readings readings, List<LaneStatus> resources) {
        readings.gauge(
                "koe_resource_up",
                "Whether there is contact with the API server for this resource.",
                each(resources, r -> r.up() ? 1 : 0));
        readings.gauge(
                "koe_resource_synced",
                "Whether this resource has been listed completely.",
                each(resources, r -> r.synced() ? 1 : 0));
        readings.gauge(
                "koe_resource_last_contact_timestamp_seconds",
                "When the last event, bookmark or answered list of this resource came; 0 if none.",
                each(resources, r -> seconds(r.contact().last())));
        readings.gauge(
                "koe_objects", "Objects of this resource.", each(resources, LaneStatus::objects));
        readings.gauge(
                "koe_series", "Series of this resource.", each(resources, LaneStatus::series));
        readings.counter(
                "koe_objects_unreadable",
                "Objects and events that could not be used.",
                each(resources, r -> r.contact().unreadable()));
        List<Point> restarts = new ArrayList<>();
        for (LaneStatus resource : resources) {
            new TreeMap<>(resource.contact().restarts())
                    .forEach(
                            (reason, count) ->
                                    restarts.add(
                                            new Point(
                                                    count,
                                                    "resource",
                                                    resource.resource(),
                                                    "reason",
                                                    reason)));
        }
        readings.counter("koe_watch_restarts", "How often a list or a watch began anew.", restarts);
    }

    private static List<Point> each(
            List<LaneStatus> resources, ToDoubleFunction<LaneStatus> reading) {
        return resources.stream()
                .map(r -> new Point(reading.applyAsDouble(r), "resource", r.resource()))
                .toList();
    }

    private static void lag(Readings readings, LagReading lag) {
        readings.histogram(
                "koe_event_lag_seconds",
                "From the last byte of an event to the moment when a scrape shows it.",
                lag.bounds(),
                lag.counts(),
                lag.sumSeconds());
    }

    private static void faults(Readings readings, List<FaultCount> faults) {
        readings.counter(
                "koe_mapping_errors",
                "Rows that a mapping failed to make of an object.",
                errors(faults));
        readings.counter(
                "koe_series_dropped",
                "Series that were made and not served.",
                sums(faults, List.of("duplicate", "limit"), "reason", FaultCount::kind));
        readings.counter(
                "koe_illegal_names",
                "Names that were not legal, of metrics that are served under legal ones.",
                sums(faults, List.of("illegal_name"), "metric", FaultCount::metric));
    }

    /** By reason: {@code error} of an expression, its {@code cost}, or a {@code bug} of ours. */
    private static List<Point> errors(List<FaultCount> faults) {
        return faults.stream()
                .filter(fault -> List.of("error", "cost", "bug").contains(fault.kind()))
                .map(
                        fault ->
                                new Point(
                                        fault.count(),
                                        "mapping",
                                        fault.mapping(),
                                        "metric",
                                        fault.metric(),
                                        "reason",
                                        fault.kind()))
                .toList();
    }

    /** Counts of some kinds, by mapping and another label. */
    private static List<Point> sums(
            List<FaultCount> faults,
            List<String> kinds,
            String label,
            Function<FaultCount, String> value) {
        Map<List<String>, Long> sums =
                faults.stream()
                        .filter(fault -> kinds.contains(fault.kind()))
                        .collect(
                                groupingBy(
                                        fault -> List.of(fault.mapping(), value.apply(fault)),
                                        LinkedHashMap::new,
                                        summingLong(FaultCount::count)));
        return sums.entrySet().stream()
                .map(
                        e ->
                                new Point(
                                        e.getValue(),
                                        "mapping",
                                        e.getKey().getFirst(),
                                        label,
                                        e.getKey().getLast()))
                .toList();
    }

    private static void mappings(Readings readings, Mappings.State state) {
        readings.gauge(
                "koe_mappings_last_reload_successful",
                "Whether the mapping files as they were read last run, all of them.",
                new Point(state.successful() ? 1 : 0));
        readings.gauge(
                "koe_mappings_last_reload_success_timestamp_seconds",
                "When the mapping files that run were read; 0 if they never ran all.",
                new Point(seconds(state.lastSuccess())));
        readings.gauge(
                "koe_mapping_file_errors",
                "Errors of each mapping file as it was read last.",
                new TreeMap<>(state.errors())
                        .entrySet().stream()
                                .map(e -> new Point(e.getValue(), "file", e.getKey()))
                                .toList());
    }

    private static double seconds(@Nullable Instant time) {
        return time == null ? 0 : time.getEpochSecond() + time.getNano() / 1e9;
    }
}
