package io.kubeobject.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.exposition.Exposition;
import io.kubeobject.exposition.ExpositionParser;
import io.kubeobject.exposition.Scrape;
import io.kubeobject.exposition.ScrapeRequest;
import io.kubeobject.mapping.Program;
import io.kubeobject.mapping.yaml.CompiledFiles;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingSource;
import io.kubeobject.object.Resource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A pipeline over a fake source and a clock that the test sets. */
final class TestPipeline implements AutoCloseable {

    static final Resource DEPLOYMENTS =
            new Resource("apps", "v1", "deployments", "Deployment", true);
    static final Resource PODS = new Resource("", "v1", "pods", "Pod", true);
    static final Resource NODES = new Resource("", "v1", "nodes", "Node", false);

    static final Duration PATIENCE = Duration.ofMillis(300);

    /** A clock that stands still until it is told to go on. */
    static final class SetClock implements InstantSource {

        private volatile Instant now = Instant.parse("2026-11-21T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration by) {
            now = now.plus(by);
        }
    }

    final SetClock clock = new SetClock();
    final FakeSource source = new FakeSource(clock);
    final Pipeline pipeline;

    TestPipeline(String... mappings) {
        this(List.of(), mappings);
    }

    TestPipeline(List<String> namespaces, String... mappings) {
        PipelineOptions options =
                new PipelineOptions(
                        namespaces, Duration.ofSeconds(90), Duration.ofMinutes(15), PATIENCE);
        pipeline = new Pipeline(source, program(mappings), options, clock);
        pipeline.start();
    }

    /** A document that makes one family of a resource's generation. */
    static String generation(String resource, String family) {
        return """
        resource: %s
        labels: {name: metadata.name}
        metrics:
          - {name: %s, help: Generation., value: metadata.generation}
        """
                .formatted(resource, family);
    }

    static Program program(String... mappings) {
        List<MappingSource> sources = new ArrayList<>();
        for (int i = 0; i < mappings.length; i++) {
            sources.add(new MappingSource("mapping" + i + ".yaml", mappings[i]));
        }
        CompiledFiles files = MappingFiles.compile(sources);
        assertThat(files.problems()).as("problems of the mapping").isEmpty();
        return files.program();
    }

    /** All samples that are served, {@code family{labels}} → value. */
    TreeMap<String, Double> samples() {
        Exposition exposition = ExpositionParser.parseOpenMetrics(scrape());
        return exposition.samples().stream()
                .collect(
                        Collectors.toMap(
                                sample -> sample.name() + sample.labels(),
                                Exposition.ParsedSample::value,
                                (a, _) -> a,
                                TreeMap::new));
    }

    byte[] scrape() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Scrape.of(
                            pipeline.snapshot(),
                            new ScrapeRequest(
                                    "application/openmetrics-text", "", List.of(), List.of()))
                    .writeTo(out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
