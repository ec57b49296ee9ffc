package io.kubeobject.source.kubernetes;

import static io.kubeobject.source.kubernetes.Bodies.added;
import static io.kubeobject.source.kubernetes.Bodies.bookmark;
import static io.kubeobject.source.kubernetes.Bodies.deleted;
import static io.kubeobject.source.kubernetes.Bodies.initialEnd;
import static io.kubeobject.source.kubernetes.Bodies.list;
import static io.kubeobject.source.kubernetes.Bodies.modified;
import static io.kubeobject.source.kubernetes.Bodies.pod;
import static io.kubeobject.source.kubernetes.ScriptedServer.Kind.LIST;
import static io.kubeobject.source.kubernetes.ScriptedServer.Kind.WATCH;
import static io.kubeobject.source.kubernetes.ScriptedServer.Kind.WATCH_LIST;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectEvent;
import io.kubeobject.source.Feed;
import io.kubeobject.source.FeedStatus;
import io.kubeobject.source.Selection;
import io.kubeobject.source.kubernetes.ScriptedServer.Request;
import io.kubeobject.source.kubernetes.ScriptedServer.Script;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;

/** How the first set of objects, and every later full set, comes in. */
class ListingTest {

    private static final Script REFUSED =
            (_, wire) ->
                    wire.failure(
                            422,
                            "Invalid",
                            "sendInitialEvents: Forbidden: sendInitialEvents is forbidden for watch"
                                    + " unless the WatchList feature gate is enabled",
                            "");

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
    void initialEvents_areAList_andTheWatchGoesOn() {
        server.on(
                WATCH_LIST,
                (_, wire) ->
                        wire.stream()
                                .lines(added("b", 7), added("a", 3), initialEnd(10))
                                .lines(modified("a", 11), added("c", 12), deleted("b", 13))
                                .hang());
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("delete b");
        assertThat(fixture.recorder.events())
                .containsExactly(
                        "list",
                        "put b@7",
                        "put a@3",
                        "synced 10",
                        "put a@11",
                        "put c@12",
                        "delete b");
        assertThat(fixture.recorder.objects()).isEqualTo(Map.of("a", "11", "c", "12"));
        FeedStatus status = feed.status();
        assertThat(status.up()).isTrue();
        assertThat(status.synced()).isTrue();
        assertThat(status.problem()).isEmpty();
        assertThat(status.restarts()).isEmpty();
        assertThat(status.lastContact()).isNotNull();
        Request request = server.requests(WATCH_LIST).getFirst();
        assertThat(request.path()).isEqualTo("/api/v1/pods");
        assertThat(request.query())
                .containsEntry("resourceVersionMatch", "NotOlderThan")
                .containsEntry("allowWatchBookmarks", "true")
                .doesNotContainKey("resourceVersion");
        assertThat(Integer.parseInt(request.parameter("timeoutSeconds"))).isBetween(300, 600);
        assertThat(server.requests(LIST)).isEmpty();
    }

    @Test
    void serverWithoutWatchList_isAskedForPages_andNoMoreForStreams() {
        server.on(WATCH_LIST, REFUSED)
                .on(
                        LIST,
                        (_, wire) -> wire.json(list("20", "next", pod("a", 1), pod("b", 2))),
                        (_, wire) -> wire.json(list("20", "", pod("c", 3))))
                .on(WATCH, (_, wire) -> wire.stream().lines(bookmark(21)).hang());
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("synced 20");
        FeedFixture.await("watch", () -> !server.requests(WATCH).isEmpty());
        assertThat(fixture.recorder.objects().keySet()).containsExactly("a", "b", "c");
        assertThat(server.requests(LIST).get(0).parameter("limit")).isEqualTo("500");
        assertThat(server.requests(LIST).get(0).query()).doesNotContainKey("continue");
        assertThat(server.requests(LIST).get(1).parameter("continue")).isEqualTo("next");
        assertThat(server.requests(WATCH).getFirst().parameter("resourceVersion")).isEqualTo("20");
        assertThat(server.requests(WATCH_LIST)).hasSize(1);
        assertThat(feed.status().restarts()).isEmpty();
    }

    @Test
    void refusals_inOtherWords_areUnderstood() throws Exception {
        for (Script refusal :
                List.<Script>of(
                        (_, wire) -> wire.failure(400, "BadRequest", "what is that", ""),
                        (_, wire) ->
                                wire.failure(
                                        403,
                                        "Forbidden",
                                        "sendInitialEvents is forbidden for this resource",
                                        ""),
                        (_, wire) -> wire.failure(405, "MethodNotAllowed", "", ""))) {
            try (ScriptedServer other =
                            ScriptedServer.start()
                                    .on(WATCH_LIST, refusal)
                                    .on(LIST, (_, wire) -> wire.json(list("5", "", pod("a", 1))));
                    FeedFixture pods = new FeedFixture(other.url())) {
                pods.pods();
                pods.recorder.awaitEvent("synced 5");
            }
        }
    }

