package io.kubeobject.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.mapping.AllowLists;
import io.kubeobject.mapping.LaneProgram;
import io.kubeobject.mapping.Program;
import io.kubeobject.mapping.yaml.CompiledFiles;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingPaths;
import io.kubeobject.mapping.yaml.Problem;
import io.kubeobject.object.KubeObject;
import io.kubeobject.render.TextFormat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Objects in, text out. A folder {@code golden/<pack>/<file>/<case>} tests {@code
 * mappings/<pack>/<file>.yaml} with all that has to be asked for; one that has a {@code
 * mapping.yaml} tests that.
 */
class GoldenTest {

    private static final Path ROOT = GoldenFile.RESOURCES.resolve("golden");
    private static final AllowLists EVERYTHING =
            new AllowLists(Map.of("*", List.of("*")), Map.of("*", List.of("*")));

    @TestFactory
    Stream<DynamicTest> objects_comeToTheExpectedText() throws IOException {
        return folders().map(f -> DynamicTest.dynamicTest(name(f), () -> compare(f)));
    }

    @TestFactory
    Stream<DynamicTest> objects_readAsTheProgramAsks_giveTheSameRows() throws IOException {
        return folders().map(f -> DynamicTest.dynamicTest(name(f), () -> comparePruned(f)));
    }

    static Stream<Path> folders() throws IOException {
        return GoldenFile.foldersWith(ROOT, "objects.json").stream();
    }

    static String name(Path folder) {
        return ROOT.relativize(folder).toString();
    }

    private static void compare(Path folder) throws Exception {
        GivenObjects objects = new GivenObjects(folder.resolve("objects.json"));
        new GoldenFile(folder.resolve("expected.prom"))
                .check(text(folder, objects, lane -> objects.whole(lane.resource())));
    }

    /** Where a case shows how types look in OpenMetrics. */
    @TestFactory
    Stream<DynamicTest> objects_comeToTheExpectedOpenMetrics() throws IOException {
        return GoldenFile.foldersWith(ROOT, "expected.openmetrics").stream()
                .map(f -> DynamicTest.dynamicTest(name(f), () -> compareOpenMetrics(f)));
    }

    private static void compareOpenMetrics(Path folder) throws Exception {
        GivenObjects objects = new GivenObjects(folder.resolve("objects.json"));
        String text =
                exposition(folder, objects, lane -> objects.whole(lane.resource()))
                        .text(TextFormat.OPENMETRICS_1_0);
        new GoldenFile(folder.resolve("expected.openmetrics")).check(text);
    }

    private static void comparePruned(Path folder) throws Exception {
        GivenObjects objects = new GivenObjects(folder.resolve("objects.json"));
        assertThat(text(folder, objects, objects::pruned))
                .isEqualTo(text(folder, objects, lane -> objects.whole(lane.resource())));
    }

    /** How the objects of a lane are read. */
    private interface Reading {

        List<KubeObject> objects(LaneProgram lane) throws Exception;
    }

    private static String text(Path folder, GivenObjects objects, Reading reading)
            throws Exception {
        return exposition(folder, objects, reading).text();
    }

    private static Exposition exposition(Path folder, GivenObjects objects, Reading reading)
            throws Exception {
        Program program = program(folder);
        Exposition exposition = new Exposition(program);
        List<LaneProgram> lanes = program.lanes(objects.catalog());
        assertThat(lanes).as("lanes of the objects").isNotEmpty();
        for (LaneProgram lane : lanes) {
            reading.objects(lane).forEach(object -> exposition.add(lane, object));
        }
        return exposition;
    }

    static Program program(Path folder) {
        Path own = folder.resolve("mapping.yaml");
        if (Files.exists(own)) {
            return program(own.toString());
        }
        Path relative = ROOT.relativize(folder);
        return program("mappings/" + relative.getName(0) + "/" + relative.getName(1) + ".yaml")
                .optingIn(_ -> true)
                .allowing(EVERYTHING);
    }

    private static Program program(String mapping) {
        CompiledFiles files = MappingFiles.compile(MappingPaths.of(List.of(mapping)).read());
        assertThat(files.problems()).map(Problem::render).as(mapping).isEmpty();
        return files.program();
    }
}
