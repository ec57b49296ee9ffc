package io.kubeobject.web;

import io.kubeobject.web.Readings.Point;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the exporter tells of its checks of images, if it makes any. */
final class ImageTelemetry {

    private ImageTelemetry() {}

    static void read(Readings readings, ImageChecks.State state) {
        readings.gauge(
                "koe_images",
                "Images that are looked for in their registries.",
                new Point(state.images()));
        readings.gauge(
                "koe_images_unchecked",
                "Images of which nothing is known yet, and which thus have no series.",
                new Point(state.unchecked()));
        readings.counter(
                "koe_image_checks",
                "Checks of images by what they came to.",
                points("mode", state.checks()));
        readings.counter(
                "koe_image_rate_limited",
                "Checks that a registry's limit of requests left open.",
                points("registry", state.rateLimited()));
        readings.gauge(
                "koe_image_pull_secret_problems",
                "Pods, by secrets and service account, of which some pull secret is not there: it"
                        + " is forbidden, missing, malformed or unreachable.",
                points("reason", state.troubles()));
    }

    private static List<Point> points(String label, Map<String, ? extends Number> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(e -> new Point(e.getValue().doubleValue(), label, e.getKey()))
                        .toList();
    }
}
