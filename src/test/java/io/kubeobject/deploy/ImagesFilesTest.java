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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is deployed for the pack of images fits the pack: the roles. */
class ImagesFilesTest {

    private static final Path DEPLOY = Path.of("deploy");

    private final CompiledFiles compiled =
            MappingFiles.compile(MappingPaths.of(List.of("pack:images")).read());

    private static List<String> allowed(Path role, String... verbs) throws IOException {
        List<String> allowed = new ArrayList<>();
        for (Object rule : (List<?>) Documents.at(Documents.readAll(role).getFirst(), "rules")) {
            assertThat(Documents.at(rule, "verbs")).isEqualTo(List.of(verbs));
            for (Object group : (List<?>) Documents.at(rule, "apiGroups")) {
                for (Object resource : (List<?>) Documents.at(rule, "resources")) {
                    allowed.add(resource + "." + group);
                }
            }
        }
        return allowed;
    }

    @Test
    void role_isWhatThePackReads_andNoMore() throws IOException {
        Set<String> read = new TreeSet<>();
        for (Waiting waiting : compiled.program().waiting(new Catalog(List.of()))) {
            read.add(waiting.resource().plural() + "." + waiting.resource().group());
        }
        Path role = DEPLOY.resolve("images/031-ClusterRole-kube-object-exporter-images.yaml");
        assertThat(allowed(role, "list", "watch")).containsExactlyInAnyOrderElementsOf(read);
        assertThat(read).hasSize(4);
    }

    @Test
    void pullSecrets_areReadOneByOne_byARoleOfTheirOwn() throws IOException {
        Path role =
                DEPLOY.resolve(
                        "images-pull-secrets/032-ClusterRole-kube-object-exporter-pull-secrets.yaml");
        assertThat(allowed(role, "get")).containsExactlyInAnyOrder("secrets.", "serviceaccounts.");
    }
}
