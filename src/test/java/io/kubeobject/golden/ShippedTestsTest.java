package io.kubeobject.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.kubeobject.mapping.Program;
import io.kubeobject.mapping.yaml.CompiledFiles;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingPaths;
import io.kubeobject.mapping.yaml.MappingTest;
import io.kubeobject.object.Catalog;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The {@code tests:} that shipped mappings carry: one object each, no steps. */
class ShippedTestsTest {

    /** Resources of shipped mappings → what their objects say they are. */
    private static final Map<String, List<String>> KINDS =
            Map.of(
                    "pods", List.of("v1", "Pod"),
                    "deployments.apps", List.of("apps/v1", "Deployment"),
                    "daemonsets.apps", List.of("apps/v1", "DaemonSet"),
                    "jobs.batch", List.of("batch/v1", "Job"),
                    "replicationcontrollers", List.of("v1", "ReplicationController"));

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> shippedTest_passes() {
        return MappingPaths.packs().stream()
                .flatMap(pack -> MappingPaths.of(List.of("pack:" + pack)).read().sources().stream())
                .map(source -> MappingFiles.compile(List.of(source)))
                .flatMap(
                        files ->
                                files.tests().stream()
                                        .map(
                                                test ->
                                                        DynamicTest.dynamicTest(
                                                                test.document()
                                                                        + ": "
                                                                        + test.name(),
                                                                () -> run(files, test))));
    }

    private void run(CompiledFiles files, MappingTest test) throws Exception {
        Program program = files.program();
        Path file = folder.resolve("given.json");
        Files.write(file, new ObjectMapper().writeValueAsBytes(given(program, test)));
        GivenObjects objects = new GivenObjects(file);
        Exposition exposition = new Exposition(program);
        program.lanes(objects.catalog())
                .forEach(
                        lane ->
                                objects.whole(lane.resource())
                                        .forEach(object -> exposition.add(lane, object)));
        Map<String, List<String>> expected =
                Arrays.stream(String.valueOf(test.keys().get("expect")).split("\n"))
                        .filter(line -> !line.isBlank())
                        .collect(
                                Collectors.groupingBy(
                                        line -> line.substring(0, line.indexOf('{'))));
        assertThat(expected).isNotEmpty();
        expected.forEach(
                (name, lines) ->
                        assertThat(new TreeSet<>(exposition.samples(name).lines().toList()))
                                .isEqualTo(new TreeSet<>(lines)));
        absent(test).forEach(name -> assertThat(exposition.samples(name)).isEmpty());
    }

    @SuppressWarnings("unchecked")
    private static List<String> absent(MappingTest test) {
        return (List<String>) test.keys().getOrDefault("absent", List.of());
    }

    /** The object; what it leaves out about its kind comes from the resource of the document. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> given(Program program, MappingTest test) {
        Map<String, Object> given =
                new LinkedHashMap<>((Map<String, Object>) test.keys().get("given"));
        program.waiting(new Catalog(List.of())).stream()
                .map(waiting -> KINDS.get(waiting.resource().toString()))
                .forEach(
                        kind -> {
                            given.putIfAbsent("apiVersion", kind.get(0));
                            given.putIfAbsent("kind", kind.get(1));
                        });
        return given;
    }
}
