package io.kubeobject.ksm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.it.RealCluster;
import io.kubeobject.ksm.SideBySide.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * On a real API server: objects of every kind that exercise every family, then a storm of updates,
 * deletions and re-creations.
 */
class RealEqualityIT {

    private static final int STORM = 400;

    /** The API server refuses whatever would give it a sample; the simulator does not. */
    private static final String REFUSED = "kube_cronjob_schedule_invalid";

    /** Kinds whose labels kube-state-metrics does not show. */
    private static final Set<String> UNLABELLED =
            Set.of(
                    "Lease",
                    "LimitRange",
                    "MutatingAdmissionPolicy",
                    "MutatingAdmissionPolicyBinding",
                    "MutatingWebhookConfiguration",
                    "ReplicationController",
                    "ValidatingAdmissionPolicy",
                    "ValidatingAdmissionPolicyBinding",
                    "ValidatingWebhookConfiguration");

    @TempDir Path folder;

    @Test
    void objectsOfEveryKind_giveTheSameSamples_alsoAfterAStorm() throws Exception {
        Path servers = Files.createDirectory(folder.resolve("servers"));
        try (RealCluster cluster = RealCluster.start(servers)) {
            RealWorld world = new RealWorld(cluster);
            world.createClasses();
            for (Map<String, Object> object : RealWorld.objects()) {
                world.create(object);
            }
            Path kubeconfig = cluster.kubeconfig("admin", RealCluster.ADMIN_TOKEN);
            try (SideBySide programs = SideBySide.start(folder, kubeconfig)) {
                Outcome text = programs.compare(SideBySide.TEXT, _ -> true);
                assertThat(String.join("\n", text.differences())).isEmpty();
                assertThat(text.theirs().withoutSamples())
                        .as("families without a sample")
                        .containsExactly(REFUSED);
                Outcome open = programs.compare(SideBySide.OPENMETRICS, _ -> true);
                assertThat(String.join("\n", open.differences())).isEmpty();
                int shown = storm(world);
                Outcome after =
                        programs.compare(
                                SideBySide.TEXT,
                                t -> t.split("label_storm=\"end\"", -1).length - 1 == shown);
                assertThat(String.join("\n", after.differences())).isEmpty();
                System.out.printf(
                        "kube-state-metrics on a real API server: %d families, %d samples, %d after"
                                + " the storm%n",
                        text.theirs().families().size(),
                        text.theirs().size(),
                        after.theirs().size());
            }
        }
    }

    /** Updates, deletes and re-creates; how many objects show at the end that they saw it. */
    private static int storm(RealWorld world) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        List<Map<String, Object>> objects = RealWorld.objects();
        List<Map<String, Object>> bounds = objects.stream().filter(RealWorld::boundsPods).toList();
        List<Map<String, Object>> others =
                objects.stream()
                        .filter(o -> !o.get("kind").equals("Namespace") && !RealWorld.boundsPods(o))
                        .toList();
        for (Map<String, Object> bound : bounds) {
            world.delete(bound);
        }
        for (int i = 0; i < STORM; i++) {
            Map<String, Object> object = others.get(random.nextInt(others.size()));
            if (random.nextInt(3) == 0) {
                world.delete(object);
                world.create(object);
            } else {
                mark(world, object, Integer.toString(i));
            }
        }
        for (Map<String, Object> bound : bounds) {
            world.create(bound);
        }
        for (Map<String, Object> object : objects) {
            mark(world, object, "end");
        }
        return (int) objects.stream().filter(o -> !UNLABELLED.contains(o.get("kind"))).count();
    }

    private static void mark(RealWorld world, Map<String, Object> object, String value)
            throws IOException {
        world.patch(object, "", Map.of("metadata", Map.of("labels", Map.of("storm", value))));
    }
}
