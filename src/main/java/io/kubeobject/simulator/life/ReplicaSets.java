package io.kubeobject.simulator.life;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Gives every ReplicaSet as many pods as it wants. */
final class ReplicaSets implements Actor {

    private static final Recorder.Source SELF = new Recorder.Source("replicaset-controller", "");

    private final View view;
    private final Recorder recorder;
    private final PodMaker pods;

    ReplicaSets(View view, Recorder recorder, PodMaker pods) {
        this.view = view;
        this.recorder = recorder;
        this.pods = pods;
    }

    @Override
    public void act(Instant now) {
        List<Map<String, @Nullable Object>> all = view.list("pods");
        for (Map<String, @Nullable Object> set : view.list("replicasets.apps")) {
            Workload workload = Workload.of(set, all);
            for (long i = workload.size(); i < workload.wanted(); i++) {
                String name = Tree.text(pods.create(set, now), "metadata", "name");
                recorder.normal(set, "SuccessfulCreate", "Created pod: " + name, SELF, now);
            }
            for (Map<String, @Nullable Object> pod :
                    workload.dispensable(workload.size() - workload.wanted())) {
                String name = Tree.text(pod, "metadata", "name");
                view.delete("pods", pod);
                recorder.normal(set, "SuccessfulDelete", "Deleted pod: " + name, SELF, now);
            }
            tell(workload);
        }
    }

    private void tell(Workload workload) {
        view.edit(
                "replicasets.apps",
                workload.object(),
                set -> {
                    Map<String, @Nullable Object> status = Tree.into(set, "status");
                    status.put("replicas", workload.size());
                    Workload.count(status, "fullyLabeledReplicas", workload.size());
                    Workload.count(status, "readyReplicas", workload.ready());
                    Workload.count(status, "availableReplicas", workload.ready());
                    status.put("observedGeneration", Tree.number(set, "metadata", "generation"));
                });
    }
}
