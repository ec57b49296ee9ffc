package io.kubeobject.simulator.life;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * An object that has pods, and the pods it has now.
 *
 * @param pods without those that are about to go
 */
record Workload(Map<String, @Nullable Object> object, List<Map<String, @Nullable Object>> pods) {

    /** The pods of {@code owner} among all. */
    static Workload of(
            Map<String, @Nullable Object> owner, List<Map<String, @Nullable Object>> all) {
        List<Map<String, @Nullable Object>> own = new ArrayList<>();
        for (Map<String, @Nullable Object> pod : all) {
            boolean going = !Tree.text(pod, "metadata", "deletionTimestamp").isEmpty();
            if (!going && Tree.isOwned(pod, owner)) {
                own.add(pod);
            }
        }
        return new Workload(owner, own);
    }

    String namespace() {
        return Tree.text(object, "metadata", "namespace");
    }

    String name() {
        return Tree.text(object, "metadata", "name");
    }

    long wanted() {
        return Tree.number(object, "spec", "replicas");
    }

    long size() {
        return pods.size();
    }

    long ready() {
        return pods.stream().filter(PodStatus::isReady).count();
    }

    /** The pods to go first: those that are not ready, then the youngest. */
    List<Map<String, @Nullable Object>> dispensable(long count) {
        return pods.stream()
                .sorted(
                        Comparator.comparing(PodStatus::isReady)
                                .thenComparing(Workload::born, Comparator.reverseOrder()))
                .limit(Math.max(0, count))
                .toList();
    }

    private static String born(Map<String, @Nullable Object> pod) {
        return Tree.text(pod, "metadata", "creationTimestamp");
    }

    /** Puts a count into a status the way that the API does: a zero is left out. */
    static void count(Map<String, @Nullable Object> status, String name, long count) {
        if (count == 0) {
            status.remove(name);
        } else {
            status.put(name, count);
        }
    }
}
