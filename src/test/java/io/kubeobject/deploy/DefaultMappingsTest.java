package io.kubeobject.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.mapping.Waiting;
import io.kubeobject.mapping.yaml.CompiledFiles;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingPaths;
import io.kubeobject.object.Catalog;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is deployed fits the mappings that it runs: the role. */
class DefaultMappingsTest {

    private static final Path ROLE =
            Path.of("deploy/kubectl/030-ClusterRole-kube-object-exporter.yaml");

    private final CompiledFiles compiled = compile();

    private static CompiledFiles compile() {
        List<String> paths = List.of("pack:default", "deploy/kubectl/mappings");
        return MappingFiles.compile(MappingPaths.of(paths).read());
    }

    @Test
    void mappings_haveNoProblems() {
        assertThat(compiled.problems()).isEmpty();
    }

    @Test
    void role_isWhatTheMappingsRead_andNoMore() throws IOException {
        Set<String> read = new TreeSet<>();
        for (Waiting waiting : compiled.program().waiting(new Catalog(List.of()))) {
            read.add(waiting.resource().plural() + "." + waiting.resource().group());
        }
        Set<String> allowed = new TreeSet<>();
        for (Object rule : (List<?>) Documents.at(Documents.read(ROLE), "rules")) {
            assertThat(Documents.at(rule, "verbs")).isEqualTo(List.of("list", "watch"));
            for (Object group : (List<?>) Documents.at(rule, "apiGroups")) {
                for (Object resource : (List<?>) Documents.at(rule, "resources")) {
                    allowed.add(resource + "." + group);
                }
            }
        }
        assertThat(allowed).isEqualTo(read).isNotEmpty();
    }
}
