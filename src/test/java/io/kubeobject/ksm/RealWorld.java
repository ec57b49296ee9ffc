package io.kubeobject.ksm;

import io.kubeobject.it.RealCluster;
import io.kubeobject.object.Resource;
import io.kubeobject.simulator.Simulator;
import io.kubeobject.simulator.SimulatorOptions;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The given objects on a real API server, which validates them: through the API, status by status.
 */
final class RealWorld {

    private static final String JSON = "application/json";
    private static final String MERGE = "application/merge-patch+json";

    private static final Set<String> LAST = Set.of("LimitRange", "ResourceQuota");

    private final RealCluster cluster;
    private final List<Resource> served;

    RealWorld(RealCluster cluster) throws IOException {
        this.cluster = cluster;
        try (Simulator simulator = Simulator.start(SimulatorOptions.DEFAULT)) {
            this.served = simulator.store().served();
        }
    }

    /** The given objects in an order in which they can be created. */
    static List<Map<String, Object>> objects() throws IOException {
        List<Map<String, Object>> objects = new ArrayList<>(GivenWorld.objects());
        objects.sort(
                Comparator.comparing(
                        object ->
                                object.get("kind").equals("Namespace")
                                        ? 0
                                        : boundsPods(object) ? 2 : 1));
        return objects;
    }

    /** Whether it would change or refuse the pods that come after. */
    static boolean boundsPods(Map<String, Object> object) {
        return LAST.contains(object.get("kind"));
    }

    /** Classes that the given pods name, and that are no given objects. */
    void createClasses() {
        cluster.request(
                "POST",
                "/apis/scheduling.k8s.io/v1/priorityclasses",
                "{\"metadata\": {\"name\": \"high\"}, \"value\": 1000}",
                JSON);
        cluster.request(
                "POST",
                "/apis/node.k8s.io/v1/runtimeclasses",
                """
                {"metadata": {"name": "gvisor"}, "handler": "runsc",
                 "overhead": {"podFixed": {"cpu": "250m", "memory": "120Mi"}}}
                """,
                JSON);
    }

    /** Creates an object with its status; one with finalizers is then asked to go. */
    void create(Map<String, Object> given) throws IOException {
        Map<String, Object> object = GivenWorld.copy(given);
        Map<String, Object> metadata = GivenWorld.metadata(object);
        metadata.keySet()
                .removeAll(
                        List.of(
                                "uid",
                                "resourceVersion",
                                "generation",
                                "creationTimestamp",
                                "deletionTimestamp"));
        Object status = object.remove("status");
        HttpResponse<String> answer =
                cluster.request("POST", collection(object), text(object), JSON);
        if (answer.statusCode() == 409) {
            answer = cluster.request("PATCH", path(object), text(object), MERGE);
        }
        check(answer, object);
        if (status != null) {
            createStatus(object, GivenWorld.map(status));
        }
        if (given.get("metadata") instanceof Map<?, ?> m && m.containsKey("deletionTimestamp")) {
            check(cluster.request("DELETE", path(object), "", JSON), object);
        }
    }

    private void createStatus(Map<String, Object> object, Map<String, Object> status)
            throws IOException {
        if (object.get("kind").equals("CertificateSigningRequest")) {
            patch(object, "/approval", Map.of("status", only(status, "conditions")));
            patch(object, "/status", Map.of("status", only(status, "certificate")));
        } else {
            patch(object, "/status", Map.of("status", status));
        }
    }

    private static Map<String, Object> only(Map<String, Object> status, String key) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put(key, status.get(key));
        return one;
    }

    /** Merges into an object, or one of its subresources. */
    void patch(Map<String, Object> object, String subresource, Map<String, Object> change)
            throws IOException {
        check(cluster.request("PATCH", path(object) + subresource, text(change), MERGE), object);
    }

    /** Takes an object away, finalizers or not. */
    void delete(Map<String, Object> object) throws IOException {
        Map<String, Object> none = new LinkedHashMap<>();
        none.put("finalizers", null);
        patch(object, "", Map.of("metadata", none));
        HttpResponse<String> answer =
                cluster.request("DELETE", path(object), "{\"gracePeriodSeconds\": 0}", JSON);
        // Without its finalizers, one that was asked to go is gone.
        if (answer.statusCode() != 404) {
            check(answer, object);
        }
    }

    private static void check(HttpResponse<String> answer, Map<String, Object> object) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError(
                    object.get("kind") + " " + GivenWorld.name(object) + ": " + answer.body());
        }
    }

    private static String text(Map<String, Object> value) throws IOException {
        return GivenWorld.JSON.writeValueAsString(value);
    }

    private String path(Map<String, Object> object) {
        return collection(object) + "/" + GivenWorld.name(object);
    }

    private String collection(Map<String, Object> object) {
        Resource resource =
                served.stream()
                        .filter(r -> r.kind().equals(object.get("kind")))
                        .filter(r -> r.apiVersion().equals(object.get("apiVersion")))
                        .findFirst()
                        .orElseThrow();
        String root = resource.group().isEmpty() ? "/api/" : "/apis/";
        String home =
                resource.namespaced()
                        ? "/namespaces/" + GivenWorld.metadata(object).get("namespace")
                        : "";
        return root + resource.apiVersion() + home + "/" + resource.plural();
    }
}
