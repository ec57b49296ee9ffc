package io.kubeobject.simulator.life;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** How the objects of a population read, by their number. */
final class Shapes {

    private static final Template POD = Template.read("pod.json");
    private static final Template DEPLOYMENT = Template.read("deployment.json");
    private static final Template REPLICA_SET = Template.read("replicaset.json");
    private static final Template EVENT = Template.read("event.json");
    private static final Template NODE = Template.read("node.json");

    private static final List<String> TEAMS =
            List.of("payments", "storefront", "platform", "data", "search");
    private static final List<String> REASONS =
            List.of("Scheduled", "Pulled", "Created", "Started", "Unhealthy", "BackOff");

    /** What the objects of one deployment share; kept, because making it takes longer. */
    private record App(
            String name, String namespace, String hash, String image, String digest, Instant born) {

        String replicaSet() {
            return name + "-" + hash;
        }
    }

    private final Population.Size size;
    private final Seeded seeded;
    private final Instant now;
    private final List<App> apps;
    private final List<String> nodes;

    Shapes(Population.Size size, Seeded seeded, Instant now) {
        this.size = size;
        this.seeded = seeded;
        this.now = now;
        this.apps = IntStream.range(0, size.deployments()).mapToObj(this::newApp).toList();
        this.nodes = IntStream.range(0, size.nodes()).mapToObj("node-%04d"::formatted).toList();
    }

    private App newApp(int index) {
        Seeded own = seeded.of("app").of(index);
        String name = "app-%05d".formatted(index);
        return new App(
                name,
                namespaceName(index % size.namespaces()),
                own.of("hash").suffix(10),
                "registry.example.com/" + team(index) + "/" + name + ":1." + index % 17,
                own.of("digest").hex(64),
                now.minusSeconds(3600 + own.of("born").below(30 * 86_400)));
    }

    private static String namespaceName(int index) {
        return "team-%03d".formatted(index);
    }

    String app(int deployment) {
        return apps.get(deployment).name();
    }

    String namespaceOf(int deployment) {
        return apps.get(deployment).namespace();
    }

    String nodeName(int index) {
        return nodes.get(index);
    }

    private int deploymentOf(int pod) {
        return pod % size.deployments();
    }

    private int replicas(int deployment) {
        return size.pods() / size.deployments()
                + (deployment < size.pods() % size.deployments() ? 1 : 0);
    }

    String replicaSetName(int deployment) {
        return apps.get(deployment).replicaSet();
    }

    String namespaceOfPod(int pod) {
        return namespaceOf(deploymentOf(pod));
    }

    String podName(int pod) {
        return replicaSetName(deploymentOf(pod)) + "-" + seeded.of("pod").of(pod).suffix(5);
    }

    private int podOfEvent(int event) {
        return size.pods() == 0 ? 0 : event % size.pods();
    }

    String namespaceOfEvent(int event) {
        return namespaceOfPod(podOfEvent(event));
    }

    String eventName(int event) {
        return podName(podOfEvent(event)) + "." + seeded.of("event").of(event).hex(16);
    }

    private String uid(String kind, int index) {
        return seeded.of(kind + "uid").of(index).uid();
    }

    private static String team(int deployment) {
        return TEAMS.get(deployment % TEAMS.size());
    }

    Map<String, @Nullable Object> namespace(int index) {
        Map<String, @Nullable Object> labels = new LinkedHashMap<>();
        labels.put("kubernetes.io/metadata.name", namespaceName(index));
        labels.put("team", team(index));
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("name", namespaceName(index));
        metadata.put("uid", uid("namespace", index));
        metadata.put("creationTimestamp", now.minus(31, ChronoUnit.DAYS).toString());
        metadata.put("labels", labels);
        Map<String, @Nullable Object> namespace = new LinkedHashMap<>();
        namespace.put("kind", "Namespace");
        namespace.put("apiVersion", "v1");
        namespace.put("metadata", metadata);
        namespace.put("spec", Map.of("finalizers", List.of("kubernetes")));
        namespace.put("status", Map.of("phase", "Active"));
        return namespace;
    }

    LongFunction<byte[]> node(int index) {
        return made(
                NODE,
                place ->
                        switch (place) {
                            case "name" -> nodeName(index);
                            case "uid" -> uid("node", index);
                            case "created" -> now.minus(31, ChronoUnit.DAYS).toString();
                            case "heartbeat" -> now.toString();
                            case "zone" -> "sim-1" + "abc".charAt(index % 3);
                            case "index" -> Integer.toString(index % 250);
                            case "ip" -> "10.0." + index / 250 + "." + (index % 250 + 1);
                            case "machine" -> seeded.of("machine").of(index).hex(32);
                            default -> throw unknown(place);
                        });
    }