    @Test
    void streamThatNeverTellsItsEnd_isLeftForPages() {
        server.on(WATCH_LIST, (_, wire) -> wire.stream().lines(added("old", 1)).hang())
                .on(LIST, (_, wire) -> wire.json(list("9", "", pod("a", 2))));
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("synced 9");
        assertThat(fixture.recorder.objects()).isEqualTo(Map.of("a", "2"));
        assertThat(feed.status().up()).isTrue();
        assertThat(feed.status().restarts()).isEqualTo(Map.of("silent", 1L));
        FeedFixture.await("watch", () -> !server.requests(WATCH).isEmpty());
        assertThat(server.requests(WATCH_LIST)).hasSize(1);
    }

    @Test
    void slowStream_isNotIdle() {
        server.on(
                WATCH_LIST,
                (_, wire) -> {
                    wire.stream();
                    for (int i = 0; i < 8; i++) {
                        wire.lines(added("p" + i, i + 1));
                        Thread.sleep(200);
                    }
                    wire.lines(initialEnd(9)).hang();
                });
        fixture.pods();
        fixture.recorder.awaitEvent("synced 9");
        assertThat(fixture.recorder.objects()).hasSize(8);
        assertThat(server.requests(LIST)).isEmpty();
    }

    @Test
    void streamThatBreaksOffBeforeItsEnd_beginsAnew() {
        server.on(
                WATCH_LIST,
                (_, wire) -> wire.stream().lines(added("gone", 1)).drop(),
                (_, wire) -> wire.stream().lines(added("a", 2), initialEnd(3)).hang());
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("synced 3");
        assertThat(fixture.recorder.objects()).isEqualTo(Map.of("a", "2"));
        assertThat(feed.status().restarts()).isEqualTo(Map.of("closed", 1L));
    }

    @Test
    void streamThatAlwaysBreaksOff_isLeftForPages() {
        server.on(WATCH_LIST, (_, wire) -> wire.stream().lines(added("gone", 1)).drop())
                .on(LIST, (_, wire) -> wire.json(list("9", "", pod("a", 2))));
        fixture.pods();
        fixture.recorder.awaitEvent("synced 9");
        assertThat(server.requests(WATCH_LIST)).hasSize(3);
    }

