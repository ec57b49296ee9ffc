package io.kubeobject.simulator.life;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Heartbeats: a lease every ten seconds, the node's own status every minute. */
final class Nodes implements Actor {

    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration STATUS = Duration.ofMinutes(1);
    private static final String LEASES = "leases.coordination.k8s.io";
    private static final String HOME = "kube-node-lease";

    private final View view;
    private Instant nextLease = Instant.MIN;
    private Instant nextStatus = Instant.MIN;

    Nodes(View view) {
        this.view = view;
    }

    @Override
    public void act(Instant now) {
        boolean leases = !now.isBefore(nextLease);
        boolean statuses = !now.isBefore(nextStatus);
        if (!leases && !statuses) {
            return;
        }
        for (Map<String, @Nullable Object> node : view.list("nodes")) {
            String name = Tree.text(node, "metadata", "name");
            if (leases) {
                renew(node, name, now);
            }
            if (statuses) {
                beat(node, now);
            }
        }
        nextLease = leases ? now.plus(LEASE) : nextLease;
        nextStatus = statuses ? now.plus(STATUS) : nextStatus;
    }

    private void renew(Map<String, @Nullable Object> node, String name, Instant now) {
        Map<String, @Nullable Object> lease =
                view.find(LEASES, HOME, name).orElseGet(() -> newLease(node, name, now));
        view.edit(
                LEASES,
                lease,
                found -> Tree.into(found, "spec").put("renewTime", Times.micros(now)));
    }

    private Map<String, @Nullable Object> newLease(
            Map<String, @Nullable Object> node, String name, Instant now) {
        Map<String, @Nullable Object> owner = PodMaker.reference(node);
        owner.remove("controller");
        owner.remove("blockOwnerDeletion");
        Map<String, @Nullable Object> lease =
                Tree.map(
                        "kind",
                        "Lease",
                        "apiVersion",
                        "coordination.k8s.io/v1",
                        "metadata",
                        Tree.map(
                                "name",
                                name,
                                "namespace",
                                HOME,
                                "creationTimestamp",
                                Times.of(now),
                                "ownerReferences",
                                Tree.list(owner)),
                        "spec",
                        Tree.map("holderIdentity", name, "leaseDurationSeconds", 40L));
        ManagedFields.add(lease, "kubelet", Times.of(now));
        return view.put(lease);
    }

    private void beat(Map<String, @Nullable Object> node, Instant now) {
        view.edit(
                "nodes",
                node,
                found ->
                        Tree.maps(found, "status", "conditions")
                                .forEach(
                                        condition ->
                                                condition.put("lastHeartbeatTime", Times.of(now))));
    }
}
