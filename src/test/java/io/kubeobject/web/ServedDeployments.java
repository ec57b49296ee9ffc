package io.kubeobject.web;

import io.kubeobject.mapping.Program;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingSource;
import io.kubeobject.mapping.yaml.Problem;
import io.kubeobject.pipeline.Pipeline;
import io.kubeobject.pipeline.PipelineOptions;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A pipeline from a played source, and mapping files that are right or not. */
final class ServedDeployments implements Mappings, AutoCloseable {

    static final BuildInfo BUILD = new BuildInfo("1.2.3", "25");

    private static final String MAPPING =
            """
            resource: deployments.apps
            labels: {namespace: metadata.namespace, name: metadata.name}
            flatten: {prefix: k8s_deployment, include: [metadata.generation, spec]}
            """;

    final PlayedSource source = new PlayedSource();
    final Pipeline pipeline;
    private volatile String text = MAPPING;
    private volatile State state = state(Instant.now());

    ServedDeployments() {
        Program program =
                MappingFiles.compile(List.of(new MappingSource("d.yaml", text))).program();
        pipeline = new Pipeline(source, program, PipelineOptions.STANDARD, InstantSource.system());
    }

    private State state(Instant success) {
        List<Problem> problems =
                MappingFiles.compile(List.of(new MappingSource("d.yaml", text))).problems();
        boolean successful = problems.isEmpty();
        return new State(successful, success, Map.of("d.yaml", (long) problems.size()), problems);
    }

    /** From now on the file has an error. */
    void breakMappings() {
        text = "resource: deployments.apps\nlables: <b>\n";
    }

    @Override
    public State reload() {
        state = state(state.lastSuccess());
        return state;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
