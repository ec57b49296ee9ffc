package io.kubeobject.web;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;

import java.util.List;

/** Families of own metrics, as they are read one by one. */
final class Readings {

    private final MetricSnapshots.Builder families = MetricSnapshots.builder();

    /** A value and its labels: name, value, name, value … */
    @SuppressWarnings("ArrayRecordComponent") // never compared: it lives for one answer
    record Point(double value, String... labels) {

        private Labels asLabels() {
            return Labels.of(labels);
        }
    }

    void gauge(String name, String help, Point point) {
        gauge(name, help, List.of(point));
    }

    void gauge(String name, String help, List<Point> points) {
        GaugeSnapshot.Builder family = GaugeSnapshot.builder().name(name).help(help);
        for (Point point : points) {
            family.dataPoint(
                    GaugeDataPointSnapshot.builder()
                            .value(point.value())
                            .labels(point.asLabels())
                            .build());
        }
        families.metricSnapshot(family.build());
    }

    /**
     * A counter.
     *
     * @param name without {@code _total}
     */
    void counter(String name, String help, List<Point> points) {
        CounterSnapshot.Builder family = CounterSnapshot.builder().name(name).help(help);
        for (Point point : points) {
            family.dataPoint(
                    CounterDataPointSnapshot.builder()
                            .value(point.value())
                            .labels(point.asLabels())
                            .build());
        }
        families.metricSnapshot(family.build());
    }

    /**
     * A histogram.
     *
     * @param bounds of the buckets, rising; infinity need not be among them
     * @param counts of the buckets, not cumulated, one more than bounds
     */
    void histogram(String name, String help, List<Double> bounds, List<Long> counts, double sum) {
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        for (int i = 0; i < counts.size(); i++) {
            double bound = i < bounds.size() ? bounds.get(i) : Double.POSITIVE_INFINITY;
            buckets.bucket(bound, counts.get(i));
        }
        HistogramDataPointSnapshot.Builder point = HistogramDataPointSnapshot.builder();
        point.classicHistogramBuckets(buckets.build()).sum(sum);
        families.metricSnapshot(
                HistogramSnapshot.builder().name(name).help(help).dataPoint(point.build()).build());
    }

    /** Counts and sums alone. */
    @SuppressWarnings("ArrayRecordComponent") // as above
    record Total(long count, double sum, String... labels) {}

    void summary(String name, String help, List<Total> totals) {
        SummarySnapshot.Builder family = SummarySnapshot.builder().name(name).help(help);
        for (Total total : totals) {
            SummaryDataPointSnapshot.Builder point = SummaryDataPointSnapshot.builder();
            point.count(total.count()).sum(total.sum()).labels(Labels.of(total.labels()));
            family.dataPoint(point.build());
        }
        families.metricSnapshot(family.build());
    }

    MetricSnapshots all() {
        return families.build();
    }
}
