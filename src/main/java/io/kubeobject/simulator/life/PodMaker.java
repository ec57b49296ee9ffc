package io.kubeobject.simulator.life;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the pods that controllers ask for, with what admission adds to them. */
final class PodMaker {

    private final View view;
    private Seeded seeded;

    PodMaker(View view, Seeded seeded) {
        this.view = view;
        this.seeded = seeded;
    }

    /** Creates a pod of {@code owner} by its template, under a generated name. */
    Map<String, @Nullable Object> create(Map<String, @Nullable Object> owner, Instant now) {
        seeded = seeded.of(1);
        return create(owner, Tree.text(owner, "metadata", "name") + "-" + seeded.suffix(5), now);
    }

    /** Creates a pod of {@code owner} by its template. */
    Map<String, @Nullable Object> create(
            Map<String, @Nullable Object> owner, String name, Instant now) {
        seeded = seeded.of(2);
        Map<String, @Nullable Object> template = Tree.copy(Tree.child(owner, "spec", "template"));
        Map<String, @Nullable Object> metadata = Tree.into(template, "metadata");
        metadata.put("name", name);
        metadata.put("generateName", Tree.text(owner, "metadata", "name") + "-");
        metadata.put("namespace", Tree.text(owner, "metadata", "namespace"));
        metadata.put("uid", seeded.uid());
        metadata.put("creationTimestamp", Times.of(now));
        metadata.put("ownerReferences", Tree.list(reference(owner)));
        Map<String, @Nullable Object> spec = Tree.into(template, "spec");
        complete(spec);
        Map<String, @Nullable Object> pod =
                Tree.map(
                        "kind",
                        "Pod",
                        "apiVersion",
                        "v1",
                        "metadata",
                        metadata,
                        "spec",
                        spec,
                        "status",
                        Tree.map("phase", "Pending", "qosClass", "Burstable"));
        ManagedFields.add(pod, "kube-controller-manager", Times.of(now));
        return view.put(pod);
    }

    /** As {@code metadata.ownerReferences} names it. */
    static Map<String, @Nullable Object> reference(Map<String, @Nullable Object> owner) {
        return Tree.map(
                "apiVersion", owner.get("apiVersion"),
                "kind", owner.get("kind"),
                "name", Tree.at(owner, "metadata", "name"),
                "uid", Tree.at(owner, "metadata", "uid"),
                "controller", true,
                "blockOwnerDeletion", true);
    }

    private void complete(Map<String, @Nullable Object> spec) {
        String token = "kube-api-access-" + seeded.suffix(5);
        List<@Nullable Object> volumes = new ArrayList<>(Tree.maps(spec, "volumes"));
        volumes.add(tokenVolume(token));
        spec.put("volumes", volumes);
        for (Map<String, @Nullable Object> container : Tree.maps(spec, "containers")) {
            List<@Nullable Object> mounts = new ArrayList<>(Tree.maps(container, "volumeMounts"));
            mounts.add(
                    Tree.map(
                            "name",
                            token,
                            "readOnly",
                            true,
                            "mountPath",
                            "/var/run/secrets/kubernetes.io/serviceaccount"));
            container.put("volumeMounts", mounts);
        }
        spec.putIfAbsent("serviceAccountName", "default");
        spec.putIfAbsent("serviceAccount", "default");
        spec.put("tolerations", Tree.list(toleration("not-ready"), toleration("unreachable")));
        spec.put("priority", 0L);
        spec.put("enableServiceLinks", true);
        spec.put("preemptionPolicy", "PreemptLowerPriority");
    }

    private static Map<String, @Nullable Object> toleration(String taint) {
        return Tree.map(
                "key",
                "node.kubernetes.io/" + taint,
                "operator",
                "Exists",
                "effect",
                "NoExecute",
                "tolerationSeconds",
                300L);
    }

    private static Map<String, @Nullable Object> tokenVolume(String name) {
        Map<String, @Nullable Object> namespace =
                Tree.map(
                        "path",
                        "namespace",
                        "fieldRef",
                        Tree.map("apiVersion", "v1", "fieldPath", "metadata.namespace"));
        Map<String, @Nullable Object> authority =
                Tree.map(
                        "name",
                        "kube-root-ca.crt",
                        "items",
                        Tree.list(Tree.map("key", "ca.crt", "path", "ca.crt")));
        Map<String, @Nullable Object> token = Tree.map("expirationSeconds", 3607L, "path", "token");
        return Tree.map(
                "name",
                name,
                "projected",
                Tree.map(
                        "sources",
                        Tree.list(
                                Tree.map("serviceAccountToken", token),
                                Tree.map("configMap", authority),
                                Tree.map("downwardAPI", Tree.map("items", Tree.list(namespace)))),
                        "defaultMode",
                        420L));
    }
}