    @Test
    void deletionWithinTheStream_takesTheObjectOut() {
        server.on(
                WATCH_LIST,
                (_, wire) ->
                        wire.stream()
                                .lines(added("a", 1), added("a", 1), added("b", 2))
                                .lines(deleted("b", 3), initialEnd(4))
                                .hang());
        fixture.pods();
        fixture.recorder.awaitEvent("synced 4");
        assertThat(fixture.recorder.objects()).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void pageThatExpires_isReplacedByOneFullList() {
        server.on(WATCH_LIST, REFUSED)
                .on(
                        LIST,
                        (_, wire) -> wire.json(list("20", "next", pod("gone", 1))),
                        (_, wire) -> wire.failure(410, "Expired", "the continue token is old", ""),
                        (_, wire) -> wire.json(list("30", "", pod("a", 2), pod("b", 3))));
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("synced 30");
        assertThat(fixture.recorder.objects().keySet()).containsExactly("a", "b");
        assertThat(server.requests(LIST).get(2).query()).doesNotContainKeys("limit", "continue");
        assertThat(feed.status().restarts()).isEqualTo(Map.of("expired", 1L));
    }

    @Test
    void pageThatFails_isAskedForAgain_andTheOthersAreNot() {
        server.on(WATCH_LIST, REFUSED)
                .on(
                        LIST,
                        (_, wire) -> wire.json(list("20", "two", pod("a", 1))),
                        (_, wire) -> wire.failure(500, "InternalError", "etcd is slow", ""),
                        (_, wire) -> {
                            byte[] page =
                                    list("20", "three", pod("b", 2), pod("c", 3))
                                            .getBytes(StandardCharsets.UTF_8);
                            wire.stream().chunk(java.util.Arrays.copyOf(page, 150)).drop();
                        },
                        (_, wire) -> wire.json(list("20", "three", pod("b", 2), pod("c", 3))),
                        (_, wire) -> wire.json(list("20", "", pod("d", 4))));
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("synced 20");
        assertThat(fixture.recorder.objects().keySet()).containsExactly("a", "b", "c", "d");
        assertThat(fixture.recorder.events()).containsOnlyOnce("list");
        List<String> asked =
                server.requests(LIST).stream().map(r -> r.parameter("continue")).toList();
        assertThat(asked).containsExactly("", "two", "two", "two", "three");
        assertThat(feed.status().restarts()).isEqualTo(Map.of("error", 1L, "closed", 1L));
    }

    @Test
    void listsOfEveryShape_areRead() {
        List<String> lists =
                List.of(
                        // Custom resources: names sorted, metadata after the items.
                        "{\"apiVersion\":\"v1\",\"items\":["
                                + pod("a", 1)
                                + "],\"kind\":\"L\",\"metadata\":{\"continue\":\"x\",\"resourceVersion\":\"8\",\"remainingItemCount\":3}}",
                        "{\"items\":null,\"metadata\":{\"resourceVersion\":\"8\",\"continue\":\"y\",\"selfLink\":null}}",
                        "{\"items\":[null,7,"
                                + pod("b", 2)
                                + ",{\"metadata\":null}],\"metadata\":{\"resourceVersion\":\"abc-9\"},\"new\":[{}]}");
        List<Script> answers = new ArrayList<>();
        lists.forEach(body -> answers.add((_, wire) -> wire.json(body)));
        server.on(WATCH_LIST, REFUSED).on(LIST, answers.toArray(Script[]::new));
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("synced abc-9");
        assertThat(fixture.recorder.objects().keySet()).containsExactly("a", "b");
        assertThat(feed.status().unreadable()).as("null, 7, no metadata").isEqualTo(3);
        FeedFixture.await("watch", () -> !server.requests(WATCH).isEmpty());
        assertThat(server.requests(WATCH).getFirst().parameter("resourceVersion"))
                .as("a resource version is opaque")
                .isEqualTo("abc-9");
    }

    @Test
    void compressedList_isRead() throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(list("5", "", pod("a", 1)).getBytes(StandardCharsets.UTF_8));
        }
        server.on(WATCH_LIST, REFUSED)
                .on(
                        LIST,
                        (_, wire) ->
                                wire.answer(
                                        200, zipped.toByteArray(), "Content-Encoding: gzip\r\n"));
        fixture.pods();
        fixture.recorder.awaitEvent("synced 5");
        assertThat(fixture.recorder.objects()).isEqualTo(Map.of("a", "1"));
        assertThat(server.requests(LIST).getFirst().header("Accept-Encoding")).isEqualTo("gzip");
    }

    @Test
    void answersThatAreNoLists_areTold_andAskedForAgain() {
        server.on(WATCH_LIST, REFUSED)
                .on(
                        LIST,
                        (_, wire) ->
                                wire.status(
                                        200, "<html>log in</html>", "Content-Type: text/html\r\n"),
                        (_, wire) -> wire.json("{\"kind\":\"Pod\"}"),
                        (_, wire) -> wire.json("[1,2]"),
                        (_, wire) -> wire.json("{\"items\":[}"),
                        (_, wire) -> wire.json(list("5", "", pod("a", 1))));
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("synced 5");
        assertThat(feed.status().restarts()).isEqualTo(Map.of("unreadable", 4L));
    }

    @Test
    void selection_isWhatIsAskedFor() {
        server.on(WATCH_LIST, (_, wire) -> wire.stream().lines(initialEnd(1)).hang());
        fixture.source.open(
                new Selection(
                        FeedFixture.PODS,
                        "shop",
                        "app in (a,b),!x",
                        "spec.nodeName=n",
                        FieldTrie.of(List.of("spec"))),
                fixture.recorder);
        fixture.recorder.awaitEvent("synced 1");
        Request request = server.requests(WATCH_LIST).getFirst();
        assertThat(request.path()).isEqualTo("/api/v1/namespaces/shop/pods");
        assertThat(request.parameter("labelSelector")).isEqualTo("app in (a,b),!x");
        assertThat(request.parameter("fieldSelector")).isEqualTo("spec.nodeName=n");
        assertThat(request.header("Accept")).isEqualTo("application/json");
        assertThat(request.header("User-Agent")).startsWith("kube-object-exporter/");
    }

    @Test
    void metadataAlone_isAllThatIsAskedFor_whereNothingElseIsUsed() {
        server.on(
                WATCH_LIST,
                (_, wire) ->
                        wire.stream()
                                .lines(
                                        "{\"type\":\"ADDED\",\"object\":{\"kind\":\"PartialObjectMetadata\",\"apiVersion\":\"meta.k8s.io/v1\",\"metadata\":{\"name\":\"a\",\"namespace\":\"d\",\"labels\":{\"x\":\"y\"}}}}",
                                        initialEnd(1))
                                .hang());
        List<KubeObject> objects = new CopyOnWriteArrayList<>();
        fixture.open(
                event -> {
                    if (event instanceof ObjectEvent.Put(var object)) {
                        objects.add(object);
                    }
                },
                FieldTrie.of(List.of("metadata", "labels")).union(FieldTrie.of(List.of("kind"))));
        FeedFixture.await("the object", () -> !objects.isEmpty());
        assertThat(objects.getFirst().fields())
                .as("what the object is, not what it came as")
                .isEqualTo(Map.of("kind", "Pod", "metadata", Map.of("labels", Map.of("x", "y"))));
        assertThat(server.requests(WATCH_LIST).getFirst().header("Accept"))
                .isEqualTo(
                        "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json");
    }

    @Test
    void listsAtTheSameTime_areFew() {
        server.on(WATCH_LIST, (_, wire) -> wire.stream().hang());
        for (int i = 0; i < 10; i++) {
            fixture.pods();
        }
        FeedFixture.await("four lists", () -> server.requests(WATCH_LIST).size() == 4);
        assertThat(server.requests(WATCH_LIST)).hasSize(4);
        FeedFixture.await("the others follow", () -> server.requests(WATCH_LIST).size() == 10);
    }
}
