package io.kubeobject.simulator;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The few fields that clients of a new object rely on the server to fill in. */
final class Defaults {

    private Defaults() {}

    static void set(
            ResourceType type, Map<String, @Nullable Object> object, String path, Instant now) {
        switch (type.id()) {
            case "namespaces" -> namespace(object, path);
            case "pods" -> into(object, "status").putIfAbsent("phase", "Pending");
            case "deployments.apps", "replicasets.apps", "statefulsets.apps" ->
                    into(object, "spec").putIfAbsent("replicas", 1L);
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

    private static void definition(Map<String, @Nullable Object> object, Instant now) {
        Map<String, @Nullable Object> status = into(object, "status");
        status.put("acceptedNames", Json.child(Json.child(object, "spec"), "names"));
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
        if (Json.child(object, "spec").get("versions") instanceof List<?> versions) {
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

    private static Map<String, @Nullable Object> into(
            Map<String, @Nullable Object> map, String name) {
        Map<String, @Nullable Object> child = Json.child(map, name);
        map.put(name, child);
        return child;
    }
}
