package io.kubeobject.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

@Timeout(60)
class SimulatorTest {

    private Simulator simulator;
    private Api api;

    @BeforeEach
    void start() throws IOException {
        simulator =
                Simulator.start(
                        SimulatorOptions.DEFAULT
                                .withHistoryLength(8)
                                .withBookmarkInterval(Duration.ofMillis(200)));
        api = new Api(simulator.url());
    }

    @AfterEach
    void stop() {
        api.close();
        simulator.close();
    }

    private void pod(String namespace, String name, String phase) {
        simulator.put(
                "v1",
                "Pod",
                """
                {"metadata":{"name":"%s","namespace":"%s","labels":{"app":"%s"}},
                 "spec":{"nodeName":"node-1"},"status":{"phase":"%s"}}\
                """
                        .formatted(name, namespace, name.substring(0, 1), phase));
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.path("items").forEach(item -> names.add(item.at("/metadata/name").asText()));
        return names;
    }

    @Test
    void list_ofBuiltInKind_hasItemsWithoutKind() throws Exception {
        pod("default", "a", "Running");

        JsonNode list = api.json("/api/v1/pods");

        assertThat(list.path("kind").asText()).isEqualTo("PodList");
        assertThat(list.path("metadata").path("resourceVersion").asText()).isNotEmpty();
        JsonNode item = list.path("items").path(0);
        assertThat(item.has("kind")).isFalse();
        assertThat(item.at("/metadata/uid").asText()).isNotEmpty();
        assertThat(item.at("/metadata/resourceVersion").asText())
                .isEqualTo(list.at("/metadata/resourceVersion").asText());
    }

    @Test
    void list_inPages_showsOneState() throws Exception {
        for (String name : List.of("a1", "a2", "b1", "b2", "c1")) {
            pod("default", name, "Running");
        }

        JsonNode first = api.json("/api/v1/pods?limit=2");
        pod("default", "a0", "Running");
        simulator.store().delete("pods", "default", "b1");
        JsonNode second =
                api.json(
                        "/api/v1/pods?limit=2&continue=" + first.at("/metadata/continue").asText());
        JsonNode third =
                api.json(
                        "/api/v1/pods?limit=2&continue="
                                + second.at("/metadata/continue").asText());

        assertThat(names(first)).containsExactly("a1", "a2");
        assertThat(first.at("/metadata/remainingItemCount").asInt()).isEqualTo(3);
        assertThat(names(second)).containsExactly("b1", "b2");
        assertThat(names(third)).containsExactly("c1");
        assertThat(third.at("/metadata").has("continue")).isFalse();
        assertThat(third.at("/metadata/resourceVersion"))
                .isEqualTo(first.at("/metadata/resourceVersion"));
    }

