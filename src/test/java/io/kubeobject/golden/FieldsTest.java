package io.kubeobject.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.kubeobject.mapping.LaneProgram;
import io.kubeobject.mapping.Program;
import io.kubeobject.mapping.RowAllowance;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingPaths;
import io.kubeobject.object.Catalog;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectKey;
import io.kubeobject.object.ObjectReader;
import io.kubeobject.object.Resource;
import io.kubeobject.object.ResourceRef;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a program says that it reads is all that it reads: random objects give the same rows, and
 * the same faults, whole and cut down.
 */
class FieldsTest {

    private static final int OBJECTS = 200;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Resource WIDGETS =
            new Resource("example.com", "v1", "widgets", "Widget", true);

    @TestFactory
    Stream<DynamicTest> randomObjects_cutDownToTheFieldsThatAreRead_giveTheSameRows()
            throws IOException {
        return mappings()
                .filter(FieldsTest::readsObjects)
                .map(f -> DynamicTest.dynamicTest(f.toString(), () -> compare(f)));
    }

    private static Stream<Path> mappings() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path root : List.of(Path.of("mappings"), GoldenFile.RESOURCES.resolve("golden"))) {
            try (Stream<Path> found = Files.walk(root)) {
                found.filter(file -> file.toString().endsWith(".yaml"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files.stream();
    }

    /** Not those that bring shapes for others. */
    private static boolean readsObjects(Path file) {
        return !program(file).waiting(new Catalog(List.of())).isEmpty()
                || !program(file).lanes(new Catalog(List.of(WIDGETS))).isEmpty();
    }

    private static void compare(Path file) throws Exception {
        Program program = program(file);
        Program again = program(file);
        Catalog catalog = new Catalog(List.of(resource(program)));
        LaneProgram whole = program.lanes(catalog).getFirst();
        LaneProgram pruned = again.lanes(catalog).getFirst();
        RandomObjects objects = new RandomObjects(Files.readString(file), 42);
        int rows = 0;
        for (int i = 0; i < OBJECTS; i++) {
            Map<String, Object> fields = objects.next();
            List<String> expected =
                    rows(whole, new KubeObject(new ObjectKey("", "x"), "", "", fields));
            assertThat(rows(pruned, read(pruned, fields)))
                    .as(() -> "object " + fields)
                    .isEqualTo(expected);
            rows += expected.size();
        }
        assertThat(rows).as("rows of all objects").isPositive();
    }

    private static Program program(Path file) {
        return MappingFiles.compile(MappingPaths.of(List.of(file.toString())).read())
                .program()
                .optingIn(_ -> true);
    }

    /** The resource that the mapping names, or one that its wildcard takes. */
    private static Resource resource(Program program) {
        return program.waiting(new Catalog(List.of())).stream()
                .map(waiting -> waiting.resource())
                .findFirst()
                .map(FieldsTest::resource)
                .orElse(WIDGETS);
    }

    private static Resource resource(ResourceRef ref) {
        String version = ref.versions().isEmpty() ? "v1" : ref.versions().getFirst();
        return new Resource(ref.group(), version, ref.plural(), "Thing", true);
    }

    private static KubeObject read(LaneProgram lane, Map<String, Object> fields) throws Exception {
        byte[] json = JSON.writeValueAsBytes(fields);
        try (JsonParser parser = ObjectReader.open(new ByteArrayInputStream(json))) {
            parser.nextToken();
            return new ObjectReader(lane.fields()).read(parser);
        }
    }

    private static List<String> rows(LaneProgram lane, KubeObject object) {
        List<String> rows = new ArrayList<>();
        lane.evaluate(
                object,
                RowAllowance.UNLIMITED,
                (family, labels, value) -> rows.add(family.name() + labels + value),
                (observer, observation) -> rows.add(observer + ": " + observation),
                fault -> rows.add(fault.kind() + fault.metric() + fault.message()));
        return rows;
    }
}
