package io.kubeobject.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;

@Timeout(60)
class WritingTest {

    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";
    private static final String DEFINITIONS =
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private static final String MERGE = "application/merge-patch+json";
    private static final String WEB =
            """
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},
             "spec":{"replicas":2,"selector":{"matchLabels":{"app":"web"}},
             "template":{"metadata":{"labels":{"app":"web"}},
             "spec":{"containers":[{"name":"c","image":"nginx:1"}]}}}}\
            """;
    private static final String WIDGETS =
            """
            {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",
             "metadata":{"name":"widgets.example.com"},
             "spec":{"group":"example.com","scope":"Namespaced",
             "names":{"plural":"widgets","kind":"Widget","shortNames":["wd"]},
             "versions":[{"name":"v1beta1","served":true,"storage":false},
             {"name":"v1","served":true,"storage":true,"subresources":{"status":{}},
             "selectableFields":[{"jsonPath":".spec.colour"}]}]}}\
            """;

    private Simulator simulator;
    private Api api;

    @BeforeEach
    void start() throws IOException {
        simulator =
                Simulator.start(
                        SimulatorOptions.DEFAULT.withClock(
                                InstantSource.fixed(Instant.parse("2026-05-04T12:00:00.123Z"))));
        api = new Api(simulator.url());
    }

    @AfterEach
    void stop() {
        api.close();
        simulator.close();
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = api.send("POST", path, body);
        assertThat(response.statusCode()).as(new String(response.body())).isEqualTo(201);
        return Api.json(response);
    }

    private HttpResponse<byte[]> patch(String path, String type, String body)
            throws IOException, InterruptedException {
        return api.send("PATCH", path, body, "Content-Type", type);
    }

    @Test
    void create_stampsTheMetadata_andLeavesTheStatusToControllers() throws Exception {
        JsonNode created =
                post(
                        DEPLOYMENTS,
                        WEB.replace(
                                "\"spec\":{\"rep", "\"status\":{\"replicas\":9},\"spec\":{\"rep"));

        JsonNode metadata = created.path("metadata");
        assertThat(metadata.path("namespace").asText()).isEqualTo("default");
        assertThat(metadata.path("uid").asText()).hasSize(36);
        assertThat(metadata.path("generation").asLong()).isEqualTo(1);
        assertThat(metadata.path("creationTimestamp").asText()).isEqualTo("2026-05-04T12:00:00Z");
        assertThat(created.path("status")).isEmpty();
        assertThat(created.at("/spec/strategy/type").asText()).isEqualTo("RollingUpdate");
        assertThat(api.send("POST", DEPLOYMENTS, WEB).statusCode()).isEqualTo(409);
    }

