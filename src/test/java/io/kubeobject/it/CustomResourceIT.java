package io.kubeobject.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A mapping of a kind that is defined, used and taken away while the exporter runs. */
class CustomResourceIT {

    private static final String SERIES = "widget_size{namespace=\"shop\",widget=\"one\"}";

    private static final String DEFINITION =
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.demo.example.com}
            spec:
              group: demo.example.com
              scope: Namespaced
              names: {kind: Widget, plural: widgets, singular: widget}
              versions:
              - name: v1
                served: true
                storage: true
                schema:
                  openAPIV3Schema:
                    type: object
                    x-kubernetes-preserve-unknown-fields: true
            """;

    private static final String WIDGET =
            """
            apiVersion: demo.example.com/v1
            kind: Widget
            metadata: {name: one, namespace: shop}
            spec: {size: 7}
            """;

    private static final String MAPPING =
            """
            resource: widgets.demo.example.com
            labels: {namespace: metadata.namespace, widget: metadata.name}
            metrics:
              - name: widget_size
                help: Size that was asked for.
                value: spec.size
            """;

    @TempDir Path folder;

    @Test
    void definition_appearsAndVanishes_underTheExporter() throws IOException {
        Path mapping = write("widgets.yaml", MAPPING);
        try (RealCluster cluster = RealCluster.start(folder)) {
            cluster.kubectl("create", "namespace", "shop");
            Path kubeconfig = cluster.kubeconfig("admin", RealCluster.ADMIN_TOKEN);
            try (KoeProcess koe =
                    KoeProcess.start(
                            folder,
                            java.util.List.of(
                                    "run",
                                    "--kubeconfig=" + kubeconfig,
                                    "--mappings=pack:default",
                                    "--mappings=" + mapping))) {
                Await.until("koe lives", Duration.ofSeconds(20), koe::isHealthy);
                cluster.kubectl("apply", "-f", write("definition.yaml", DEFINITION).toString());
                cluster.kubectl(
                        "wait",
                        "--for=condition=Established",
                        "--timeout=20s",
                        "crd/widgets.demo.example.com");
                applyWidget(cluster);
                awaitValue(koe, 7);
                assertThat(koe.isReady()).isTrue();

                cluster.kubectl("delete", "crd/widgets.demo.example.com", "--timeout=30s");
                awaitValue(koe, Double.NaN);
                assertThat(koe.isHealthy()).isTrue();

                cluster.kubectl("apply", "-f", folder.resolve("definition.yaml").toString());
                cluster.kubectl(
                        "wait",
                        "--for=condition=Established",
                        "--timeout=20s",
                        "crd/widgets.demo.example.com");
                applyWidget(cluster);
                awaitValue(koe, 7);
            }
        }
    }

    private void applyWidget(RealCluster cluster) throws IOException {
        Path file = write("widget.yaml", WIDGET);
        Await.until(
                "the API server takes a widget",
                Duration.ofSeconds(20),
                () ->
                        cluster.tryKubectl(RealCluster.ADMIN_TOKEN, "apply", "-f", file.toString())
                                        .exitCode()
                                == 0);
    }

    private static void awaitValue(KoeProcess koe, double value) {
        Await.until(
                SERIES + " is " + value,
                Duration.ofSeconds(60),
                () -> Double.compare(KoeProcess.value(koe.scrape(), SERIES), value) == 0);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
