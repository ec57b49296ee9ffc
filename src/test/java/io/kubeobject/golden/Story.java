package io.kubeobject.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.derive.Checkpoint;
import io.kubeobject.exposition.Scrape;
import io.kubeobject.exposition.ScrapeRequest;
import io.kubeobject.inspect.ScriptedImages;
import io.kubeobject.mapping.Program;
import io.kubeobject.pipeline.Pipeline;
import io.kubeobject.pipeline.PipelineOptions;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A pipeline, the cluster before it, and the clock of both. */
final class Story implements AutoCloseable {

    /** When every story begins. */
    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

    private static final Set<String> KEYS =
            Set.of(
                    "at", "about", "apply", "delete", "mute", "relist", "restart", "clock",
                    "images", "lookers", "expect", "absent");

    /** A clock that is set. */
    private static final class SetClock implements InstantSource {

        private volatile Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final SetClock clock = new SetClock();
    private final Program program;
    private final ScriptedImages images = new ScriptedImages();
    private final ScriptedSource source;
    private Pipeline pipeline;
    private Duration jump = Duration.ZERO;
    private long version = 100;

    Story(Program program, List<Map<String, Object>> steps) throws Exception {
        this.program = program;
        List<Map<String, Object>> all = new ArrayList<>();
        steps.forEach(step -> all.addAll(objects(step.get("apply"))));
        this.source = new ScriptedSource(clock, ScriptedSource.catalog(all));
        this.pipeline = pipeline(Checkpoint.EMPTY);
    }

    private Pipeline pipeline(Checkpoint before) {
        return new Pipeline(
                source, program, PipelineOptions.STANDARD, clock, before, images::derivation);
    }

    @SuppressWarnings("unchecked") // maps of YAML have strings for keys
    private static Map<String, String> modes(Map<String, Object> step) {
        return (Map<String, String>) step.getOrDefault("images", Map.of());
    }

    /** Does what a step says; tells how many families it compared. */
    int play(Map<String, Object> step, String name) throws Exception {
        assertThat(KEYS).as("keys").containsAll(step.keySet());
        clock.now = START.plus(time(step.getOrDefault("at", "0s"))).plus(jump);
        if (step.containsKey("clock")) {
            jump = jump.plus(time(step.get("clock")));
            clock.now = clock.now.plus(time(step.get("clock")));
        }
        if (step.containsKey("mute")) {
            source.mute();
        }
        images.become(modes(step));
        objects(step.get("apply")).forEach(object -> source.put(complete(object)));
        texts(step.get("delete")).forEach(source::delete);
        if (step.containsKey("relist")) {
            source.relist();
        }
        if (step.containsKey("restart")) {
            restart(String.valueOf(step.get("restart")));
        }
        if (step.containsKey("lookers")) {
            assertThat(images.lookers()).as(name + ": lookers").isEqualTo(step.get("lookers"));
        }
        return compare(step, name + " at " + step.get("at") + " " + step.getOrDefault("about", ""));
    }

    private void restart(String how) throws InterruptedException {
        Checkpoint checkpoint =
                switch (how) {
                    case "kept" -> pipeline.checkpoint();
                    case "empty", "first" -> Checkpoint.EMPTY;
                    default -> throw new IllegalArgumentException("restart: " + how);
                };
        pipeline.close();
        source.unmute();
        pipeline = pipeline(checkpoint);
        pipeline.start();
        assertThat(pipeline.awaitReady(Duration.ofSeconds(30))).as("ready").isTrue();
    }

    private int compare(Map<String, Object> step, String name) throws Exception {
        Map<String, TreeSet<String>> expected =
                byFamily(String.valueOf(step.getOrDefault("expect", "")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Scrape.of(pipeline.snapshot(), ScrapeRequest.PLAIN).writeTo(out);
        Map<String, TreeSet<String>> actual = byFamily(out.toString(StandardCharsets.UTF_8));
        expected.forEach(
                (family, lines) ->
                        assertThat(actual.getOrDefault(family, new TreeSet<>()))
                                .as(name + ": " + family)
                                .isEqualTo(lines));
        texts(step.get("absent"))
                .forEach(family -> assertThat(actual).as(name).doesNotContainKey(family));
        return expected.size() + texts(step.get("absent")).size();
    }

    private static Map<String, TreeSet<String>> byFamily(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .collect(
                        Collectors.groupingBy(
                                line -> line.split("[{ ]", 2)[0],
                                Collectors.toCollection(TreeSet::new)));
    }

    /** An object with what the API server adds: a version, and an UID that goes with its name. */
    @SuppressWarnings("unchecked") // maps of YAML have strings for keys
    private Map<String, Object> complete(Map<String, Object> object) {
        Map<String, Object> metadata =
                new LinkedHashMap<>((Map<String, Object>) object.get("metadata"));
        metadata.putIfAbsent("uid", metadata.get("name") + "-1");
        metadata.putIfAbsent("resourceVersion", String.valueOf(version++));
        Map<String, Object> complete = new LinkedHashMap<>(object);
        complete.put("metadata", metadata);
        return complete;
    }

    @SuppressWarnings("unchecked") // maps of YAML have strings for keys
    private static List<Map<String, Object>> objects(Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> (List<Map<String, Object>>) list;
            default -> List.of((Map<String, Object>) value);
        };
    }

    private static List<String> texts(Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            default -> List.of(String.valueOf(value));
        };
    }

    /** {@code 1h2m3.5s}, {@code -1h}, as ISO 8601 has it without {@code PT}. */
    private static Duration time(Object text) {
        String span = String.valueOf(text);
        return span.startsWith("-")
                ? Duration.parse("PT" + span.substring(1)).negated()
                : Duration.parse("PT" + span);
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
