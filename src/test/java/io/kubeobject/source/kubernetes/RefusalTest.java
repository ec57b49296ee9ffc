package io.kubeobject.source.kubernetes;

import static io.kubeobject.source.kubernetes.Bodies.added;
import static io.kubeobject.source.kubernetes.Bodies.initialEnd;
import static io.kubeobject.source.kubernetes.Bodies.list;
import static io.kubeobject.source.kubernetes.Bodies.pod;
import static io.kubeobject.source.kubernetes.ScriptedServer.Kind.LIST;
import static io.kubeobject.source.kubernetes.ScriptedServer.Kind.WATCH;
import static io.kubeobject.source.kubernetes.ScriptedServer.Kind.WATCH_LIST;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.Resource;
import io.kubeobject.source.Feed;
import io.kubeobject.source.Selection;
import io.kubeobject.source.kubernetes.ScriptedServer.Request;
import io.kubeobject.source.kubernetes.ScriptedServer.Script;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a feed does when the API server says no. */
class RefusalTest {

    private static final Script LISTED =
            (_, wire) -> wire.stream().lines(added("a", 1), initialEnd(10)).drop();

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
    void throttledWatch_waitsAsAsked_andResumesWithoutAList() {
        List<Long> asked = new CopyOnWriteArrayList<>();
        server.on(WATCH_LIST, LISTED)
                .on(
                        WATCH,
                        timed(
                                asked,
                                (_, wire) ->
                                        wire.failure(
                                                429,
                                                "TooManyRequests",
                                                "later",
                                                "Retry-After: 1\r\n")),
                        timed(
                                asked,
                                (_, wire) ->
                                        wire.stream()
                                                .lines(
                                                        "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":429,\"details\":{\"retryAfterSeconds\":1}}}")
                                                .hang()),
                        timed(asked, (_, wire) -> wire.stream().lines(added("b", 11)).hang()));
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("put b@11");
        assertThat(asked.get(1) - asked.get(0)).isBetween(1000L, 3000L);
        assertThat(asked.get(2) - asked.get(1)).isBetween(1000L, 3000L);
        assertThat(server.requests(WATCH_LIST)).hasSize(1);
        assertThat(feed.status().restarts()).containsEntry("throttled", 2L);
    }

    @Test
    void throttledList_waitsAsAsked() {
        List<Long> asked = new CopyOnWriteArrayList<>();
        server.on(WATCH_LIST, (_, wire) -> wire.failure(400, "BadRequest", "", ""))
                .on(
                        LIST,
                        timed(
                                asked,
                                (_, wire) ->
                                        wire.failure(503, "Unavailable", "", "Retry-After: 1\r\n")),
                        timed(asked, (_, wire) -> wire.json(list("5", "", pod("a", 1)))));
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("synced 5");
        assertThat(asked.get(1) - asked.get(0)).isBetween(1000L, 3000L);
        assertThat(feed.status().restarts()).isEqualTo(Map.of("error", 1L));
    }

    @Test
    void throttledStream_isAskedForAgain_notForPages() {
        server.on(
                WATCH_LIST,
                (_, wire) -> wire.failure(429, "TooManyRequests", "storage is initializing", ""),
                (_, wire) -> wire.failure(429, "TooManyRequests", "storage is initializing", ""),
                (_, wire) -> wire.failure(429, "TooManyRequests", "storage is initializing", ""),
                (_, wire) -> wire.failure(429, "TooManyRequests", "storage is initializing", ""),
                (_, wire) -> wire.stream().lines(added("a", 1), initialEnd(10)).hang());
        fixture.pods();
        fixture.recorder.awaitEvent("synced 10");
        assertThat(server.requests(LIST)).isEmpty();
    }

    @Test
    void serverThatIsBehind_isAskedAgain_andThenListed() {
        Script behind =
                (_, wire) ->
                        wire.failure(
                                504,
                                "Timeout",
                                "Too large resource version: 10, current: 8",
                                "Retry-After: 0\r\n");
        server.on(WATCH_LIST, LISTED, (_, wire) -> wire.stream().lines(initialEnd(8)).hang())
                .on(WATCH, behind);
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("synced 8");
        assertThat(server.requests(WATCH)).hasSize(3);
        assertThat(fixture.recorder.objects()).isEmpty();
        assertThat(feed.status().restarts()).containsEntry("error", 3L);
    }

    @Test
    void serverErrors_areRetriedFromTheSamePlace() {
        server.on(WATCH_LIST, LISTED)
                .on(
                        WATCH,
                        (_, wire) -> wire.failure(500, "InternalError", "etcd leader", ""),
                        (_, wire) -> wire.status(503, "<html>proxy</html>", ""),
                        (_, wire) -> wire.stream().lines(added("b", 11)).hang());
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("put b@11");
        assertThat(server.requests(WATCH).stream().map(r -> r.parameter("resourceVersion")))
                .containsExactly("10", "10", "10");
        assertThat(feed.status().restarts()).containsEntry("error", 2L);
        assertThat(feed.status().problem()).isEmpty();
        assertThat(feed.status().up()).isTrue();
    }

