package io.kubeobject.simulator.life;

import io.kubeobject.simulator.life.PodPlan.Stage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Scheduler and kubelets: brings pods from created to ready, and ends them. */
final class Pods implements Actor {

    /** An image whose tag is this word does not exist. */
    static final String MISSING = ":missing";

    private static final long BACKOFF_SECONDS = 12;
    private static final long JOB_SECONDS = 12;

    private final View view;
    private final Recorder recorder;
    private final Outages outages;
    private final Seeded seeded;
    private final Map<String, PodPlan> plans = new HashMap<>();
    private int scheduled;
    private int addresses;

    Pods(View view, Recorder recorder, Outages outages, Seeded seeded) {
        this.view = view;
        this.recorder = recorder;
        this.outages = outages;
        this.seeded = seeded;
    }

    @Override
    public void act(Instant now) {
        Set<String> seen = new HashSet<>();
        for (Map<String, @Nullable Object> pod : view.list("pods")) {
            String uid = Tree.text(pod, "metadata", "uid");
            seen.add(uid);
            PodPlan plan = plans.computeIfAbsent(uid, _ -> PodPlan.of(pod, now.plusSeconds(1)));
            plans.put(uid, next(pod, plan, now));
        }
        plans.keySet().retainAll(seen);
    }

    private PodPlan next(Map<String, @Nullable Object> pod, PodPlan plan, Instant now) {
        String deleted = Tree.text(pod, "metadata", "deletionTimestamp");
        if (!deleted.isEmpty()) {
            end(pod, Instant.parse(deleted), now);
            return plan;
        }
        if (now.isBefore(plan.due())) {
            return plan;
        }
        return switch (plan.stage()) {
            case CREATED -> schedule(pod, plan, now);
            case SCHEDULED -> create(pod, plan, now);
            case PULLING -> isMissing(pod) ? pullAgain(pod, plan, now) : start(pod, plan, now);
            case UNPULLED -> pullAgain(pod, plan, now);
            case STARTED -> settle(pod, plan, now);
            case READY -> watch(pod, plan, now);
            case CRASHED -> restart(pod, plan, now);
            case ENDED -> plan;
        };
    }

    private PodPlan schedule(Map<String, @Nullable Object> pod, PodPlan plan, Instant now) {
        List<Map<String, @Nullable Object>> nodes = view.list("nodes");
        if (nodes.isEmpty()) {
            return plan.to(Stage.CREATED, now.plusSeconds(5));
        }
        String node = Tree.text(nodes.get(scheduled++ % nodes.size()), "metadata", "name");
        edit(pod, now, (status, _) -> status.scheduled(node));
        recorder.normal(
                pod,
                "Scheduled",
                "Successfully assigned "
                        + Tree.text(pod, "metadata", "namespace")
                        + "/"
                        + Tree.text(pod, "metadata", "name")
                        + " to "
                        + node,
                new Recorder.Source("default-scheduler", ""),
                now);
        return plan.to(Stage.SCHEDULED, now);
    }

    private PodPlan create(Map<String, @Nullable Object> pod, PodPlan plan, Instant now) {
        edit(pod, now, (status, _) -> status.creating(hostIp(pod)));
        recorder.normal(pod, "Pulling", "Pulling image \"" + image(pod) + '"', kubelet(pod), now);
        return plan.to(Stage.PULLING, now.plusSeconds(1 + patience(pod, 3)));
    }

    private PodPlan start(Map<String, @Nullable Object> pod, PodPlan plan, Instant now) {
        String ip = "10.244.%d.%d".formatted(addresses / 250 % 250, addresses % 250 + 2);
        addresses++;
        edit(
                pod,
                now,
                (status, whole) -> {
                    String present = Tree.text(whole, "status", "podIP");
                    status.running(present.isEmpty() ? ip : present);
                });
        if (plan.stage() == Stage.PULLING) {
            String text =
                    "Successfully pulled image \"%s\" in 1.2s (1.2s including waiting). Image size: 48211764 bytes."
                            .formatted(image(pod));
            recorder.normal(pod, "Pulled", text, kubelet(pod), now);
        }
        recorder.normal(pod, "Created", "Container created", kubelet(pod), now);
        recorder.normal(pod, "Started", "Container started", kubelet(pod), now);
        return plan.to(Stage.STARTED, now.plusSeconds(2 + patience(pod, 4)));
    }

