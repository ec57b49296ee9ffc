package io.kubeobject.mapping.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The schema takes what the parser takes, and refuses what has a structural problem. */
class MappingSchemaTest {

    private static final Path MAPPINGS = Path.of("mappings");
    private static final Path FILE = MAPPINGS.resolve("schema.json");
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final String HEADER = "# yaml-language-server: $schema=";

    /** Of these a schema may see a fault or not: YAML has made something else of the text. */
    private static final Set<ProblemCode> EITHER =
            EnumSet.of(ProblemCode.YAML_TRAP, ProblemCode.ILLEGAL_LOOP);

    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                    .getSchema(MappingSchema.json());

    @Test
    void schema_isTheFile() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(FILE, MappingSchema.json());
        }
        assertThat(MappingSchema.json())
                .as(FILE + "; make it with -Dgolden.update=true")
                .isEqualTo(Files.readString(FILE));
    }

    @Test
    void shippedMapping_namesTheSchemaForEditors() throws IOException {
        List<Path> files = yaml(MAPPINGS);
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            String first = Files.readString(file).lines().findFirst().orElse("");
            assertThat(first).as("first line of %s", file).startsWith(HEADER);
            Path named = file.resolveSibling(first.substring(HEADER.length())).normalize();
            assertThat(named).as("schema of %s", file).isEqualTo(FILE);
        }
    }

    @TestFactory
    Stream<DynamicTest> rightMapping_satisfiesTheSchema() throws IOException {
        return Stream.of(MAPPINGS, RESOURCES.resolve("golden"), Path.of("deploy/kubectl/mappings"))
                .flatMap(root -> yaml(root).stream())
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.toString(),
                                        () -> assertThat(faults(source(file))).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> brokenMapping_failsIfItsFaultIsStructural() {
        return yaml(RESOURCES.resolve("broken")).stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> compare(file)));
    }

    private void compare(Path file) throws IOException {
        MappingSource source = source(file);
        Set<ProblemCode> codes = EnumSet.noneOf(ProblemCode.class);
        MappingFiles.compile(List.of(source)).problems().forEach(p -> codes.add(p.code()));
        if (codes.contains(ProblemCode.ENDLESS_ALIAS)) {
            return; // no JSON
        }
        if (codes.stream().anyMatch(ProblemCode::isStructural)) {
            assertThat(faults(source)).as("for %s", codes).isNotEmpty();
        } else if (codes.stream().noneMatch(EITHER::contains)) {
            assertThat(faults(source)).as("for %s", codes).isEmpty();
        }
    }

    /** What the schema has against the documents that are YAML. */
    private List<String> faults(MappingSource source) {
        List<String> faults = new ArrayList<>();
        for (YamlDocument document : new YamlReader(source, _ -> {}).read()) {
            schema.validate(YamlJson.of(document.root())).stream()
                    .map(ValidationMessage::toString)
                    .forEach(faults::add);
        }
        return faults;
    }

    private static MappingSource source(Path file) throws IOException {
        return new MappingSource(file.toString(), Files.readString(file));
    }

    private static List<Path> yaml(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
