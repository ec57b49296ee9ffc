package io.kubeobject.ksm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.ksm.SideBySide.Outcome;
import io.kubeobject.simulator.Simulator;
import io.kubeobject.simulator.SimulatorOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Objects that no API server would take, odd in every way that still decodes: what the pack makes
 * of them is what kube-state-metrics makes of them.
 */
class SimulatedEqualityIT {

    private static final int SEEDS = Integer.getInteger("koe.ksm.seeds", 25);

    /** Of each object of each kind in one world. */
    private static final int VARIANTS = 3;

    @TempDir Path folder;

    @Test
    void oddObjects_giveTheSameSamples() throws Exception {
        try (Simulator simulator = Simulator.start(SimulatorOptions.DEFAULT)) {
            List<Map<String, Object>> former = put(simulator, world(0));
            try (SideBySide programs = SideBySide.start(folder, kubeconfig(simulator))) {
                long samples = 0;
                List<String> differences = new ArrayList<>();
                for (int seed = 1; seed <= SEEDS && differences.isEmpty(); seed++) {
                    List<Map<String, Object>> next = put(simulator, world(seed));
                    remove(simulator, former);
                    former = next;
                    Outcome outcome = programs.compare(accept(seed), shows(seed));
                    samples += outcome.theirs().size();
                    for (String difference : outcome.differences()) {
                        differences.add("seed " + seed + ": " + difference);
                    }
                }
                System.out.printf(
                        "kube-state-metrics on the simulator: %d seeds, %d samples compared%n",
                        SEEDS, samples);
                assertThat(String.join("\n", differences)).isEmpty();
                assertThat(samples).isGreaterThan(SEEDS * 1000L);
            }
        }
    }

    private static String accept(int seed) {
        return seed % 2 == 0 ? SideBySide.OPENMETRICS : SideBySide.TEXT;
    }

    /** Whether a text has come to the world of this seed, and left the one before. */
    private static Predicate<String> shows(int seed) throws IOException {
        List<String> names = whole(seed);
        String before = "-s" + (seed - 1) + "\"";
        return text -> !text.contains(before) && names.stream().allMatch(text::contains);
    }

    /** Each given object once as it is, and some that are odd. */
    private static List<Map<String, Object>> world(int seed) throws IOException {
        List<Map<String, Object>> world = new ArrayList<>();
        Oddities oddities = new Oddities(new SplittableRandom(seed));
        for (Map<String, Object> given : GivenWorld.objects()) {
            Map<String, Object> whole = GivenWorld.copy(given);
            rename(whole, seed);
            world.add(whole);
            for (int i = 0; i < VARIANTS; i++) {
                Map<String, Object> odd = GivenWorld.copy(given);
                oddities.applyTo(odd);
                GivenWorld.metadata(odd).put("name", GivenWorld.name(odd) + "-odd" + i);
                rename(odd, seed);
                world.add(odd);
            }
        }
        return world;
    }

    /** Two objects of different kinds or seeds never share a name. */
    private static String name(Map<String, Object> object, int seed) {
        String kind = String.valueOf(object.get("kind")).toLowerCase(Locale.ROOT);
        return kind + "-" + GivenWorld.name(object) + "-s" + seed;
    }

    private static void rename(Map<String, Object> object, int seed) {
        Map<String, Object> metadata = GivenWorld.metadata(object);
        metadata.put("name", name(object, seed));
        metadata.remove("uid");
        metadata.remove("finalizers");
    }

    /** The names, as labels have them, of the objects that are as given. */
    private static List<String> whole(int seed) throws IOException {
        return GivenWorld.objects().stream()
                .map(object -> "\"" + name(object, seed) + "\"")
                .toList();
    }

    private static List<Map<String, Object>> put(
            Simulator simulator, List<Map<String, Object>> world) {
        return world.stream()
                .map(
                        object ->
                                simulator.put(
                                        String.valueOf(object.get("apiVersion")),
                                        String.valueOf(object.get("kind")),
                                        object))
                .toList();
    }

    private static void remove(Simulator simulator, List<Map<String, Object>> world) {
        for (Map<String, Object> object : world) {
            Map<String, Object> metadata = GivenWorld.metadata(object);
            simulator
                    .store()
                    .remove(
                            resource(simulator, object),
                            String.valueOf(metadata.getOrDefault("namespace", "")),
                            GivenWorld.name(object));
        }
    }

    private static String resource(Simulator simulator, Map<String, Object> object) {
        return simulator.store().served().stream()
                .filter(r -> r.kind().equals(object.get("kind")))
                .filter(r -> r.apiVersion().equals(object.get("apiVersion")))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Path kubeconfig(Simulator simulator) throws IOException {
        return Files.writeString(
                folder.resolve("kubeconfig"),
                """
                apiVersion: v1
                kind: Config
                current-context: test
                clusters: [{name: test, cluster: {server: "%s"}}]
                users: [{name: test, user: {}}]
                contexts: [{name: test, context: {cluster: test, user: test}}]
                """
                        .formatted(simulator.url()));
    }
}
