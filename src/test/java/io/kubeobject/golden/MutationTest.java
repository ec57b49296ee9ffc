package io.kubeobject.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.mapping.yaml.CompiledFiles;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingSource;
import io.kubeobject.mapping.yaml.Problem;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** However a mapping is broken, its author gets problems with places, and never an exception. */
class MutationTest {

    private static final int ROUNDS = 40;
    private static final String PIECES = " \n\t:,#-?!&*|>'\"{}[]().$\\~%@`0a\u00e9\ud83d\ude00";

    @Test
    void brokenMapping_comesToProblemsWithinTheFile() throws IOException {
        Random random = new Random(7);
        for (Path file : files()) {
            String text = Files.readString(file);
            for (int round = 0; round < ROUNDS; round++) {
                check(mutate(text, random));
            }
        }
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path root : List.of(Path.of("mappings"), GoldenFile.RESOURCES)) {
            try (Stream<Path> found = Files.walk(root)) {
                found.filter(f -> f.toString().endsWith(".yaml")).sorted().forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(50);
        return files;
    }

    private static void check(String text) {
        CompiledFiles compiled =
                MappingFiles.compile(List.of(new MappingSource("mutated.yaml", text)));
        int lines = (int) text.lines().count();
        for (Problem problem : compiled.problems()) {
            assertThat(problem.line())
                    .as(() -> problem.render() + "\n" + text)
                    .isBetween(1, lines + 1);
            assertThat(problem.column()).as(() -> problem.render() + "\n" + text).isPositive();
            assertThat(problem.message()).as(text).isNotBlank();
        }
    }

    private static String mutate(String text, Random random) {
        String mutated = text;
        for (int edits = 1 + random.nextInt(3); edits > 0 && !mutated.isEmpty(); edits--) {
            mutated = edit(mutated, random);
        }
        return mutated;
    }

    private static String edit(String text, Random random) {
        int at = random.nextInt(text.length());
        int piece = random.nextInt(PIECES.length());
        return switch (random.nextInt(4)) {
            case 0 ->
                    text.substring(0, at)
                            + text.substring(Math.min(text.length(), at + 1 + random.nextInt(5)));
            case 1 -> text.substring(0, at) + PIECES.charAt(piece) + text.substring(at);
            case 2 -> text.substring(0, at) + text.substring(at).replaceFirst("[a-z]+", "");
            default -> swapLines(text, random);
        };
    }

    private static String swapLines(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
        return String.join("\n", lines);
    }
}
