package io.kubeobject.source.kubernetes;

import static io.kubeobject.source.kubernetes.Bodies.AGGREGATED;
import static io.kubeobject.source.kubernetes.Bodies.group;
import static io.kubeobject.source.kubernetes.Bodies.groups;
import static io.kubeobject.source.kubernetes.Bodies.resource;
import static io.kubeobject.source.kubernetes.Bodies.version;
import static io.kubeobject.source.kubernetes.ScriptedServer.Kind.DISCOVERY;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.object.Catalog;
import io.kubeobject.object.Resource;
import io.kubeobject.object.ResourceRef;
import io.kubeobject.source.kubernetes.ScriptedServer.Request;
import io.kubeobject.source.kubernetes.ScriptedServer.Script;
import io.kubeobject.source.kubernetes.ScriptedServer.Wire;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is told about what a cluster serves. */
class CatalogTest {

    private static final String CORE = groups(group("", "v1", resource("pods", "Pod")));
    private static final String NONE = groups();

    private final List<Catalog> catalogs = new CopyOnWriteArrayList<>();

    /** Path → body; a body that begins with a digit is a code. */
    private final Map<String, String> bodies = new ConcurrentHashMap<>();

    private ScriptedServer server;
    private FeedFixture fixture;

    @BeforeEach
    void start() throws Exception {
        server = ScriptedServer.start();
        fixture = new FeedFixture(server.url());
    }

    @AfterEach
    void end() throws Exception {
        fixture.close();
        server.close();
    }

    @Test
    void aggregatedDiscovery_isReadInTwoRequests() {
        bodies.put("/api", CORE);
        String widgets =
                "{\"metadata\":{\"name\":\"example.com\"},\"versions\":["
                        + version("v2", "Current", resource("widgets", "Widget"))
                        + ","
                        + version(
                                "v1",
                                "Current",
                                resource("widgets", "Widget"),
                                resource("old", "Old"))
                        + "]}";
        String odd =
                "{\"resource\":\"tokenreviews\",\"responseKind\":{\"kind\":\"TokenReview\"},\"scope\":\"Cluster\",\"verbs\":[\"create\"],\"new\":1}";
        String nodes = resource("nodes", "Node").replace("Namespaced", "Cluster");
        bodies.put("/apis", groups(widgets, group("x.io", "v1", odd, nodes)));
        watch(AGGREGATED);
        assertThat(catalogs.getFirst().served())
                .containsExactly(
                        new Resource("", "v1", "pods", "Pod", true),
                        new Resource("example.com", "v2", "widgets", "Widget", true),
                        new Resource("example.com", "v1", "widgets", "Widget", true),
                        new Resource("example.com", "v1", "old", "Old", true),
                        new Resource("x.io", "v1", "nodes", "Node", false));
        assertThat(resolve("widgets.example.com")).isEqualTo("example.com/v2");
        assertThat(resolve("old.example.com")).isEqualTo("example.com/v1");
        assertThat(server.requests(DISCOVERY).getFirst().header("Accept"))
                .startsWith("application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,")
                .endsWith(",application/json");
        assertThat(server.requests(DISCOVERY).stream().map(Request::path).distinct())
                .containsExactly("/api", "/apis");
    }

    @Test
    void olderDiscovery_isReadGroupByGroup() {
        bodies.put("/api", "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}");
        bodies.put(
                "/apis",
                "{\"kind\":\"APIGroupList\",\"groups\":[{\"name\":\"apps\",\"versions\":[{\"groupVersion\":\"apps/v1beta1\",\"version\":\"v1beta1\"},{\"groupVersion\":\"apps/v1\",\"version\":\"v1\"}],\"preferredVersion\":{\"groupVersion\":\"apps/v1\",\"version\":\"v1\"}}]}");
        bodies.put(
                "/api/v1",
                "{\"resources\":[{\"name\":\"pods\",\"namespaced\":true,\"kind\":\"Pod\",\"verbs\":[\"list\",\"watch\"]},{\"name\":\"pods/status\",\"namespaced\":true,\"kind\":\"Pod\",\"verbs\":[\"list\",\"watch\"]},{\"name\":\"bindings\",\"namespaced\":true,\"kind\":\"Binding\",\"verbs\":[\"create\"]}]}");
        String deployments =
                "{\"resources\":[{\"name\":\"deployments\",\"namespaced\":true,\"kind\":\"Deployment\",\"verbs\":[\"get\",\"list\",\"watch\"]}]}";
        bodies.put("/apis/apps/v1", deployments);
        bodies.put("/apis/apps/v1beta1", deployments);
        watch("");
        assertThat(catalogs.getFirst().served())
                .containsExactly(
                        new Resource("", "v1", "pods", "Pod", true),
                        new Resource("apps", "v1", "deployments", "Deployment", true),
                        new Resource("apps", "v1beta1", "deployments", "Deployment", true));
    }

    @Test
    void groupBehindADeadServer_keepsItsResources() {
        bodies.put("/api", CORE);
        String metrics = "{\"metadata\":{\"name\":\"metrics.k8s.io\"},\"versions\":[%s]}";
        bodies.put(
                "/apis",
                groups(
                        metrics.formatted(
                                version("v1", "Current", resource("pods", "PodMetrics")))));
        watch(AGGREGATED);
        bodies.put("/apis", groups(metrics.formatted(version("v1", "Stale"))));
        awaitLooks(2);
        bodies.put("/api", NONE);
        awaitCatalogs(2);
        assertThat(catalogs.getLast().served())
                .extracting(Resource::id)
                .containsExactly("pods.metrics.k8s.io");
        bodies.put("/apis", NONE);
        awaitCatalogs(3);
        assertThat(catalogs.getLast().served()).as("the group itself is gone").isEmpty();
    }

