package io.kubeobject.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.mapping.yaml.CompiledFiles;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingSource;
import io.kubeobject.mapping.yaml.Problem;
import io.kubeobject.object.Catalog;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectKey;
import io.kubeobject.object.Resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Programs and rows for tests, by way of the language that users write. */
final class Compiled {

    static final Resource PODS = new Resource("", "v1", "pods", "Pod", true);
    static final Resource NODES = new Resource("", "v1", "nodes", "Node", false);
    static final Resource EVENTS = new Resource("", "v1", "events", "Event", true);
    static final Resource SECRETS = new Resource("", "v1", "secrets", "Secret", true);
    static final Resource DEPLOYMENTS =
            new Resource("apps", "v1", "deployments", "Deployment", true);
    static final Resource WIDGETS = new Resource("a.com", "v2", "widgets", "Widget", true);
    static final Resource OLD_WIDGETS = new Resource("a.com", "v1", "widgets", "Widget", true);
    static final Resource OTHER_WIDGETS = new Resource("b.com", "v1", "widgets", "Widget", true);
    static final Catalog CATALOG =
            new Catalog(
                    List.of(
                            PODS,
                            NODES,
                            EVENTS,
                            SECRETS,
                            DEPLOYMENTS,
                            WIDGETS,
                            OLD_WIDGETS,
                            OTHER_WIDGETS));

    private Compiled() {}

    /** The program of some files, which must be free of errors. */
    static Program program(String... texts) {
        List<MappingSource> sources = new ArrayList<>();
        for (String text : texts) {
            sources.add(new MappingSource("file" + sources.size() + ".yaml", text));
        }
        CompiledFiles files = MappingFiles.compile(sources);
        assertThat(files.hasErrors())
                .as(() -> files.problems().stream().map(Problem::render).toList().toString())
                .isFalse();
        return files.program();
    }

    /** The only lane of a program. */
    static LaneProgram lane(String... texts) {
        List<LaneProgram> lanes = program(texts).lanes(CATALOG);
        assertThat(lanes).hasSize(1);
        return lanes.getFirst();
    }

    static KubeObject object(Map<String, Object> fields) {
        return new KubeObject(new ObjectKey("shop", "x"), "", "", fields);
    }

    /** Rows as {@code name{labels} value}, faults as {@code !KIND metric}. */
    static List<String> rows(LaneProgram lane, Map<String, Object> fields) {
        List<String> rows = new ArrayList<>();
        lane.evaluate(
                object(fields),
                (family, labels, value) -> rows.add(family.name() + labels + " " + value),
                fault -> rows.add("!" + fault.kind() + " " + fault.metric()));
        return rows;
    }
}
