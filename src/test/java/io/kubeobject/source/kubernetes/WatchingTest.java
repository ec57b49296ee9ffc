package io.kubeobject.source.kubernetes;

import static io.kubeobject.source.kubernetes.Bodies.added;
import static io.kubeobject.source.kubernetes.Bodies.bookmark;
import static io.kubeobject.source.kubernetes.Bodies.deleted;
import static io.kubeobject.source.kubernetes.Bodies.error;
import static io.kubeobject.source.kubernetes.Bodies.event;
import static io.kubeobject.source.kubernetes.Bodies.initialEnd;
import static io.kubeobject.source.kubernetes.Bodies.join;
import static io.kubeobject.source.kubernetes.Bodies.modified;
import static io.kubeobject.source.kubernetes.Bodies.pod;
import static io.kubeobject.source.kubernetes.ScriptedServer.Kind.WATCH;
import static io.kubeobject.source.kubernetes.ScriptedServer.Kind.WATCH_LIST;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.object.FieldTrie;
import io.kubeobject.source.Feed;
import io.kubeobject.source.kubernetes.ScriptedServer.Script;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** What a watch makes of the streams that servers, proxies and networks produce. */
class WatchingTest {

    /** One pod, then the end of the stream as the server's own timeout ends it. */
    private static final Script ONE_POD =
            (_, wire) -> {
                wire.stream().lines(added("a", 1), initialEnd(10));
                Thread.sleep(1050);
            };

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
    void endOfTheServersTime_isFollowedByAWatchFromThere_withoutAPause() {
        server.on(WATCH_LIST, ONE_POD)
                .on(WATCH, (_, wire) -> wire.stream().lines(modified("a", 11)).hang());
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("put a@11");
        assertThat(server.requests(WATCH).getFirst().parameter("resourceVersion")).isEqualTo("10");
        assertThat(server.requests(WATCH).getFirst().query())
                .doesNotContainKeys("sendInitialEvents", "resourceVersionMatch");
        assertThat(feed.status().restarts()).isEqualTo(Map.of("timeout", 1L));
        assertThat(server.requests(WATCH_LIST)).hasSize(1);
    }

    @Test
    void bookmarks_moveThePointToResumeFrom() {
        server.on(WATCH_LIST, (_, wire) -> wire.stream().lines(initialEnd(10), bookmark(50)).drop())
                .on(
                        WATCH,
                        (_, wire) -> wire.stream().lines(bookmark(60)).drop(),
                        (_, wire) -> wire.stream().lines(added("x", 61), bookmark(70)).drop(),
                        (_, wire) -> wire.stream().hang());
        fixture.pods();
        FeedFixture.await("three watches", () -> server.requests(WATCH).size() == 3);
        assertThat(server.requests(WATCH).stream().map(r -> r.parameter("resourceVersion")))
                .containsExactly("50", "60", "70");
        assertThat(server.requests(WATCH_LIST)).hasSize(1);
    }

    @Test
    void streamOfBookmarksAlone_isContact() throws Exception {
        server.on(
                WATCH_LIST,
                (_, wire) -> {
                    wire.stream().lines(initialEnd(10));
                    for (int i = 11; i < 16; i++) {
                        Thread.sleep(500);
                        wire.lines(bookmark(i));
                    }
                    wire.hang();
                });
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("synced 10");
        var synced = feed.status().lastContact();
        Thread.sleep(2700);
        assertThat(feed.status().restarts()).isEmpty();
        assertThat(feed.status().lastContact()).isAfter(synced.plusSeconds(2));
    }

    @Test
    void silence_isEndedByAReconnect_andTheFeedStaysUp() {
        server.on(
                        WATCH_LIST,
                        (_, wire) -> wire.stream().lines(added("a", 1), initialEnd(10)).hang())
                .on(WATCH, (_, wire) -> wire.stream().lines(modified("a", 12)).hang());
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("put a@12");
        assertThat(feed.status().restarts()).isEqualTo(Map.of("silent", 1L));
        assertThat(server.requests(WATCH).getFirst().parameter("resourceVersion")).isEqualTo("10");
        assertThat(server.requests(WATCH_LIST)).hasSize(1);
    }