    @Test
    void list_withExpiredToken_isGoneAndTellsHowToGoOn() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            pod("default", name, "Running");
        }
        JsonNode first = api.json("/api/v1/pods?limit=1");
        simulator.store().compact();

        HttpResponse<byte[]> second =
                api.get("/api/v1/pods?limit=1&continue=" + first.at("/metadata/continue").asText());

        assertThat(second.statusCode()).isEqualTo(410);
        JsonNode status = Api.json(second);
        assertThat(status.path("reason").asText()).isEqualTo("Expired");
        JsonNode rest =
                api.json("/api/v1/pods?continue=" + status.at("/metadata/continue").asText());
        assertThat(names(rest)).containsExactly("b", "c");
    }

    @Test
    void list_withSelectors_showsWhatMatches() throws Exception {
        pod("default", "a1", "Running");
        pod("other", "a2", "Failed");
        pod("other", "b1", "Running");

        assertThat(names(api.json("/api/v1/pods?labelSelector=app%3Da")))
                .containsExactly("a1", "a2");
        assertThat(names(api.json("/api/v1/pods?labelSelector=app%20notin%20(a,c)")))
                .containsExactly("b1");
        assertThat(names(api.json("/api/v1/pods?fieldSelector=status.phase!%3DRunning")))
                .containsExactly("a2");
        assertThat(
                        names(
                                api.json(
                                        "/api/v1/namespaces/other/pods?fieldSelector=metadata.name%3Db1")))
                .containsExactly("b1");
        assertThat(names(api.json("/api/v1/namespaces/othe/pods"))).isEmpty();
    }

    @Test
    void watch_fromAVersion_tellsEveryChangeSince() throws Exception {
        pod("default", "a", "Running");
        long version = simulator.store().version();
        pod("default", "b", "Pending");
        pod("default", "b", "Running");
        simulator.store().delete("pods", "default", "a");

        try (Api.Lines watch = api.watch("/api/v1/pods?watch=true&resourceVersion=" + version)) {
            assertThat(watch.nextText()).isEqualTo("ADDED default/b");
            JsonNode modified = watch.next();
            assertThat(modified.path("type").asText()).isEqualTo("MODIFIED");
            assertThat(modified.at("/object/kind").asText()).isEqualTo("Pod");
            assertThat(modified.at("/object/apiVersion").asText()).isEqualTo("v1");
            assertThat(watch.nextText()).isEqualTo("DELETED default/a");
            pod("default", "c", "Running");
            assertThat(watch.nextText()).isEqualTo("ADDED default/c");
        }
    }

    @Test
    void watch_withSelector_tellsWhoComesAndGoes() throws Exception {
        pod("default", "a", "Running");
        long version = simulator.store().version();

        try (Api.Lines watch =
                api.watch(
                        "/api/v1/pods?watch=1&fieldSelector=status.phase%3DRunning&resourceVersion="
                                + version)) {
            pod("default", "b", "Pending");
            pod("default", "a", "Failed");
            JsonNode left = watch.next();
            assertThat(left.path("type").asText()).isEqualTo("DELETED");
            assertThat(left.at("/object/status/phase").asText()).isEqualTo("Running");
            assertThat(left.at("/object/metadata/resourceVersion").asLong())
                    .isEqualTo(simulator.store().version());
            pod("default", "b", "Running");
            assertThat(watch.nextText()).isEqualTo("ADDED default/b");
        }
    }

    @Test
    void watch_fromBeforeTheHistory_isGoneAsEvent() throws Exception {
        for (int i = 0; i < 20; i++) {
            pod("default", "a" + i, "Running");
        }

        try (Api.Lines watch = api.watch("/api/v1/pods?watch=true&resourceVersion=3")) {
            JsonNode event = watch.next();
            assertThat(event.path("type").asText()).isEqualTo("ERROR");
            assertThat(event.at("/object/code").asInt()).isEqualTo(410);
            assertThat(event.at("/object/message").asText())
                    .startsWith("too old resource version: 3 (");
            assertThat(watch.next().isMissingNode()).isTrue();
        }
    }

    @Test
    void watch_quiet_sendsBookmarksThatMoveOn() throws Exception {
        long version = simulator.store().version();

        try (Api.Lines watch =
                api.watch(
                        "/api/v1/pods?watch=true&allowWatchBookmarks=true&resourceVersion="
                                + version)) {
            simulator.put("v1", "ConfigMap", "{\"metadata\":{\"name\":\"elsewhere\"}}");
            JsonNode bookmark = watch.next();
            assertThat(bookmark.path("type").asText()).isEqualTo("BOOKMARK");
            assertThat(bookmark.at("/object/metadata/resourceVersion").asLong())
                    .isEqualTo(simulator.store().version());
        }
    }

    @Test
    void watch_withTimeout_endsInGoodOrder() throws Exception {
        try (Api.Lines watch = api.watch("/api/v1/pods?watch=true&timeoutSeconds=1")) {
            assertThat(watch.next().isMissingNode()).isTrue();
        }
        assertThat(api.get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void watchList_tellsTheStateAndItsEnd() throws Exception {
        pod("default", "a", "Running");
        pod("default", "b", "Running");

        try (Api.Lines watch =
                api.watch(
                        "/api/v1/pods?watch=true&sendInitialEvents=true&allowWatchBookmarks=true"
                                + "&resourceVersionMatch=NotOlderThan")) {
            assertThat(watch.nextText()).isEqualTo("ADDED default/a");
            assertThat(watch.nextText()).isEqualTo("ADDED default/b");
            JsonNode end = watch.next();
            assertThat(end.path("type").asText()).isEqualTo("BOOKMARK");
            assertThat(
                            end.at("/object/metadata/annotations")
                                    .path("k8s.io/initial-events-end")
                                    .asText())
                    .isEqualTo("true");
            simulator.store().delete("pods", "default", "a");
            assertThat(watch.nextText()).isEqualTo("DELETED default/a");
        }
        assertThat(simulator.traffic().count(Verb.WATCHLIST, "pods")).isEqualTo(1);
        assertThat(simulator.traffic().count(Verb.LIST, "pods")).isZero();
    }

    @Test
    void watch_whoseClientGoes_isForgotten() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", simulator.url().getPort())) {
            socket.getOutputStream()
                    .write(
                            "GET /api/v1/pods?watch=1 HTTP/1.1\r\nHost: x\r\n\r\n"
                                    .getBytes(US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            for (int i = 0; i < 100 && simulator.traffic().openWatches("pods") == 0; i++) {
                Thread.sleep(20);
            }
            assertThat(simulator.traffic().openWatches("pods")).isEqualTo(1);
        }
        for (int i = 0; i < 100 && simulator.traffic().openWatches("pods") > 0; i++) {
            Thread.sleep(20);
        }
        assertThat(simulator.traffic().openWatches("pods")).isZero();
    }

    @Test
    void close_endsWatchesAtOnce() throws Exception {
        Api.Lines watch = api.watch("/api/v1/pods?watch=true");
        long before = System.nanoTime();

        simulator.close();

        try (watch) {
            assertThat(watch.next().isMissingNode()).isTrue();
        } catch (IOException _) {
            // A reset is as good an end.
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void events_areTheSameInBothApis() throws Exception {
        simulator.put(
                "v1",
                "Event",
                """
                {"metadata":{"name":"e1"},"involvedObject":{"kind":"Pod","name":"a"},
                 "message":"it works","count":3,"type":"Normal","reason":"Fine"}\
                """);

        JsonNode event = api.json("/apis/events.k8s.io/v1/namespaces/default/events/e1");

        assertThat(event.path("apiVersion").asText()).isEqualTo("events.k8s.io/v1");
        assertThat(event.path("note").asText()).isEqualTo("it works");
        assertThat(event.at("/regarding/name").asText()).isEqualTo("a");
        assertThat(event.path("deprecatedCount").asInt()).isEqualTo(3);
        assertThat(event.has("message")).isFalse();
        assertThat(
                        names(
                                api.json(
                                        "/api/v1/events?fieldSelector=involvedObject.name%3Da,"
                                                + "involvedObject.kind%3DPod")))
                .containsExactly("e1");
    }
}
