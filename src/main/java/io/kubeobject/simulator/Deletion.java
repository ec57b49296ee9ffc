package io.kubeobject.simulator;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How objects say that they are about to go. */
final class Deletion {

    private static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";
    private static final long GRACE_SECONDS = 30;

    private Deletion() {}

    /** Whether its objects are marked before they go, because others go with them. */
    static boolean takesOthers(ResourceType type) {
        return type.id().equals("namespaces") || type.id().equals(Cluster.DEFINITIONS);
    }

    /** Whether DELETE answers with the object, not with a Status. */
    static boolean isGradual(ResourceType type) {
        return takesOthers(type) || type.id().equals("pods");
    }

    static boolean hasFinalizers(Stored object) {
        Map<String, @Nullable Object> metadata = Json.child(Json.object(object.body()), "metadata");
        return metadata.get("finalizers") instanceof List<?> finalizers && !finalizers.isEmpty();
    }

    static boolean isScheduledPod(ResourceType type, Stored object) {
        return type.id().equals("pods")
                && !Json.text(Json.child(Json.object(object.body()), "spec"), "nodeName").isEmpty();
    }

    /** The object with its mark; unchanged if it has one. */
    static Body mark(ResourceType type, Stored present, long version, Instant now) {
        Map<String, @Nullable Object> object = Json.object(present.body());
        Map<String, @Nullable Object> metadata = Stamp.metadata(object);
        if (metadata.get("deletionTimestamp") != null) {
            return present.text();
        }
        metadata.put("deletionTimestamp", Defaults.time(now));
        switch (type.id()) {
            case "namespaces" -> Defaults.into(object, "status").put("phase", "Terminating");
            case "pods" -> {
                metadata.put(
                        "deletionGracePeriodSeconds",
                        isScheduledPod(type, present) ? GRACE_SECONDS : 0L);
                metadata.computeIfPresent(
                        "generation",
                        (_, n) -> n instanceof Number number ? number.longValue() + 1 : n);
            }
            case Cluster.DEFINITIONS -> terminateDefinition(object, now);
            default -> metadata.put("deletionGracePeriodSeconds", 0L);
        }
        return Body.of(Stamp.body(object, version));
    }

    private static void terminateDefinition(Map<String, @Nullable Object> object, Instant now) {
        Stamp.metadata(object).put("finalizers", List.of(CLEANUP));
        Map<String, @Nullable Object> status = Defaults.into(object, "status");
        List<@Nullable Object> conditions = new ArrayList<>();
        if (status.get("conditions") instanceof List<?> present) {
            conditions.addAll(present);
        }
        Map<String, @Nullable Object> terminating = new LinkedHashMap<>();
        terminating.put("type", "Terminating");
        terminating.put("status", "True");
        terminating.put("lastTransitionTime", Defaults.time(now));
        terminating.put("reason", "InstanceDeletionPending");
        terminating.put(
                "message",
                "CustomResourceDefinition marked for deletion; CustomResource deletion will begin"
                        + " soon");
        conditions.add(terminating);
        status.put("conditions", conditions);
    }
}