    @Test
    void oddEvents_converge() {
        server.on(
                WATCH_LIST,
                (_, wire) ->
                        wire.stream()
                                .lines(initialEnd(10))
                                .lines(modified("never-added", 11), deleted("never-seen", 12))
                                .lines(added("twice", 13), added("twice", 14))
                                .lines(modified("late", 30), modified("late", 20))
                                .lines(deleted("gone", 31), deleted("gone", 31))
                                .lines(event("NEWTYPE", "{\"what\":[1]}"))
                                .lines("", added("after", 32))
                                .hang());
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("put after@32");
        assertThat(fixture.recorder.objects())
                .isEqualTo(Map.of("never-added", "11", "twice", "14", "late", "20", "after", "32"));
        assertThat(feed.status().restarts()).isEmpty();
        assertThat(feed.status().unreadable()).isZero();
    }

    @Test
    void objectThatCannotBeUsed_isDropped_andTheStreamGoesOn() {
        String deep = "{\"a\":[".repeat(5000) + "]}".repeat(5000);
        server.on(
                WATCH_LIST,
                (_, wire) ->
                        wire.stream()
                                .lines(added("a", 1), initialEnd(10))
                                .lines(event("MODIFIED", "{\"metadata\":{\"uid\":\"no name\"}}"))
                                .lines(event("MODIFIED", "{\"kind\":null,\"metadata\":null}"))
                                .lines(event("DELETED", "{}"))
                                .lines(
                                        event(
                                                "MODIFIED",
                                                "{\"spec\":"
                                                        + deep
                                                        + ",\"metadata\":{\"name\":\"a\",\"namespace\":\"d\"}}"))
                                .lines(added("b", 12))
                                .hang());
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("put b@12");
        assertThat(fixture.recorder.objects())
                .as("no older state of what cannot be read stays behind")
                .isEqualTo(Map.of("b", "12"));
        assertThat(feed.status().unreadable()).isEqualTo(4);
        assertThat(feed.status().restarts()).isEmpty();
    }

    @Test
    void hugeAndIllegal_isRead() throws Exception {
        byte[] illegal = added("illegal", 14).getBytes(StandardCharsets.UTF_8);
        illegal[new String(illegal, StandardCharsets.UTF_8).indexOf("u-illegal")] = (byte) 0xff;
        server.on(
                WATCH_LIST,
                (_, wire) -> {
                    wire.stream().lines(initialEnd(10));
                    String value = "x".repeat(10 << 20);
                    wire.lines(
                            event(
                                    "ADDED",
                                    pod("huge", 11)
                                            .replace(
                                                    "\"spec\":{",
                                                    "\"spec\":{\"v\":\"" + value + "\",")));
                    wire.lines(
                            event(
                                    "ADDED",
                                    pod("label", 12)
                                            .replace(
                                                    "\"uid\"",
                                                    "\"labels\":{\"l\":\""
                                                            + "y".repeat(1_000_000)
                                                            + "\"},\"uid\"")));
                    wire.lines(
                            event(
                                    "ADDED",
                                    pod("number", 13)
                                            .replace("\"n\"", "1" + "0".repeat(2000) + "e999")));
                    wire.chunk(illegal).lines("", added("last", 15)).hang();
                });
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("put last@15");
        assertThat(fixture.recorder.objects().keySet())
                .containsExactly("huge", "illegal", "label", "last", "number");
        assertThat(feed.status().unreadable()).isZero();
        assertThat(feed.status().restarts()).isEmpty();
    }

