package io.kubeobject.simulator.life;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rolls deployments out: a ReplicaSet for each template, the new one up, the old ones down. It
 * notices a new generation only after a while, which the annotation {@value #LAG} tells in seconds.
 */
final class Deployments implements Actor {

    static final String LAG = "demo.kubeobject.io/lag-seconds";

    private static final String REVISION = "deployment.kubernetes.io/revision";
    private static final long DEFAULT_LAG = 2;

    private record Noticed(long generation, Instant due) {}

    private final View view;
    private final Recorder recorder;
    private final Map<String, Noticed> noticed = new HashMap<>();

    Deployments(View view, Recorder recorder) {
        this.view = view;
        this.recorder = recorder;
    }

    @Override
    public void act(Instant now) {
        List<Map<String, @Nullable Object>> pods = view.list("pods");
        List<Map<String, @Nullable Object>> sets = view.list("replicasets.apps");
        Set<String> seen = new HashSet<>();
        for (Map<String, @Nullable Object> deployment : view.list("deployments.apps")) {
            seen.add(Tree.text(deployment, "metadata", "uid"));
            if (notices(deployment, now)) {
                List<Workload> own =
                        sets.stream()
                                .filter(
                                        (Map<String, @Nullable Object> set) ->
                                                Tree.isOwned(set, deployment))
                                .map(set -> Workload.of(set, pods))
                                .toList();
                sync(deployment, own, now);
            }
        }
        noticed.keySet().retainAll(seen);
    }

    /** Whether the controller has seen the present generation yet. */
    private boolean notices(Map<String, @Nullable Object> deployment, Instant now) {
        long generation = Tree.number(deployment, "metadata", "generation");
        if (generation == Tree.number(deployment, "status", "observedGeneration")) {
            return true;
        }
        String uid = Tree.text(deployment, "metadata", "uid");
        Noticed before = noticed.get(uid);
        if (before == null || before.generation() != generation) {
            before = new Noticed(generation, now.plusSeconds(lag(deployment)));
            noticed.put(uid, before);
        }
        return !now.isBefore(before.due());
    }

    private static long lag(Map<String, @Nullable Object> deployment) {
        String text = Tree.text(deployment, "metadata", "annotations", LAG);
        try {
            return text.isEmpty() ? DEFAULT_LAG : Long.parseLong(text);
        } catch (NumberFormatException _) {
            return DEFAULT_LAG;
        }
    }

    private void sync(Map<String, @Nullable Object> deployment, List<Workload> sets, Instant now) {
        String hash = new Seeded(7).of(template(deployment).toString()).suffix(10);
        String name = Tree.text(deployment, "metadata", "name") + "-" + hash;
        Workload current =
                sets.stream().filter(set -> set.name().equals(name)).findFirst().orElse(null);
        if (current == null) {
            createSet(deployment, sets, hash, now);
            return;
        }
        List<Workload> old = sets.stream().filter(set -> !set.name().equals(name)).toList();
        Rollout rollout = new Rollout(deployment, current, old);
        scale(deployment, current, rollout.currentReplicas(), now);
        rollout.oldReplicas().forEach((set, replicas) -> scale(deployment, set, replicas, now));
        prune(deployment, old);
        tell(deployment, rollout, now);
    }

    private static Map<String, @Nullable Object> template(
            Map<String, @Nullable Object> deployment) {
        return Tree.child(deployment, "spec", "template");
    }

    private void createSet(
            Map<String, @Nullable Object> deployment,
            List<Workload> sets,
            String hash,
            Instant now) {
        long revision = 1 + sets.stream().mapToLong(Deployments::revision).max().orElse(0);
        Map<String, @Nullable Object> template = Tree.copy(template(deployment));
        Map<String, @Nullable Object> labels = Tree.into(template, "metadata", "labels");
        labels.put("pod-template-hash", hash);
        Map<String, @Nullable Object> selector =
                Tree.copy(Tree.child(deployment, "spec", "selector"));
        Tree.into(selector, "matchLabels").put("pod-template-hash", hash);
        Map<String, @Nullable Object> set =
                Tree.map(
                        "kind", "ReplicaSet",
                        "apiVersion", "apps/v1",
                        "metadata",
                                Tree.map(
                                        "name",
                                                Tree.text(deployment, "metadata", "name")
                                                        + "-"
                                                        + hash,
                                        "namespace", Tree.at(deployment, "metadata", "namespace"),
                                        "creationTimestamp", Times.of(now),
                                        "labels", Tree.copy(labels),
                                        "annotations", Tree.map(REVISION, Long.toString(revision)),
                                        "ownerReferences",
                                                Tree.list(PodMaker.reference(deployment))),
                        "spec",
                                Tree.map(
                                        "replicas", 0L, "selector", selector, "template", template),
                        "status", Tree.map("replicas", 0L));
        ManagedFields.add(set, "kube-controller-manager", Times.of(now));
        view.put(set);
        view.edit("deployments.apps", deployment, found -> annotate(found, revision));
    }

    private static void annotate(Map<String, @Nullable Object> deployment, long revision) {
        Tree.into(deployment, "metadata", "annotations").put(REVISION, Long.toString(revision));
    }

    private static long revision(Workload set) {
        String text = Tree.text(set.object(), "metadata", "annotations", REVISION);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    private void scale(
            Map<String, @Nullable Object> deployment, Workload set, long replicas, Instant now) {
        long before = set.wanted();
        if (before == replicas) {
            return;
        }
        view.edit(
                "replicasets.apps",
                set.object(),
                found -> Tree.into(found, "spec").put("replicas", replicas));
        recorder.normal(
                deployment,
                "ScalingReplicaSet",
                "Scaled %s replica set %s from %d to %d"
                        .formatted(replicas > before ? "up" : "down", set.name(), before, replicas),
                Recorder.CONTROLLERS,
                now);
    }

    /** Forgets the oldest of the sets that are down, but for those that history keeps. */
    private void prune(Map<String, @Nullable Object> deployment, List<Workload> old) {
        long kept = Tree.number(deployment, "spec", "revisionHistoryLimit");
        old.stream()
                .filter(set -> set.wanted() == 0 && set.size() == 0)
                .sorted(Comparator.comparingLong(Deployments::revision).reversed())
                .skip(kept)
                .forEach(set -> view.remove("replicasets.apps", set.object()));
    }

    private void tell(Map<String, @Nullable Object> deployment, Rollout rollout, Instant now) {
        long generation = Tree.number(deployment, "metadata", "generation");
        view.edit(
                "deployments.apps",
                deployment,
                found -> {
                    Map<String, @Nullable Object> status = Tree.into(found, "status");
                    status.put("observedGeneration", generation);
                    rollout.tell(status, Times.of(now));
                });
    }
}
