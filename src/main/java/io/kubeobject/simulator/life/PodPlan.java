package io.kubeobject.simulator.life;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/** What comes next for one pod, and when. */
record PodPlan(Stage stage, Instant due, int attempts) {

    /** How far a pod has come. */
    enum Stage {
        /** No node yet. */
        CREATED,
        /** A node, no container. */
        SCHEDULED,
        /** The image is on its way. */
        PULLING,
        /** The image is not to be had. */
        UNPULLED,
        /** It runs, and is not ready yet. */
        STARTED,
        /** It runs and answers. */
        READY,
        /** It has crashed and waits to be started again. */
        CRASHED,
        /** It is done for good. */
        ENDED
    }

    PodPlan to(Stage next, Instant when) {
        return new PodPlan(next, when, next == stage ? attempts + 1 : 0);
    }

    /** The plan for a pod that was there before. */
    static PodPlan of(Map<String, @Nullable Object> pod, Instant now) {
        return new PodPlan(stageOf(pod), now, 0);
    }

    private static Stage stageOf(Map<String, @Nullable Object> pod) {
        String phase = Tree.text(pod, "status", "phase");
        if (phase.equals("Succeeded") || phase.equals("Failed")) {
            return Stage.ENDED;
        }
        if (phase.equals("Running")) {
            return PodStatus.isReady(pod) ? Stage.READY : Stage.STARTED;
        }
        return Tree.text(pod, "spec", "nodeName").isEmpty() ? Stage.CREATED : Stage.SCHEDULED;
    }
}