    @Test
    void chunksThatCutAnywhere_areRead() {
        byte[] text =
                join(added("ä漢𝄞-one", 1), initialEnd(10), added("ä漢𝄞-two", 11))
                        .getBytes(StandardCharsets.UTF_8);
        server.on(
                WATCH_LIST,
                (_, wire) -> {
                    wire.stream();
                    for (byte b : text) {
                        wire.chunk(new byte[] {b});
                    }
                    wire.hang();
                });
        fixture.pods();
        fixture.recorder.awaitEvent("put ä漢𝄞-two@11");
        assertThat(fixture.recorder.objects()).hasSize(2);
    }

    @Test
    void compressedWatch_isRead() {
        server.on(
                WATCH_LIST,
                (_, wire) -> {
                    wire.stream("Content-Encoding: gzip\r\n");
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    GZIPOutputStream zip = new GZIPOutputStream(bytes, true);
                    for (String line : List.of(added("a", 1), initialEnd(10), added("b", 11))) {
                        zip.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                        zip.flush();
                        wire.chunk(bytes.toByteArray());
                        bytes.reset();
                    }
                    wire.hang();
                });
        fixture.pods();
        fixture.recorder.awaitEvent("put b@11");
    }

    @Test
    void truncatedEvent_isReadAgainFromBeforeIt() {
        String cut = added("b", 12).substring(0, 60);
        server.on(
                        WATCH_LIST,
                        (_, wire) ->
                                wire.stream()
                                        .lines(initialEnd(10), added("a", 11))
                                        .chunk(cut.getBytes(StandardCharsets.UTF_8)))
                .on(
                        WATCH,
                        (_, wire) ->
                                wire.stream().chunk(cut.getBytes(StandardCharsets.UTF_8)).drop(),
                        (_, wire) -> wire.stream().lines(added("b", 12)).hang());
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("put b@12");
        assertThat(server.requests(WATCH).stream().map(r -> r.parameter("resourceVersion")))
                .containsExactly("11", "11");
        assertThat(feed.status().unreadable()).isZero();
        assertThat(fixture.recorder.objects().keySet()).containsExactly("a", "b");
    }

    @Test
    void garbage_isReadAgainFromBeforeIt() {
        for (String garbage : List.of("garbage", "42", "{\"object\":{}}")) {
            server.on(
                    WATCH,
                    (_, wire) ->
                            wire.stream().lines(garbage, added("lost?", 11), bookmark(12)).hang(),
                    (_, wire) -> wire.stream().lines(added("b", 11), bookmark(10)).drop());
        }
        server.on(WATCH_LIST, (_, wire) -> wire.stream().lines(initialEnd(10)).drop())
                .on(WATCH, (_, wire) -> wire.stream().lines(added("end", 20)).hang());
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("put end@20");
        assertThat(fixture.recorder.objects().keySet()).containsExactly("b", "end");
        assertThat(feed.status().restarts()).containsEntry("unreadable", 3L);
        assertThat(feed.status().unreadable()).isZero();
        assertThat(server.requests(WATCH_LIST)).hasSize(1);
    }

    @Test
    void eventThatIsNeverReadable_isPassedOver_afterOneReconnect() {
        String tooDeep = event("MODIFIED", "[".repeat(20_000) + "]".repeat(20_000));
        String cut = "{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"x";
        server.on(WATCH_LIST, (_, wire) -> wire.stream().lines(initialEnd(10)).drop())
                .on(
                        WATCH,
                        (_, wire) ->
                                wire.stream()
                                        .lines(added("a", 11), tooDeep, cut, added("b", 12))
                                        .hang(),
                        (_, wire) -> wire.stream().lines(tooDeep, cut, added("b", 12)).hang());
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("put b@12");
        assertThat(server.requests(WATCH)).hasSize(2);
        assertThat(feed.status().unreadable()).isEqualTo(2);
        assertThat(feed.status().restarts()).containsEntry("unreadable", 1L);
        assertThat(server.requests(WATCH_LIST)).as("no relist").hasSize(1);
    }

