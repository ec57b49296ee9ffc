package io.kubeobject.simulator.life;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the status of a pod, in place, as a kubelet does. */
final class PodStatus {

    private final Map<String, @Nullable Object> pod;
    private final Map<String, @Nullable Object> status;
    private final String now;

    PodStatus(Map<String, @Nullable Object> pod, Instant now) {
        this.pod = pod;
        this.status = Tree.into(pod, "status");
        this.now = Times.of(now);
    }

    static boolean isReady(Map<String, @Nullable Object> pod) {
        return Tree.maps(pod, "status", "conditions").stream()
                .anyMatch(
                        condition ->
                                Tree.text(condition, "type").equals("Ready")
                                        && Tree.text(condition, "status").equals("True"));
    }

    void scheduled(String node) {
        Tree.into(pod, "spec").put("nodeName", node);
        condition("PodScheduled", true, "", "");
    }

    void creating(String hostIp) {
        status.put("observedGeneration", Tree.number(pod, "metadata", "generation"));
        status.put("phase", "Pending");
        status.put("hostIP", hostIp);
        status.put("hostIPs", Tree.list(Tree.map("ip", hostIp)));
        status.put("startTime", now);
        condition("PodReadyToStartContainers", false, "", "");
        condition("Initialized", true, "", "");
        waiting("ContainerCreating", "");
    }

    /** No container runs, for this reason. */
    void waiting(String reason, String message) {
        Map<String, @Nullable Object> waiting = Tree.map("reason", reason);
        if (!message.isEmpty()) {
            waiting.put("message", message);
        }
        containers(Tree.map("waiting", waiting), false, false);
        ready(false);
    }

    void running(String ip) {
        status.put("phase", "Running");
        status.put("podIP", ip);
        status.put("podIPs", Tree.list(Tree.map("ip", ip)));
        condition("PodReadyToStartContainers", true, "", "");
        containers(Tree.map("running", Tree.map("startedAt", now)), false, true);
        ready(false);
    }

    /** The containers that run answer, or do not. */
    void answering(boolean yes) {
        for (Map<String, @Nullable Object> container : Tree.maps(status, "containerStatuses")) {
            container.put("ready", yes);
        }
        ready(yes);
    }

    /** The containers have exited and are started again later. */
    void crashed(String message) {
        for (Map<String, @Nullable Object> container : Tree.maps(status, "containerStatuses")) {
            container.put("lastState", exited(container, 1, "Error"));
            container.put("restartCount", Tree.number(container, "restartCount") + 1);
        }
        waiting("CrashLoopBackOff", message);
    }

    /** The containers have exited for good. */
    void ended(boolean well) {
        status.put("phase", well ? "Succeeded" : "Failed");
        for (Map<String, @Nullable Object> container : Tree.maps(status, "containerStatuses")) {
            container.put("state", exited(container, well ? 0 : 1, well ? "Completed" : "Error"));
            container.put("ready", false);
            container.put("started", false);
        }
        String reason = well ? "PodCompleted" : "PodFailed";
        condition("PodReadyToStartContainers", false, "", "");
        condition("Ready", false, reason, "");
        condition("ContainersReady", false, reason, "");
    }

    private Map<String, @Nullable Object> exited(
            Map<String, @Nullable Object> container, int code, String reason) {
        String startedAt = Tree.text(container, "state", "running", "startedAt");
        return Tree.map(
                "terminated",
                Tree.map(
                        "exitCode",
                        (long) code,
                        "reason",
                        reason,
                        "startedAt",
                        startedAt.isEmpty() ? now : startedAt,
                        "finishedAt",
                        now,
                        "containerID",
                        container.get("containerID")));
    }

    private void containers(Map<String, @Nullable Object> state, boolean ready, boolean started) {
        List<Map<String, @Nullable Object>> before = Tree.maps(status, "containerStatuses");
        List<@Nullable Object> statuses = new ArrayList<>();
        for (Map<String, @Nullable Object> container : Tree.maps(pod, "spec", "containers")) {
            Map<String, @Nullable Object> next =
                    before.stream()
                            .filter(s -> Tree.text(s, "name").equals(Tree.text(container, "name")))
                            .findFirst()
                            .orElseGet(() -> unborn(container));
            next.put("state", state);
            next.put("ready", ready);
            next.put("started", started);
            if (started) {
                identify(next, container);
            }
            statuses.add(next);
        }
        status.put("containerStatuses", statuses);
    }

    private static Map<String, @Nullable Object> unborn(Map<String, @Nullable Object> container) {
        return Tree.map(
                "name", container.get("name"),
                "state", Tree.map(),
                "lastState", Tree.map(),
                "ready", false,
                "restartCount", 0L,
                "image", container.get("image"),
                "imageID", "");
    }

    /** What is known of a container once it has run. */
    private void identify(
            Map<String, @Nullable Object> next, Map<String, @Nullable Object> container) {
        String image = Tree.text(container, "image");
        Seeded own =
                new Seeded(Tree.number(next, "restartCount")).of(Tree.text(pod, "metadata", "uid"));
        next.put("imageID", image + "@sha256:" + new Seeded(1).of(image).hex(64));
        next.put("containerID", "containerd://" + own.hex(64));
        Map<String, @Nullable Object> resources = new LinkedHashMap<>();
        if (container.get("resources") instanceof Map<?, ?> asked) {
            resources.putAll(Tree.cast(asked));
        }
        if (resources.get("requests") != null) {
            next.put("allocatedResources", resources.get("requests"));
        }
        next.put("resources", resources);
        next.put("volumeMounts", container.get("volumeMounts"));
        next.put(
                "user",
                Tree.map(
                        "linux",
                        Tree.map(
                                "uid", 10001L,
                                "gid", 0L,
                                "supplementalGroups", Tree.list(0L, 10001L))));
        next.values().removeIf(java.util.Objects::isNull);
    }

    private void ready(boolean yes) {
        List<String> names = new ArrayList<>();
        for (Map<String, @Nullable Object> container : Tree.maps(pod, "spec", "containers")) {
            names.add(Tree.text(container, "name"));
        }
        String reason = yes ? "" : "ContainersNotReady";
        String message =
                yes ? "" : "containers with unready status: [" + String.join(" ", names) + "]";
        condition("Ready", yes, reason, message);
        condition("ContainersReady", yes, reason, message);
    }

    private void condition(String type, boolean holds, String reason, String message) {
        Map<String, @Nullable Object> condition =
                Tree.map(
                        "type",
                        type,
                        "observedGeneration",
                        Tree.number(pod, "metadata", "generation"),
                        "status",
                        holds ? "True" : "False",
                        "lastProbeTime",
                        null,
                        "lastTransitionTime",
                        now);
        if (!reason.isEmpty()) {
            condition.put("reason", reason);
        }
        if (!message.isEmpty()) {
            condition.put("message", message);
        }
        Tree.condition(status, condition, now);
    }
}
