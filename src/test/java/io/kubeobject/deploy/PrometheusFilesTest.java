package io.kubeobject.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is written in several of the Prometheus files is the same everywhere. */
class PrometheusFilesTest {

    private static final Path PROMETHEUS = Path.of("deploy/prometheus");
    private static final Path OPERATOR = Path.of("deploy/prometheus-operator");

    @Test
    void relabelling_isTheSameInEveryWayOfScraping() throws IOException {
        Object wanted = relabelling("static.yml");
        assertThat((List<?>) wanted).hasSize(3);
        assertThat(relabelling("annotations.yml")).isEqualTo(wanted);
        Object monitor =
                Documents.read(OPERATOR.resolve("080-ServiceMonitor-kube-object-exporter.yaml"));
        Object rules = Documents.at(monitor, "spec", "endpoints", 0, "metricRelabelings");
        assertThat(snakeCase(rules)).isEqualTo(wanted);
    }

    private static Object relabelling(String file) throws IOException {
        return Documents.at(
                Documents.read(PROMETHEUS.resolve(file)),
                "scrape_configs",
                0,
                "metric_relabel_configs");
    }

    /** Keys as Prometheus spells them, out of keys as the operator spells them. */
    private static Object snakeCase(Object tree) {
        return switch (tree) {
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            e -> snakeCaseName(e.getKey().toString()),
                                            e -> snakeCase(e.getValue())));
            case List<?> list -> list.stream().map(PrometheusFilesTest::snakeCase).toList();
            default -> tree;
        };
    }

    private static String snakeCaseName(String key) {
        return Pattern.compile("[A-Z]")
                .matcher(key)
                .replaceAll(m -> "_" + Character.toLowerCase(m.group().charAt(0)));
    }
}