    @Test
    void initialObjectThatIsNeverReadable_isPassedOver() {
        String bad = "{\"type\":\"ADDED\",\"object\":" + "{\"a\":".repeat(20_000);
        server.on(
                WATCH_LIST,
                (_, wire) -> wire.stream().lines(added("a", 1), bad, initialEnd(10)).hang());
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("synced 10");
        assertThat(fixture.recorder.objects()).isEqualTo(Map.of("a", "1"));
        assertThat(feed.status().unreadable()).isEqualTo(1);
        assertThat(server.requests(WATCH_LIST)).hasSize(2);
    }

    @Test
    void expiredResourceVersion_listsAnew_atOnce() {
        for (Script expired :
                List.<Script>of(
                        (_, wire) -> wire.failure(410, "Expired", "too old", ""),
                        (_, wire) -> {
                            wire.stream().lines(error(410, "Expired", "too old"));
                            wire.hang();
                        },
                        (_, wire) -> wire.stream().lines(error(500, "Gone", "too old")).hang())) {
            try (ScriptedServer other =
                            ScriptedServer.start()
                                    .on(
                                            WATCH_LIST,
                                            (_, wire) ->
                                                    wire.stream()
                                                            .lines(added("gone", 1), initialEnd(10))
                                                            .drop(),
                                            (_, wire) ->
                                                    wire.stream()
                                                            .lines(added("a", 3), initialEnd(5))
                                                            .hang())
                                    .on(WATCH, expired);
                    FeedFixture pods = new FeedFixture(other.url())) {
                Feed feed = pods.pods();
                pods.recorder.awaitEvent("synced 5");
                assertThat(pods.recorder.objects())
                        .as("what was deleted meanwhile is gone; versions may go backwards")
                        .isEqualTo(Map.of("a", "3"));
                assertThat(feed.status().restarts()).containsEntry("expired", 1L);
                assertThat(feed.status().up()).isTrue();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void serverWhoseVersionsAllExpireAtOnce_isNotListedInACircle() throws Exception {
        server.on(WATCH_LIST, (_, wire) -> wire.stream().lines(initialEnd(10)).drop())
                .on(WATCH, (_, wire) -> wire.failure(410, "Expired", "too old", ""));
        fixture.pods();
        Thread.sleep(1000);
        assertThat(server.requests(WATCH_LIST).size()).isBetween(3, 25);
    }

    @Test
    void oldEventsAfterASlowConsumer_areNotLost() throws Exception {
        server.on(
                WATCH_LIST,
                (_, wire) -> {
                    wire.stream().lines(initialEnd(1));
                    for (int i = 2; i < 3002; i++) {
                        wire.lines(modified("p" + i % 50, i));
                    }
                    wire.hang();
                });
        fixture.open(
                event -> {
                    fixture.recorder.accept(event);
                    if (fixture.recorder.events().size() % 500 == 0) {
                        sleep(300);
                    }
                },
                FieldTrie.NONE);
        fixture.recorder.awaitEvent("put p1@3001");
        assertThat(fixture.recorder.objects()).hasSize(50);
        assertThat(fixture.recorder.events()).hasSize(3002);
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void slowDrip_isReadAsItComes() throws Exception {
        byte[] bytes = join(initialEnd(10), added("a", 11)).getBytes(StandardCharsets.UTF_8);
        int rest = bytes.length - 20;
        server.on(
                WATCH_LIST,
                (_, wire) -> {
                    wire.stream().chunk(Arrays.copyOf(bytes, rest));
                    for (int i = rest; i < bytes.length; i++) {
                        Thread.sleep(100);
                        wire.chunk(new byte[] {bytes[i]});
                    }
                    wire.hang();
                });
        Feed feed = fixture.pods();
        fixture.recorder.awaitEvent("put a@11");
        assertThat(feed.status().restarts()).isEmpty();
    }
}