    LongFunction<byte[]> deployment(int index) {
        return made(
                DEPLOYMENT,
                place ->
                        switch (place) {
                            case "name" -> app(index);
                            case "namespace" -> namespaceOf(index);
                            case "uid" -> uid("deployment", index);
                            case "generation" -> Integer.toString(1 + index % 9);
                            case "created" -> apps.get(index).born().toString();
                            case "ready" -> apps.get(index).born().plusSeconds(40).toString();
                            case "team" -> team(index);
                            case "image" -> apps.get(index).image();
                            case "checksum" -> apps.get(index).digest();
                            case "hash" -> apps.get(index).hash();
                            case "replicas" -> Integer.toString(replicas(index));
                            default -> throw unknown(place);
                        });
    }

    LongFunction<byte[]> replicaSet(int index) {
        return made(
                REPLICA_SET,
                place ->
                        switch (place) {
                            case "name" -> replicaSetName(index);
                            case "namespace" -> namespaceOf(index);
                            case "uid" -> uid("replicaset", index);
                            case "ownerUid" -> uid("deployment", index);
                            case "created" -> apps.get(index).born().toString();
                            case "app" -> app(index);
                            case "team" -> team(index);
                            case "hash" -> apps.get(index).hash();
                            case "image" -> apps.get(index).image();
                            case "revision" -> "1";
                            case "replicas" -> Integer.toString(replicas(index));
                            default -> throw unknown(place);
                        });
    }

    LongFunction<byte[]> pod(int index, int restarts, boolean ready) {
        int deployment = deploymentOf(index);
        int node = index % size.nodes();
        return made(
                POD,
                place ->
                        switch (place) {
                            case "name" -> podName(index);
                            case "uid" -> uid("pod", index);
                            case "owner" -> replicaSetName(deployment);
                            case "ownerKind" -> "ReplicaSet";
                            case "ownerApi" -> "apps/v1";
                            case "ownerUid" -> uid("replicaset", deployment);
                            case "restartPolicy" -> "Always";
                            case "suffix" -> seeded.of("volume").of(index).suffix(5);
                            case "node" -> nodeName(node);
                            case "hostIP" -> "10.0." + node / 250 + "." + (node % 250 + 1);
                            case "ip" ->
                                    "10.244." + node % 250 + "." + (index / size.nodes() % 250 + 2);
                            case "imageID" ->
                                    apps.get(deployment).image()
                                            + "@sha256:"
                                            + apps.get(deployment).digest();
                            case "containerID" -> seeded.of("container").of(index).hex(64);
                            case "created" -> apps.get(deployment).born().toString();
                            case "started" -> apps.get(deployment).born().plusSeconds(6).toString();
                            case "ready" ->
                                    apps.get(deployment)
                                            .born()
                                            .plusSeconds(14L + restarts)
                                            .toString();
                            case "readyStatus" -> ready ? "True" : "False";
                            case "readyFlag" -> Boolean.toString(ready);
                            case "restarts" -> Integer.toString(restarts);
                            default -> ofDeployment(place, deployment);
                        });
    }

    private String ofDeployment(String place, int deployment) {
        return switch (place) {
            case "app" -> app(deployment);
            case "namespace" -> namespaceOf(deployment);
            case "team" -> team(deployment);
            case "hash" -> apps.get(deployment).hash();
            case "image" -> apps.get(deployment).image();
            case "checksum" -> apps.get(deployment).digest();
            default -> throw unknown(place);
        };
    }

    LongFunction<byte[]> event(int index) {
        int pod = podOfEvent(index);
        int reason = index % REASONS.size();
        Instant first = now.minusSeconds(seeded.of("first").of(index).below(3500));
        return made(
                EVENT,
                place ->
                        switch (place) {
                            case "name" -> eventName(index);
                            case "namespace" -> namespaceOfPod(pod);
                            case "uid" -> uid("event", index);
                            case "first" -> first.toString();
                            case "last" -> first.plusSeconds(index % 60).toString();
                            case "kind" -> "Pod";
                            case "object" -> podName(pod);
                            case "objectUid" -> uid("pod", pod);
                            case "objectApi" -> "v1";
                            case "objectVersion" -> Integer.toString(1000 + pod);
                            case "reason" -> REASONS.get(reason);
                            case "type" -> reason < 4 ? "Normal" : "Warning";
                            case "message" ->
                                    REASONS.get(reason) + " container " + app(deploymentOf(pod));
                            case "count" -> Integer.toString(1 + index % 40);
                            case "component" -> "kubelet";
                            case "host" -> nodeName(pod % size.nodes());
                            default -> throw unknown(place);
                        });
    }

    private static LongFunction<byte[]> made(Template template, UnaryOperator<String> values) {
        return version ->
                template.body(
                        place ->
                                place.equals("version")
                                        ? Long.toString(version)
                                        : values.apply(place));
    }

    private static IllegalStateException unknown(String place) {
        return new IllegalStateException("BUG: nothing to fill in at " + place);
    }
}
