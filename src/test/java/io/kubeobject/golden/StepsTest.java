package io.kubeobject.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.mapping.Program;
import io.kubeobject.mapping.yaml.CompiledFiles;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingPaths;
import io.kubeobject.mapping.yaml.Problem;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What happens over time, as data: a folder {@code golden/<pack>/<file>/<case>} with {@code
 * steps.yml} is a story under a clock of its own; one that has a {@code mapping.yaml} tests that.
 *
 * <p>A step is {@code at} a time, does one or more of {@code apply} (objects), {@code delete}
 * (names), {@code mute} (contact is lost), {@code relist}, {@code restart} ({@code kept} with what
 * was remembered, {@code empty} without), {@code images} (what registries say), {@code lookers}
 * (how many containers are looked after), {@code clock} (the system's clock jumps by a duration),
 * and has {@code expect} (samples, all of each family that it names) and {@code absent} (families).
 */
class StepsTest {

    private static final Path ROOT = GoldenFile.RESOURCES.resolve("golden");

    @TestFactory
    Stream<DynamicTest> story_isToldAsExpected() throws IOException {
        return GoldenFile.foldersWith(ROOT, "steps.yml").stream()
                .map(f -> DynamicTest.dynamicTest(ROOT.relativize(f).toString(), () -> play(f)));
    }

    private static void play(Path folder) throws Exception {
        List<Map<String, Object>> steps;
        try (var reader = Files.newBufferedReader(folder.resolve("steps.yml"))) {
            steps = new Yaml().load(reader);
        }
        assertThat(steps).as("steps").isNotEmpty();
        int checks = 0;
        try (Story story = new Story(program(folder), steps)) {
            for (int i = 0; i < steps.size(); i++) {
                checks += story.play(steps.get(i), "step " + (i + 1));
            }
        }
        assertThat(checks).as("expectations").isPositive();
    }

    private static Program program(Path folder) {
        Path own = folder.resolve("mapping.yaml");
        Path relative = ROOT.relativize(folder);
        Path pack = Path.of("mappings", relative.getName(0) + "/" + relative.getName(1) + ".yaml");
        Path mapping = Files.exists(own) ? own : pack;
        CompiledFiles files =
                MappingFiles.compile(MappingPaths.of(List.of(mapping.toString())).read());
        assertThat(files.problems()).map(Problem::render).as(mapping.toString()).isEmpty();
        return files.program();
    }
}