    @Test
    void olderDiscovery_keepsAGroupThatFails() {
        bodies.put("/api", "{\"versions\":[\"v1\"]}");
        bodies.put("/apis", "{\"groups\":[{\"name\":\"g\",\"versions\":[{\"version\":\"v1\"}]}]}");
        String things =
                "{\"resources\":[{\"name\":\"things\",\"namespaced\":false,\"kind\":\"Thing\",\"verbs\":[\"list\",\"watch\"]}]}";
        bodies.put("/api/v1", things);
        bodies.put("/apis/g/v1", things);
        watch("");
        bodies.put("/apis/g/v1", "503");
        bodies.put("/api/v1", "{\"resources\":[]}");
        awaitCatalogs(2);
        assertThat(catalogs.getLast().served())
                .extracting(Resource::id)
                .containsExactly("things.g");
    }

    @Test
    void whatIsUnchanged_isAskedForByItsTag_andToldOnce() {
        server.on(
                DISCOVERY,
                (request, wire) -> {
                    boolean known = request.header("If-None-Match").equals("\"tag\"");
                    wire.status(
                            known ? 304 : 200,
                            request.path().equals("/api") ? CORE : NONE,
                            AGGREGATED + "ETag: \"tag\"\r\n");
                });
        fixture.source.catalogs(catalogs::add);
        awaitLooks(4);
        assertThat(catalogs).hasSize(1);
        assertThat(
                        server.requests(DISCOVERY).stream()
                                .filter(r -> r.header("If-None-Match").isEmpty()))
                .hasSize(2);
    }

    @Test
    void newResource_isTold_withinAPoll_andAtOnceWhenAsked() throws Exception {
        bodies.put("/api", CORE);
        bodies.put("/apis", NONE);
        Timing slow =
                new Timing(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(100),
                        Duration.ofMinutes(10));
        server.on(DISCOVERY, this::serve);
        aggregated = AGGREGATED;
        try (FeedFixture patient = new FeedFixture(server.url(), slow)) {
            patient.source.catalogs(catalogs::add);
            awaitCatalogs(1);
            bodies.put("/apis", groups(group("example.com", "v1", resource("widgets", "Widget"))));
            for (int i = 0; i < 50; i++) {
                patient.source.refreshCatalog();
            }
            awaitCatalogs(2);
            assertThat(catalogs.getLast().served()).hasSize(2);
            assertThat(server.requests(DISCOVERY).size())
                    .as("asked often, looked seldom")
                    .isLessThan(9);
        }
    }

    @Test
    void failure_keepsWhatIsKnown_andIsTold() {
        bodies.put("/api", CORE);
        bodies.put("/apis", NONE);
        watch(AGGREGATED);
        bodies.put("/apis", "500");
        FeedFixture.await("a problem", () -> !fixture.source.problem().isEmpty());
        assertThat(fixture.source.problem()).isEqualTo("the API server says 500: x");
        bodies.put("/apis", NONE);
        FeedFixture.await("no problem", () -> fixture.source.problem().isEmpty());
        assertThat(catalogs).hasSize(1);
    }

    @Test
    void pageOfAProxy_isNoCatalog() {
        server.on(
                DISCOVERY, (_, wire) -> wire.status(200, "<html>", "Content-Type: text/html\r\n"));
        fixture.source.catalogs(catalogs::add);
        FeedFixture.await("a problem", () -> !fixture.source.problem().isEmpty());
        assertThat(fixture.source.problem())
                .isEqualTo("expected JSON from the API server, found text/html");
        assertThat(catalogs).isEmpty();
    }

    @Test
    void listenerThatThrows_isToldTheNextChange() {
        bodies.put("/api", CORE);
        bodies.put("/apis", NONE);
        aggregated = AGGREGATED;
        server.on(DISCOVERY, this::serve);
        fixture.source.catalogs(
                catalog -> {
                    catalogs.add(catalog);
                    throw new IllegalStateException("defect of a test");
                });
        awaitCatalogs(1);
        bodies.put("/api", NONE);
        awaitCatalogs(2);
    }

    private String aggregated = "";

    private void watch(String headers) {
        aggregated = headers;
        server.on(DISCOVERY, (Script) this::serve);
        fixture.source.catalogs(catalogs::add);
        awaitCatalogs(1);
    }

    private void serve(Request request, Wire wire) throws IOException {
        String body = bodies.getOrDefault(request.path(), "404");
        if (Character.isDigit(body.charAt(0))) {
            wire.failure(Integer.parseInt(body), "InternalError", "x", "");
        } else {
            wire.status(200, body, aggregated);
        }
    }

    private String resolve(String name) {
        return catalogs.getLast().resolve(ResourceRef.parse(name)).getFirst().apiVersion();
    }

    private void awaitCatalogs(int count) {
        FeedFixture.await(count + " catalogs", () -> catalogs.size() >= count);
    }

    private void awaitLooks(int more) {
        int requests = server.requests(DISCOVERY).size() + 2 * more;
        FeedFixture.await("looks", () -> server.requests(DISCOVERY).size() >= requests);
    }
}
