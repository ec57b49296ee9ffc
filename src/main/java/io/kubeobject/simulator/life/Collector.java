package io.kubeobject.simulator.life;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Garbage collector: what belongs to an object that is gone goes too. */
final class Collector implements Actor {

    private static final List<String> OWNERS =
            List.of(
                    "deployments.apps",
                    "replicasets.apps",
                    "statefulsets.apps",
                    "daemonsets.apps",
                    "cronjobs.batch",
                    "jobs.batch");
    private static final List<String> OWNED = List.of("replicasets.apps", "jobs.batch", "pods");

    private final View view;

    Collector(View view) {
        this.view = view;
    }

    @Override
    public void act(Instant now) {
        Set<String> alive = new HashSet<>();
        for (String resource : OWNERS) {
            for (Map<String, @Nullable Object> owner : view.list(resource)) {
                alive.add(Tree.text(owner, "metadata", "uid"));
            }
        }
        for (String resource : OWNED) {
            for (Map<String, @Nullable Object> object : view.list(resource)) {
                if (isOrphan(object, alive)) {
                    view.delete(resource, object);
                }
            }
        }
    }

    private static boolean isOrphan(Map<String, @Nullable Object> object, Set<String> alive) {
        List<Map<String, @Nullable Object>> owners =
                Tree.maps(object, "metadata", "ownerReferences");
        return !owners.isEmpty()
                && owners.stream().noneMatch(owner -> alive.contains(Tree.text(owner, "uid")));
    }
}
