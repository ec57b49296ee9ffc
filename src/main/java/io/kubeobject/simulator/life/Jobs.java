package io.kubeobject.simulator.life;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** CronJobs, every minute whatever their schedule says, and Jobs of one pod; each fourth fails. */
final class Jobs implements Actor {

    /** Annotation of a pod that is to fail. */
    static final String FAILS = "demo.kubeobject.io/fails";

    private static final Recorder.Source CRON = new Recorder.Source("cronjob-controller", "");
    private static final Recorder.Source JOB = new Recorder.Source("job-controller", "");

    private final View view;
    private final Recorder recorder;
    private final PodMaker pods;

    Jobs(View view, Recorder recorder, PodMaker pods) {
        this.view = view;
        this.recorder = recorder;
        this.pods = pods;
    }

    @Override
    public void act(Instant now) {
        for (Map<String, @Nullable Object> cron : view.list("cronjobs.batch")) {
            List<Map<String, @Nullable Object>> own =
                    view.list("jobs.batch").stream()
                            .filter((Map<String, @Nullable Object> job) -> Tree.isOwned(job, cron))
                            .toList();
            if (!Boolean.TRUE.equals(Tree.at(cron, "spec", "suspend"))) {
                schedule(cron, own, now);
            }
            prune(own);
        }
        List<Map<String, @Nullable Object>> all = view.list("pods");
        for (Map<String, @Nullable Object> job : view.list("jobs.batch")) {
            if (Tree.text(job, "status", "completionTime").isEmpty() && !hasFailed(job)) {
                run(Workload.of(job, all), now);
            }
        }
    }

    private void schedule(
            Map<String, @Nullable Object> cron,
            List<Map<String, @Nullable Object>> own,
            Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        long number = minute.getEpochSecond() / 60;
        String namespace = Tree.text(cron, "metadata", "namespace");
        String name = Tree.text(cron, "metadata", "name") + "-" + number;
        if (!Tree.text(cron, "status", "lastScheduleTime").equals(Times.of(minute))) {
            Map<String, @Nullable Object> job = newJob(cron, namespace, name, now);
            boolean fails = number % 4 == 0;
            Tree.into(job, "spec", "template", "metadata", "annotations")
                    .put(FAILS, Boolean.toString(fails));
            view.put(job);
            recorder.normal(cron, "SuccessfulCreate", "Created job " + name, CRON, now);
        }
        List<Map<String, @Nullable Object>> active =
                own.stream().filter(job -> Tree.number(job, "status", "active") > 0).toList();
        view.edit(
                "cronjobs.batch",
                cron,
                found -> {
                    Map<String, @Nullable Object> status = Tree.into(found, "status");
                    status.put("lastScheduleTime", Times.of(minute));
                    status.remove("active");
                    if (!active.isEmpty()) {
                        status.put("active", active.stream().map(Jobs::reference).toList());
                    }
                    own.stream()
                            .map(job -> Tree.text(job, "status", "completionTime"))
                            .filter(time -> !time.isEmpty())
                            .max(Comparator.naturalOrder())
                            .ifPresent(time -> status.put("lastSuccessfulTime", time));
                });
    }

    private static Map<String, @Nullable Object> reference(Map<String, @Nullable Object> job) {
        return Tree.map(
                "kind", "Job",
                "namespace", Tree.at(job, "metadata", "namespace"),
                "name", Tree.at(job, "metadata", "name"),
                "uid", Tree.at(job, "metadata", "uid"),
                "apiVersion", "batch/v1",
                "resourceVersion", Tree.at(job, "metadata", "resourceVersion"));
    }

    private static Map<String, @Nullable Object> newJob(
            Map<String, @Nullable Object> cron, String namespace, String name, Instant now) {
        Map<String, @Nullable Object> job =
                Tree.map(
                        "kind", "Job",
                        "apiVersion", "batch/v1",
                        "metadata",
                                Tree.map(
                                        "name", name,
                                        "namespace", namespace,
                                        "creationTimestamp", Times.of(now),
                                        "labels",
                                                Tree.copy(
                                                        Tree.child(
                                                                cron,
                                                                "spec",
                                                                "jobTemplate",
                                                                "spec",
                                                                "template",
                                                                "metadata",
                                                                "labels")),
                                        "ownerReferences", Tree.list(PodMaker.reference(cron))),
                        "spec", Tree.copy(Tree.child(cron, "spec", "jobTemplate", "spec")),
                        "status", Tree.map());
        ManagedFields.add(job, "kube-controller-manager", Times.of(now));
        return job;
    }

    private void prune(List<Map<String, @Nullable Object>> own) {
        for (boolean failed : new boolean[] {true, false}) {
            own.stream()
                    .filter((Map<String, @Nullable Object> job) -> hasFailed(job) == failed)
                    .filter(job -> failed || !Tree.text(job, "status", "completionTime").isEmpty())
                    .sorted(Comparator.comparing(Jobs::name).reversed())
                    .skip(failed ? 1 : 3)
                    .forEach((Map<String, @Nullable Object> job) -> view.remove("jobs.batch", job));
        }
    }

    private static String name(Map<String, @Nullable Object> job) {
        return Tree.text(job, "metadata", "name");
    }

    private static boolean hasFailed(Map<String, @Nullable Object> job) {
        return Tree.number(job, "status", "failed") > 0;
    }

    private void run(Workload job, Instant now) {
        if (job.pods().isEmpty()) {
            Map<String, @Nullable Object> pod = pods.create(job.object(), now);
            recorder.normal(
                    job.object(),
                    "SuccessfulCreate",
                    "Created pod: " + Tree.text(pod, "metadata", "name"),
                    JOB,
                    now);
            return;
        }
        String phase = Tree.text(job.pods().getFirst(), "status", "phase");
        view.edit(
                "jobs.batch",
                job.object(),
                found -> {
                    tell(Tree.into(found, "status"), phase, job.ready(), Times.of(now));
                });
        if (phase.equals("Succeeded")) {
            recorder.normal(job.object(), "Completed", "Job completed", JOB, now);
        } else if (phase.equals("Failed")) {
            String text = "Job has reached the specified backoff limit";
            recorder.warning(job.object(), "BackoffLimitExceeded", text, JOB, now);
        }
    }

    private static void tell(
            Map<String, @Nullable Object> status, String phase, long ready, String now) {
        boolean succeeded = phase.equals("Succeeded");
        boolean over = succeeded || phase.equals("Failed");
        status.putIfAbsent("startTime", now);
        Workload.count(status, "active", over ? 0 : 1);
        status.put("ready", over ? 0L : ready);
        status.put("terminating", 0L);
        status.put("uncountedTerminatedPods", Tree.map());
        if (!over) {
            return;
        }
        status.put(succeeded ? "succeeded" : "failed", 1L);
        if (succeeded) {
            status.put("completionTime", now);
        }
        String reason = succeeded ? "CompletionsReached" : "BackoffLimitExceeded";
        String message =
                succeeded
                        ? "Reached expected number of succeeded pods"
                        : "Job has reached the specified backoff limit";
        for (String type :
                succeeded
                        ? List.of("SuccessCriteriaMet", "Complete")
                        : List.of("FailureTarget", "Failed")) {
            Tree.condition(
                    status,
                    Tree.map(
                            "type", type,
                            "status", "True",
                            "lastProbeTime", now,
                            "lastTransitionTime", now,
                            "reason", reason,
                            "message", message),
                    now);
        }
    }
}
