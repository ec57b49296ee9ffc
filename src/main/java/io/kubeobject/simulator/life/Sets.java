package io.kubeobject.simulator.life;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** StatefulSets, whose pods have numbers, and DaemonSets, whose pods have nodes. */
final class Sets implements Actor {

    private final View view;
    private final PodMaker pods;

    Sets(View view, PodMaker pods) {
        this.view = view;
        this.pods = pods;
    }

    @Override
    public void act(Instant now) {
        List<Map<String, @Nullable Object>> all = view.list("pods");
        for (Map<String, @Nullable Object> set : view.list("statefulsets.apps")) {
            stateful(Workload.of(set, all), now);
        }
        for (Map<String, @Nullable Object> set : view.list("daemonsets.apps")) {
            daemon(Workload.of(set, all), now);
        }
    }

    /** One pod at a time, the next one only when all before it are ready. */
    private void stateful(Workload set, Instant now) {
        long size = set.size();
        Set<String> names =
                set.pods().stream()
                        .map(pod -> Tree.text(pod, "metadata", "name"))
                        .collect(Collectors.toSet());
        if (size > set.wanted()) {
            view.find("pods", set.namespace(), set.name() + "-" + (size - 1))
                    .ifPresent(pod -> view.delete("pods", pod));
        } else if (size < set.wanted() && set.ready() == size) {
            for (long i = 0; i < set.wanted(); i++) {
                String name = set.name() + "-" + i;
                if (!names.contains(name) && view.find("pods", set.namespace(), name).isEmpty()) {
                    pods.create(set.object(), name, now);
                    break;
                }
            }
        }
        String revision =
                set.name()
                        + "-"
                        + new Seeded(7)
                                .of(Tree.child(set.object(), "spec", "template").toString())
                                .suffix(10);
        tell(
                "statefulsets.apps",
                set,
                Tree.map(
                        "replicas", size,
                        "readyReplicas", set.ready(),
                        "currentReplicas", size,
                        "updatedReplicas", size,
                        "availableReplicas", set.ready(),
                        "currentRevision", revision,
                        "updateRevision", revision,
                        "collisionCount", 0L));
    }

    private void daemon(Workload set, Instant now) {
        long nodes = view.list("nodes").size();
        for (long i = set.size(); i < nodes; i++) {
            pods.create(set.object(), now);
        }
        tell(
                "daemonsets.apps",
                set,
                Tree.map(
                        "currentNumberScheduled", set.size(),
                        "numberMisscheduled", 0L,
                        "desiredNumberScheduled", nodes,
                        "numberReady", set.ready(),
                        "updatedNumberScheduled", set.size(),
                        "numberAvailable", set.ready(),
                        "numberUnavailable", nodes - set.ready()));
    }

    private void tell(String resource, Workload set, Map<String, @Nullable Object> counts) {
        if (counts.get("numberUnavailable") instanceof Long none && none == 0) {
            counts.remove("numberUnavailable");
        }
        view.edit(
                resource,
                set.object(),
                found -> {
                    counts.put("observedGeneration", Tree.number(found, "metadata", "generation"));
                    found.put("status", counts);
                });
    }
}
