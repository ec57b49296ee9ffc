package io.kubeobject.simulator.life;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far a deployment's rollout is, and its next step. */
final class Rollout {

    private final Map<String, @Nullable Object> deployment;
    private final Workload current;
    private final List<Workload> old;
    private final long wanted;

    Rollout(Map<String, @Nullable Object> deployment, Workload current, List<Workload> old) {
        this.deployment = deployment;
        this.current = current;
        this.old = old;
        this.wanted = Tree.number(deployment, "spec", "replicas");
    }

    private boolean isRecreate() {
        return Tree.text(deployment, "spec", "strategy", "type").equals("Recreate");
    }

    /** A number of pods, or a percentage of those that are wanted. */
    private long share(String field, boolean up) {
        Object value = Tree.at(deployment, "spec", "strategy", "rollingUpdate", field);
        if (value instanceof Number number) {
            return number.longValue();
        }
        long percent =
                value instanceof String text && text.endsWith("%")
                        ? Long.parseLong(text.substring(0, text.length() - 1))
                        : 25;
        return (wanted * percent + (up ? 99 : 0)) / 100;
    }

    private long surge() {
        return share("maxSurge", true);
    }

    private long unavailable() {
        long share = share("maxUnavailable", false);
        return share == 0 && surge() == 0 ? 1 : share;
    }

    private long oldWanted() {
        return old.stream().mapToLong(Workload::wanted).sum();
    }

    private long ready() {
        return current.ready() + old.stream().mapToLong(Workload::ready).sum();
    }

    private long total() {
        return current.size() + old.stream().mapToLong(Workload::size).sum();
    }

    /** Replicas that the newest set gets now. */
    long currentReplicas() {
        if (oldWanted() == 0 || current.wanted() > wanted) {
            boolean waits = isRecreate() && old.stream().anyMatch(set -> set.size() > 0);
            return waits ? current.wanted() : wanted;
        }
        if (isRecreate()) {
            return current.wanted();
        }
        long room = wanted + surge() - current.wanted() - oldWanted();
        return Math.min(wanted, current.wanted() + Math.max(0, room));
    }

    /** Replicas that the others keep now. */
    Map<Workload, Long> oldReplicas() {
        Map<Workload, Long> result = new LinkedHashMap<>();
        long spare = isRecreate() ? oldWanted() : ready() - (wanted - unavailable());
        for (Workload set : old) {
            long broken = isRecreate() ? 0 : Math.max(0, set.wanted() - set.ready());
            long gone = Math.min(set.wanted(), broken + Math.max(0, spare));
            spare -= Math.max(0, gone - broken);
            result.put(set, set.wanted() - gone);
        }
        return result;
    }

    private boolean isComplete() {
        return current.size() == wanted && current.ready() == wanted && total() == wanted;
    }

    /** Writes the counts and the conditions. */
    void tell(Map<String, @Nullable Object> status, String now) {
        Workload.count(status, "replicas", total());
        Workload.count(status, "updatedReplicas", current.size());
        Workload.count(status, "readyReplicas", ready());
        Workload.count(status, "availableReplicas", ready());
        Workload.count(status, "unavailableReplicas", Math.max(0, wanted - ready()));
        boolean available = ready() >= wanted - unavailable();
        Tree.condition(
                status,
                Tree.map(
                        "type", "Available",
                        "status", available ? "True" : "False",
                        "lastUpdateTime", now,
                        "reason",
                                available
                                        ? "MinimumReplicasAvailable"
                                        : "MinimumReplicasUnavailable",
                        "message",
                                available
                                        ? "Deployment has minimum availability."
                                        : "Deployment does not have minimum availability."),
                now);
        tellProgress(status, now);
    }

    private void tellProgress(Map<String, @Nullable Object> status, String now) {
        Map<String, @Nullable Object> before =
                Tree.maps(status, "conditions").stream()
                        .filter(condition -> Tree.text(condition, "type").equals("Progressing"))
                        .findFirst()
                        .orElse(Tree.map());
        boolean wasDone = Tree.text(before, "reason").equals("NewReplicaSetAvailable");
        boolean sameSet = Tree.text(before, "message").contains("\"" + current.name() + "\"");
        String set = "ReplicaSet \"" + current.name() + "\"";
        if (isComplete()) {
            progress(
                    status,
                    "True",
                    "NewReplicaSetAvailable",
                    set + " has successfully progressed.",
                    now);
        } else if (!sameSet) {
            progress(status, "True", "ReplicaSetUpdated", set + " is progressing.", now);
        } else if (!wasDone && isOverdue(before, now)) {
            progress(
                    status,
                    "False",
                    "ProgressDeadlineExceeded",
                    set + " has timed out progressing.",
                    now);
        }
    }

    private boolean isOverdue(Map<String, @Nullable Object> progressing, String now) {
        String since = Tree.text(progressing, "lastUpdateTime");
        long deadline = Tree.number(deployment, "spec", "progressDeadlineSeconds");
        return deadline > 0
                && !since.isEmpty()
                && Duration.between(Instant.parse(since), Instant.parse(now)).toSeconds()
                        > deadline;
    }

    private static void progress(
            Map<String, @Nullable Object> status,
            String holds,
            String reason,
            String message,
            String now) {
        Tree.condition(
                status,
                Tree.map(
                        "type", "Progressing",
                        "status", holds,
                        "lastUpdateTime", now,
                        "reason", reason,
                        "message", message),
                now);
    }
}