    @Test
    void create_inNamespaceThatIsNotThere_isNotFound() throws Exception {
        HttpResponse<byte[]> response =
                api.send("POST", DEPLOYMENTS.replace("default", "nowhere"), WEB);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Api.json(response).path("message").asText())
                .isEqualTo("namespaces \"nowhere\" not found");
    }

    @Test
    void patch_ofSpec_raisesTheGeneration_ofLabels_doesNot() throws Exception {
        post(DEPLOYMENTS, WEB);

        JsonNode labelled =
                Api.json(
                        patch(
                                DEPLOYMENTS + "/web",
                                MERGE,
                                "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}"));
        JsonNode scaled =
                Api.json(patch(DEPLOYMENTS + "/web", MERGE, "{\"spec\":{\"replicas\":3}}"));
        JsonNode same = Api.json(patch(DEPLOYMENTS + "/web", MERGE, "{\"spec\":{\"replicas\":3}}"));

        assertThat(labelled.at("/metadata/generation").asLong()).isEqualTo(1);
        assertThat(scaled.at("/metadata/generation").asLong()).isEqualTo(2);
        assertThat(same.at("/metadata/resourceVersion"))
                .isEqualTo(scaled.at("/metadata/resourceVersion"));
    }

    @Test
    void patch_ofStatus_changesTheStatusAlone() throws Exception {
        post(DEPLOYMENTS, WEB);
        String body = "{\"spec\":{\"replicas\":7},\"status\":{\"observedGeneration\":1}}";

        JsonNode viaStatus = Api.json(patch(DEPLOYMENTS + "/web/status", MERGE, body));
        JsonNode viaMain =
                Api.json(
                        patch(
                                DEPLOYMENTS + "/web",
                                MERGE,
                                "{\"status\":{\"observedGeneration\":5}}"));

        assertThat(viaStatus.at("/spec/replicas").asInt()).isEqualTo(2);
        assertThat(viaStatus.at("/status/observedGeneration").asInt()).isEqualTo(1);
        assertThat(viaStatus.at("/metadata/generation").asInt()).isEqualTo(1);
        assertThat(viaMain.at("/status/observedGeneration").asInt()).isEqualTo(1);
    }

    @Test
    void patches_ofEveryForm() throws Exception {
        post(DEPLOYMENTS, WEB);

        JsonNode strategic =
                Api.json(
                        patch(
                                DEPLOYMENTS + "/web",
                                "application/strategic-merge-patch+json",
                                """
                                {"spec":{"template":{"spec":{"containers":[
                                {"name":"c","image":"nginx:2"},{"name":"d","image":"x"}]}}}}\
                                """));
        JsonNode json =
                Api.json(
                        patch(
                                DEPLOYMENTS + "/web",
                                "application/json-patch+json",
                                """
                                [{"op":"test","path":"/spec/replicas","value":2},
                                 {"op":"replace","path":"/spec/replicas","value":5},
                                 {"op":"remove","path":"/spec/template/spec/containers/0"},
                                 {"op":"add","path":"/metadata/labels","value":{"x~y":"z"}}]\
                                """));

        assertThat(strategic.at("/spec/template/spec/containers/0/image").asText())
                .isEqualTo("nginx:2");
        assertThat(strategic.at("/spec/template/spec/containers/0/imagePullPolicy").asText())
                .isEqualTo("IfNotPresent");
        assertThat(strategic.at("/spec/template/spec/containers")).hasSize(2);
        assertThat(json.at("/spec/replicas").asInt()).isEqualTo(5);
        assertThat(json.at("/spec/template/spec/containers/0/name").asText()).isEqualTo("d");
        assertThat(
                        patch(
                                        DEPLOYMENTS + "/web",
                                        "application/json-patch+json",
                                        "[{\"op\":\"test\",\"path\":\"/spec/replicas\",\"value\":1}]")
                                .statusCode())
                .isEqualTo(422);
        assertThat(patch(DEPLOYMENTS + "/web", "text/plain", "{}").statusCode()).isEqualTo(415);
    }

    @Test
    void update_withOldVersion_isAConflict() throws Exception {
        JsonNode created = post(DEPLOYMENTS, WEB);
        patch(DEPLOYMENTS + "/web", MERGE, "{\"spec\":{\"replicas\":3}}");

        HttpResponse<byte[]> response = api.send("PUT", DEPLOYMENTS + "/web", created.toString());

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(Api.json(response).path("reason").asText()).isEqualTo("Conflict");
    }

    @Test
    void scale_isReadAndWritten() throws Exception {
        post(DEPLOYMENTS, WEB);

        JsonNode scale =
                Api.json(patch(DEPLOYMENTS + "/web/scale", MERGE, "{\"spec\":{\"replicas\":4}}"));

        assertThat(scale.path("kind").asText()).isEqualTo("Scale");
        assertThat(scale.at("/status/selector").asText()).isEqualTo("app=web");
        assertThat(api.json(DEPLOYMENTS + "/web").at("/spec/replicas").asInt()).isEqualTo(4);
        assertThat(api.json(DEPLOYMENTS + "/web").at("/metadata/generation").asInt()).isEqualTo(2);
    }

    @Test
    void delete_withFinalizer_onlyMarks_untilItIsTakenAway() throws Exception {
        post(
                DEPLOYMENTS,
                WEB.replace("\"name\":\"web\"}", "\"name\":\"web\",\"finalizers\":[\"x/y\"]}"));

        JsonNode marked = Api.json(api.send("DELETE", DEPLOYMENTS + "/web", ""));
        assertThat(marked.at("/metadata/deletionTimestamp").asText()).isNotEmpty();
        assertThat(api.get(DEPLOYMENTS + "/web").statusCode()).isEqualTo(200);

        patch(DEPLOYMENTS + "/web", MERGE, "{\"metadata\":{\"finalizers\":null}}");
        assertThat(api.get(DEPLOYMENTS + "/web").statusCode()).isEqualTo(404);
    }

    @Test
    void delete_ofNamespace_takesEverythingInItAlong() throws Exception {
        post("/api/v1/namespaces", "{\"metadata\":{\"name\":\"t\"}}");
        post(DEPLOYMENTS.replace("default", "t"), WEB);
        post(DEPLOYMENTS, WEB);
        long version = simulator.store().version();

        JsonNode answer = Api.json(api.send("DELETE", "/api/v1/namespaces/t", ""));

        assertThat(answer.at("/status/phase").asText()).isEqualTo("Terminating");
        assertThat(api.json("/apis/apps/v1/deployments").path("items")).hasSize(1);
        try (Api.Lines watch = api.watch("/api/v1/namespaces?watch=1&resourceVersion=" + version)) {
            assertThat(watch.nextText()).isEqualTo("MODIFIED /t");
            assertThat(watch.nextText()).isEqualTo("DELETED /t");
        }
    }

    @Test
    void deleteCollection_deletesWhatMatches() throws Exception {
        for (String name : new String[] {"a", "b"}) {
            post(
                    "/api/v1/namespaces/default/configmaps",
                    "{\"metadata\":{\"name\":\"%1$s\",\"labels\":{\"n\":\"%1$s\"}}}"
                            .formatted(name));
        }

        api.send("DELETE", "/api/v1/namespaces/default/configmaps?labelSelector=n%3Da", "");

        JsonNode left = api.json("/api/v1/configmaps");
        assertThat(left.path("items")).hasSize(1);
        assertThat(left.at("/items/0/metadata/name").asText()).isEqualTo("b");
        assertThat(api.send("DELETE", "/api/v1/configmaps", "").statusCode()).isEqualTo(405);
    }

    @Test
    void customResource_isServedInEveryVersion_andVanishesWithItsDefinition() throws Exception {
        assertThat(api.get("/apis/example.com/v1/widgets").statusCode()).isEqualTo(404);
        post(DEFINITIONS, WIDGETS);
        post(
                "/apis/example.com/v1/namespaces/default/widgets",
                "{\"metadata\":{\"name\":\"w\"},\"spec\":{\"colour\":\"red\"}}");

        JsonNode beta = api.json("/apis/example.com/v1beta1/widgets");
        assertThat(beta.at("/items/0/apiVersion").asText()).isEqualTo("example.com/v1beta1");
        assertThat(beta.fieldNames())
                .toIterable()
                .containsExactly("apiVersion", "items", "kind", "metadata");
        assertThat(
                        api.json("/apis/example.com/v1/widgets?fieldSelector=spec.colour%3Dred")
                                .path("items"))
                .hasSize(1);
        assertThat(
                        api.json("/apis/example.com/v1/widgets?fieldSelector=spec.colour%3Dblue")
                                .path("items"))
                .isEmpty();
        assertThat(api.json("/apis/example.com").at("/preferredVersion/version").asText())
                .isEqualTo("v1");

        try (Api.Lines watch = api.watch("/apis/example.com/v1/widgets?watch=1")) {
            assertThat(watch.nextText()).isEqualTo("ADDED default/w");
            api.send("DELETE", DEFINITIONS + "/widgets.example.com", "");
            assertThat(watch.nextText()).isEqualTo("DELETED default/w");
            assertThat(watch.next().isMissingNode()).isTrue();
        }
        assertThat(api.get("/apis/example.com/v1/widgets").statusCode()).isEqualTo(404);
        assertThat(new String(api.get("/apis").body())).doesNotContain("example.com");
    }

    @Test
    void pod_deletedWhileThereIsAKubelet_staysUntilItIsRemoved() throws Exception {
        simulator.store().kubelet(true);
        simulator.put("v1", "Pod", "{\"metadata\":{\"name\":\"p\"},\"spec\":{\"nodeName\":\"n\"}}");

        api.send("DELETE", "/api/v1/namespaces/default/pods/p", "");
        JsonNode marked = api.json("/api/v1/namespaces/default/pods/p");
        assertThat(marked.at("/metadata/deletionGracePeriodSeconds").asInt()).isEqualTo(30);

        assertThat(simulator.store().remove("pods", "default", "p")).isTrue();
        assertThat(api.get("/api/v1/namespaces/default/pods/p").statusCode()).isEqualTo(404);
    }

    @Test
    void review_allowsEverything() throws Exception {
        JsonNode review =
                post(
                        "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                        "{\"spec\":{\"resourceAttributes\":{\"verb\":\"list\"}}}");

        assertThat(review.at("/status/allowed").asBoolean()).isTrue();
    }

    @Test
    void body_thatIsNotJson_isABadRequest() throws Exception {
        assertThat(api.send("POST", DEPLOYMENTS, "not json").statusCode()).isEqualTo(400);
        assertThat(api.send("POST", DEPLOYMENTS, "[]").statusCode()).isEqualTo(400);
        assertThat(api.send("POST", DEPLOYMENTS, WEB.replace("Deployment", "Job")).statusCode())
                .isEqualTo(400);
    }
}