    /** Alternates between trying and waiting, as a kubelet does whose image is not to be had. */
    private PodPlan pullAgain(Map<String, @Nullable Object> pod, PodPlan plan, Instant now) {
        String image = image(pod);
        boolean tries = plan.attempts() % 2 == 0;
        String failure =
                "failed to pull and unpack image \"%1$s\": failed to resolve image: %1$s: not found"
                        .formatted(image);
        if (tries) {
            edit(pod, now, (status, _) -> status.waiting("ErrImagePull", failure));
            recorder.warning(
                    pod,
                    "Failed",
                    "Failed to pull image \"" + image + "\": " + failure,
                    kubelet(pod),
                    now);
            recorder.warning(pod, "Failed", "Error: ErrImagePull", kubelet(pod), now);
        } else {
            String text = "Back-off pulling image \"" + image + '"';
            edit(
                    pod,
                    now,
                    (status, _) ->
                            status.waiting(
                                    "ImagePullBackOff", text + ": ErrImagePull: " + failure));
            recorder.normal(pod, "BackOff", text, kubelet(pod), now);
            recorder.warning(pod, "Failed", "Error: ImagePullBackOff", kubelet(pod), now);
        }
        return plan.to(Stage.UNPULLED, now.plusSeconds(tries ? 2 : BACKOFF_SECONDS));
    }

    private PodPlan settle(Map<String, @Nullable Object> pod, PodPlan plan, Instant now) {
        if (outages.strikes(pod, now)) {
            return crash(pod, plan, now);
        }
        edit(pod, now, (status, _) -> status.answering(true));
        return plan.to(Stage.READY, now.plusSeconds(isJob(pod) ? JOB_SECONDS : 0));
    }

    private PodPlan watch(Map<String, @Nullable Object> pod, PodPlan plan, Instant now) {
        if (isJob(pod)) {
            boolean well = !Tree.text(pod, "metadata", "annotations", Jobs.FAILS).equals("true");
            edit(pod, now, (status, _) -> status.ended(well));
            return plan.to(Stage.ENDED, now);
        }
        return outages.strikes(pod, now) ? crash(pod, plan, now) : plan;
    }

    private PodPlan crash(Map<String, @Nullable Object> pod, PodPlan plan, Instant now) {
        String text = "back-off 10s restarting failed container";
        edit(pod, now, (status, _) -> status.crashed(text));
        recorder.warning(pod, "BackOff", "Back-off restarting failed container", kubelet(pod), now);
        return plan.to(Stage.CRASHED, now.plusSeconds(10));
    }

    private PodPlan restart(Map<String, @Nullable Object> pod, PodPlan plan, Instant now) {
        return outages.strikes(pod, now) ? crash(pod, plan, now) : start(pod, plan, now);
    }

    private void end(Map<String, @Nullable Object> pod, Instant deleted, Instant now) {
        if (now.isBefore(deleted.plusSeconds(1 + patience(pod, 3)))) {
            return;
        }
        recorder.normal(pod, "Killing", "Stopping container", kubelet(pod), now);
        view.remove("pods", pod);
    }

    private void edit(
            Map<String, @Nullable Object> pod,
            Instant now,
            BiConsumer<PodStatus, Map<String, @Nullable Object>> change) {
        view.edit("pods", pod, present -> change.accept(new PodStatus(present, now), present));
    }

    /** How long this pod takes for things, in seconds. */
    private int patience(Map<String, @Nullable Object> pod, int bound) {
        return seeded.of(Tree.text(pod, "metadata", "uid")).below(bound);
    }

    private static boolean isJob(Map<String, @Nullable Object> pod) {
        return Tree.maps(pod, "metadata", "ownerReferences").stream()
                .anyMatch(owner -> Tree.text(owner, "kind").equals("Job"));
    }

    private static boolean isMissing(Map<String, @Nullable Object> pod) {
        return image(pod).endsWith(MISSING);
    }

    private static String image(Map<String, @Nullable Object> pod) {
        return Tree.maps(pod, "spec", "containers").stream()
                .map(container -> Tree.text(container, "image"))
                .findFirst()
                .orElse("");
    }

    private String hostIp(Map<String, @Nullable Object> pod) {
        return view.find("nodes", "", Tree.text(pod, "spec", "nodeName")).stream()
                .flatMap(node -> Tree.maps(node, "status", "addresses").stream())
                .map(address -> Tree.text(address, "address"))
                .findFirst()
                .orElse("");
    }

    private static Recorder.Source kubelet(Map<String, @Nullable Object> pod) {
        return new Recorder.Source("kubelet", Tree.text(pod, "spec", "nodeName"));
    }
}