    @Test
    void forbiddenResource_namesTheRule_andTheOthersGoOn() throws Exception {
        Script byResource =
                (request, wire) -> {
                    if (request.path().contains("deployments")) {
                        wire.failure(
                                403,
                                "Forbidden",
                                "deployments.apps is forbidden: User \\\"x\\\" cannot watch",
                                "");
                    } else {
                        wire.stream().lines(added("a", 1), initialEnd(10)).hang();
                    }
                };
        server.on(WATCH_LIST, byResource);
        Feed pods = fixture.pods();
        Feed deployments =
                fixture.source.open(
                        new Selection(
                                new Resource("apps", "v1", "deployments", "Deployment", true),
                                "shop",
                                "",
                                "",
                                FieldTrie.ALL),
                        _ -> {});
        fixture.recorder.awaitEvent("synced 10");
        FeedFixture.await("a problem", () -> !deployments.status().problem().isEmpty());
        assertThat(deployments.status().up()).isFalse();
        assertThat(deployments.status().synced()).isFalse();
        assertThat(deployments.status().problem())
                .isEqualTo(
                        "not allowed: a role with the verbs list and watch on deployments.apps is"
                                + " missing in the namespace shop; the API server says 403:"
                                + " deployments.apps is forbidden: User \"x\" cannot watch");
        assertThat(deployments.status().restarts()).containsOnlyKeys("forbidden");
        assertThat(pods.status().up()).isTrue();
        assertThat(pods.status().restarts()).isEmpty();
    }

    @Test
    void forbiddenResource_comesIn_onceItIsAllowed() {
        server.on(
                WATCH_LIST,
                (_, wire) -> wire.failure(403, "Forbidden", "no", ""),
                (_, wire) -> wire.failure(403, "Forbidden", "no", ""),
                (_, wire) -> wire.stream().lines(added("a", 1), initialEnd(10)).hang());
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("synced 10");
        assertThat(feed.status().up()).isTrue();
        assertThat(feed.status().problem()).isEmpty();
    }

    @Test
    void wrongToken_isTold() {
        server.on(WATCH_LIST, (_, wire) -> wire.failure(401, "Unauthorized", "Unauthorized", ""));
        Feed feed = fixture.pods();
        FeedFixture.await(
                "several attempts",
                () -> feed.status().restarts().getOrDefault("unauthorized", 0L) > 2);
        assertThat(feed.status().up()).isFalse();
        assertThat(feed.status().problem()).isEqualTo("the API server says 401: Unauthorized");
    }

    @Test
    void resourceThatIsGone_isWithdrawn_andComesBack() throws Exception {
        var catalogs = new CopyOnWriteArrayList<Integer>();
        server.on(
                ScriptedServer.Kind.DISCOVERY,
                (request, wire) -> {
                    boolean gone = !server.requests(WATCH).isEmpty() && catalogs.size() < 2;
                    if (gone && request.path().equals("/api")) {
                        wire.status(200, Bodies.groups(), Bodies.AGGREGATED);
                    } else {
                        Bodies.discovery(request, wire);
                    }
                });
        server.on(WATCH_LIST, LISTED, (_, wire) -> wire.stream().lines(initialEnd(20)).hang())
                .on(WATCH, (_, wire) -> wire.failure(404, "NotFound", "no such page", ""));
        fixture.source.catalogs(catalog -> catalogs.add(catalog.served().size()));
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("synced 20");
        assertThat(fixture.recorder.events())
                .containsSubsequence("synced 10", "withdrawn", "list", "synced 20");
        assertThat(catalogs).containsExactly(2, 1, 2);
        assertThat(feed.status().restarts()).containsEntry("not_found", 1L);
        assertThat(feed.status().up()).isTrue();
    }

    @Test
    void notFound_whileTheResourceIsServed_isOnlyAnError() {
        server.on(WATCH_LIST, LISTED)
                .on(
                        WATCH,
                        (_, wire) -> wire.failure(404, "NotFound", "a proxy without a backend", ""),
                        (_, wire) -> wire.stream().lines(added("b", 11)).hang());
        fixture.source.catalogs(_ -> {});
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("put b@11");
        assertThat(fixture.recorder.events()).doesNotContain("withdrawn");
        assertThat(feed.status().restarts()).containsEntry("not_found", 1L);
    }

    @Test
    void selectorThatIsNotUnderstood_isTold() {
        server.on(WATCH_LIST, (_, wire) -> wire.failure(400, "BadRequest", "bad selector", ""))
                .on(LIST, (_, wire) -> wire.failure(400, "BadRequest", "bad selector", ""));
        Feed feed = fixture.pods();
        FeedFixture.await("a problem", () -> !feed.status().problem().isEmpty());
        assertThat(feed.status().problem()).isEqualTo("the API server says 400: bad selector");
    }

    private static Script timed(List<Long> times, Script script) {
        return (Request request, ScriptedServer.Wire wire) -> {
            times.add(System.nanoTime() / 1_000_000);
            script.answer(request, wire);
        };
    }
}
