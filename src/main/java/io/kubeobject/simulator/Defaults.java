package io.kubeobject.simulator;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields that the server fills in where a client leaves them out. */
final class Defaults {

    private Defaults() {}

    static void set(
            ResourceType type, Map<String, @Nullable Object> object, String path, Instant now) {
        switch (type.id()) {
            case "namespaces" -> namespace(object, path);
            case "pods" -> pod(object);
            case "deployments.apps" -> deployment(object);
            case "replicasets.apps", "statefulsets.apps", "replicationcontrollers" -> {
                into(object, "spec").putIfAbsent("replicas", 1L);
                template(object);
            }
            case "daemonsets.apps", "jobs.batch" -> template(object);
            case "events", "events.events.k8s.io" -> event(object);
            case Cluster.DEFINITIONS -> definition(object, now);
            default -> {
                // kept as it comes
            }
        }
    }

    private static void namespace(Map<String, @Nullable Object> object, String name) {
        into(into(object, "metadata"), "labels").putIfAbsent("kubernetes.io/metadata.name", name);
        into(object, "spec").putIfAbsent("finalizers", List.of("kubernetes"));
        into(object, "status").putIfAbsent("phase", "Active");
    }

    private static void pod(Map<String, @Nullable Object> object) {
        Map<String, @Nullable Object> spec = into(object, "spec");
        podSpec(spec);
        spec.putIfAbsent(
                "tolerations", List.of(toleration("not-ready"), toleration("unreachable")));
        spec.putIfAbsent("priority", 0L);
        spec.putIfAbsent("enableServiceLinks", true);
        spec.putIfAbsent("preemptionPolicy", "PreemptLowerPriority");
        Map<String, @Nullable Object> status = into(object, "status");
        status.putIfAbsent("phase", "Pending");
        status.putIfAbsent("qosClass", "BestEffort");
    }

    private static Map<String, @Nullable Object> toleration(String taint) {
        Map<String, @Nullable Object> toleration = new LinkedHashMap<>();
        toleration.put("key", "node.kubernetes.io/" + taint);
        toleration.put("operator", "Exists");
        toleration.put("effect", "NoExecute");
        toleration.put("tolerationSeconds", 300L);
        return toleration;
    }

    private static void deployment(Map<String, @Nullable Object> object) {
        Map<String, @Nullable Object> spec = into(object, "spec");
        spec.putIfAbsent("replicas", 1L);
        template(object);
        Map<String, @Nullable Object> strategy = into(spec, "strategy");
        strategy.putIfAbsent("type", "RollingUpdate");
        if (Json.text(strategy, "type").equals("RollingUpdate")) {
            into(strategy, "rollingUpdate").putIfAbsent("maxUnavailable", "25%");
            into(strategy, "rollingUpdate").putIfAbsent("maxSurge", "25%");
        }
        spec.putIfAbsent("revisionHistoryLimit", 10L);
        spec.putIfAbsent("progressDeadlineSeconds", 600L);
    }

    private static void template(Map<String, @Nullable Object> object) {
        podSpec(into(into(into(object, "spec"), "template"), "spec"));
    }

    private static void podSpec(Map<String, @Nullable Object> spec) {
        if (spec.get("containers") instanceof List<?> containers) {
            for (Object container : containers) {
                if (container instanceof Map<?, ?> map) {
                    container(Json.cast(map));
                }
            }
        }
        spec.putIfAbsent("restartPolicy", "Always");
        spec.putIfAbsent("terminationGracePeriodSeconds", 30L);
        spec.putIfAbsent("dnsPolicy", "ClusterFirst");
        spec.putIfAbsent("securityContext", new LinkedHashMap<>());
        spec.putIfAbsent("schedulerName", "default-scheduler");
    }

    private static void container(Map<String, @Nullable Object> container) {
        String image = Json.text(container, "image");
        int slash = image.lastIndexOf('/');
        boolean moving = image.endsWith(":latest") || image.indexOf(':', slash + 1) < 0;
        container.putIfAbsent("resources", new LinkedHashMap<>());
        container.putIfAbsent("terminationMessagePath", "/dev/termination-log");
        container.putIfAbsent("terminationMessagePolicy", "File");
        container.putIfAbsent("imagePullPolicy", moving ? "Always" : "IfNotPresent");
    }

    /** An event says of its times even that it has none. */
    private static void event(Map<String, @Nullable Object> object) {
        object.putIfAbsent("source", new LinkedHashMap<>());
        for (String time : List.of("firstTimestamp", "lastTimestamp", "eventTime")) {
            object.put(time, object.get(time));
        }
        object.putIfAbsent("reportingComponent", "");
        object.putIfAbsent("reportingInstance", "");
    }

    private static void definition(Map<String, @Nullable Object> object, Instant now) {
        Map<String, @Nullable Object> spec = into(object, "spec");
        into(spec, "conversion").putIfAbsent("strategy", "None");
        Map<String, @Nullable Object> status = into(object, "status");
        status.put("acceptedNames", Json.child(spec, "names"));
        List<@Nullable Object> conditions = new ArrayList<>();
        conditions.add(condition("NamesAccepted", "NoConflicts", "no conflicts found", now));
        conditions.add(
                condition(
                        "Established",
                        "InitialNamesAccepted",
                        "the initial names have been accepted",
                        now));
        status.put("conditions", conditions);
        List<@Nullable Object> stored = new ArrayList<>();
        if (spec.get("versions") instanceof List<?> versions) {
            for (Object version : versions) {
                if (version instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("storage"))) {
                    stored.add(map.get("name"));
                }
            }
        }
        status.put("storedVersions", stored);
    }

    private static Map<String, @Nullable Object> condition(
            String type, String reason, String message, Instant now) {
        Map<String, @Nullable Object> condition = new LinkedHashMap<>();
        condition.put("type", type);
        condition.put("status", "True");
        condition.put("lastTransitionTime", time(now));
        condition.put("reason", reason);
        condition.put("message", message);
        return condition;
    }

    /** The API's time: seconds, UTC. */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The object below {@code name}, put there if there is none. */
    static Map<String, @Nullable Object> into(Map<String, @Nullable Object> map, String name) {
        Map<String, @Nullable Object> child = Json.child(map, name);
        map.put(name, child);
        return child;
    }
}
