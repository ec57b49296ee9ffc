package io.kubeobject.architecture;

import static io.kubeobject.architecture.PackageRules.ALL;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The main code keeps to the rules of this package. Run it from the root of the project. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {

    /**
     * Package → what it may use of ours. A stage speaks the vocabulary and knows no other stage.
     */
    private static final Map<String, Set<String>> ALLOWED =
            Map.ofEntries(
                    Map.entry("object", Set.of()),
                    Map.entry("metric", Set.of()),
                    Map.entry("expr", Set.of("object", "metric")),
                    Map.entry("source", Set.of("object")),
                    Map.entry("source.kubernetes", Set.of("object", "source")),
                    Map.entry("mapping", Set.of("object", "metric", "expr", "derive")),
                    Map.entry(
                            "mapping.yaml",
                            Set.of("mapping", "derive", "expr", "metric", "object", "render")),
                    Map.entry("derive", Set.of("object", "metric")),
                    Map.entry("state", Set.of("derive")),
                    Map.entry("registry", Set.of()),
                    Map.entry("images", Set.of("object", "metric", "derive", "registry")),
                    Map.entry("render", Set.of("metric")),
                    Map.entry("store", Set.of("object", "metric", "render")),
                    Map.entry(
                            "pipeline",
                            Set.of(
                                    "object", "metric", "source", "mapping", "derive", "images",
                                    "store")),
                    Map.entry("exposition", Set.of("store", "render", "metric")),
                    Map.entry(
                            "web",
                            Set.of("exposition", "pipeline", "store", "metric", "mapping.yaml")),
                    Map.entry(
                            "inspect",
                            Set.of(
                                    "mapping.yaml",
                                    "mapping",
                                    "derive",
                                    "expr",
                                    "images",
                                    "pipeline",
                                    "source",
                                    "store",
                                    "exposition",
                                    "render",
                                    "object",
                                    "metric")),
                    Map.entry("generate", Set.of("mapping.yaml", "mapping", "metric", "object")),
                    Map.entry("simulator", Set.of("object", "simulator.http")),
                    Map.entry("simulator.http", Set.of()),
                    Map.entry("simulator.life", Set.of("simulator")),
                    Map.entry("config", ALL),
                    Map.entry("cli", ALL));

    /**
     * Library → who may use it. Typed models, informers and watches of client-java have no owner:
     * they reject fields that they do not know, and keep every object in memory.
     */
    private static final Map<String, Set<String>> OWNERS =
            Map.of(
                    "io.kubernetes", Set.of("source.kubernetes"),
                    "io.kubernetes.client.openapi.models", Set.of(),
                    "io.kubernetes.client.informer", Set.of(),
                    "okhttp3", Set.of("source.kubernetes", "registry"),
                    "org.yaml.snakeyaml",
                            Set.of(
                                    "mapping.yaml",
                                    "generate",
                                    "source",
                                    "source.kubernetes",
                                    "simulator",
                                    "registry"),
                    "picocli", Set.of("cli", "config"),
                    "com.google.gson", Set.of());

    private final PackageRules packages = new PackageRules("io.kubeobject", ALLOWED, OWNERS);
    private List<SourceFile> sources = List.of();
    private Collection<Dependency> dependencies = List.of();

    @BeforeAll
    void read() throws IOException {
        sources = SourceFile.parse(Path.of("src/main/java"));
        dependencies = Dependencies.of(Path.of("target/classes"), sources);
        assertThat(sources).as("sources below src/main/java").isNotEmpty();
        assertThat(dependencies).as("classes below target/classes").isNotEmpty();
    }

    @Test
    void packages_useOnlyWhatTheTableAllows() {
        assertThat(packages.forbidden(dependencies)).isEmpty();
    }

    @Test
    void packages_haveNoCycles() {
        assertThat(packages.cycles(dependencies)).isEmpty();
    }

    @Test
    void packages_areNullMarkedAndTellWhatTheyAreFor() {
        assertThat(SourceRules.packagesWithoutInfo(sources)).isEmpty();
    }

    @Test
    void types_areHiddenForTheGreaterPart() {
        assertThat(SourceRules.hiddenShare(sources)).isEmpty();
    }

    @Test
    void types_areNamedAfterConcepts() {
        assertThat(SourceRules.drawerNames(sources)).isEmpty();
    }

    @Test
    void files_areShort() {
        assertThat(SourceRules.longFiles(sources)).isEmpty();
    }

    @Test
    void methods_areShort() {
        assertThat(SourceRules.longMethods(sources)).isEmpty();
    }

    @Test
    void methods_haveFewParameters() {
        assertThat(SourceRules.manyParameters(sources)).isEmpty();
    }

    @Test
    void fields_areNotStaticState() {
        assertThat(SourceRules.staticState(sources)).isEmpty();
    }

    @Test
    void nothing_isLeftToDo() {
        assertThat(SourceRules.unfinished(sources)).isEmpty();
    }

    @Test
    void comments_areClassic() {
        assertThat(SourceRules.markdownComments(sources)).isEmpty();
    }
}
