package io.kubeobject.source.kubernetes;

import static io.kubeobject.source.kubernetes.Bodies.added;
import static io.kubeobject.source.kubernetes.Bodies.deleted;
import static io.kubeobject.source.kubernetes.Bodies.initialEnd;
import static io.kubeobject.source.kubernetes.ScriptedServer.Kind.WATCH;
import static io.kubeobject.source.kubernetes.ScriptedServer.Kind.WATCH_LIST;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.ObjectEvent;
import io.kubeobject.object.ObjectSink;
import io.kubeobject.source.Feed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Loss of contact and its return; how feeds end. */
@Timeout(60)
class ContactTest {

    @Test
    void serverThatIsNotThereYet_isAwaited() throws Exception {
        int port = freePort();
        try (FeedFixture fixture = new FeedFixture("http://127.0.0.1:" + port)) {
            fixture.source.catalogs(_ -> {});
            Feed feed = fixture.pods();
            FeedFixture.await("a problem", () -> !feed.status().problem().isEmpty());
            assertThat(feed.status().up()).isFalse();
            assertThat(feed.status().lastContact()).isNull();
            String problem = "cannot reach http://127.0.0.1:" + port + ": connection refused";
            assertThat(feed.status().problem()).isEqualTo(problem);
            FeedFixture.await("the source says so", () -> !fixture.source.problem().isEmpty());
            assertThat(fixture.source.problem()).isEqualTo(problem);
            try (ScriptedServer server = ScriptedServer.on(port)) {
                server.on(
                        WATCH_LIST,
                        (_, wire) -> wire.stream().lines(added("a", 1), initialEnd(2)).hang());
                fixture.recorder.awaitEvent("synced 2");
                FeedFixture.await("no problem left", () -> fixture.source.problem().isEmpty());
                assertThat(feed.status().up()).isTrue();
                assertThat(feed.status().restarts()).containsOnlyKeys("unreachable");
            }
        }
    }

    @Test
    void serverThatWasAway_isFollowedUp_withDeletionsOfTheMeantime() throws Exception {
        ScriptedServer before = ScriptedServer.start();
        int port = before.port();
        before.on(
                WATCH_LIST,
                (_, wire) ->
                        wire.stream().lines(added("a", 1), added("gone", 2), initialEnd(5)).hang());
        try (FeedFixture fixture = new FeedFixture("http://127.0.0.1:" + port)) {
            Feed feed = fixture.pods();
            fixture.recorder.awaitEvent("synced 5");
            before.close();
            FeedFixture.await("down", () -> !feed.status().up());
            assertThat(feed.status().synced()).as("what is known stays").isTrue();
            assertThat(fixture.recorder.objects()).containsOnlyKeys("a", "gone");
            try (ScriptedServer after = ScriptedServer.on(port)) {
                after.on(WATCH, (_, wire) -> wire.stream().lines(deleted("gone", 7)).hang());
                fixture.recorder.awaitEvent("delete gone");
                assertThat(feed.status().up()).isTrue();
                assertThat(after.requests(WATCH).getFirst().parameter("resourceVersion"))
                        .isEqualTo("5");
            }
        }
    }

    @Test
    void returnOfTheServer_endsThePausesOfAllFeeds() throws Exception {
        Timing patient =
                new Timing(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(20),
                        Duration.ofMillis(600));
        int port = freePort();
        try (FeedFixture fixture = new FeedFixture("http://127.0.0.1:" + port, patient)) {
            fixture.source.catalogs(_ -> {});
            Feed feed = fixture.pods();
            FeedFixture.await("a problem", () -> !feed.status().problem().isEmpty());
            FeedFixture.await("the source says so", () -> !fixture.source.problem().isEmpty());
            try (ScriptedServer server = ScriptedServer.on(port)) {
                server.on(WATCH_LIST, (_, wire) -> wire.stream().lines(initialEnd(2)).hang());
                fixture.recorder.awaitEvent("synced 2");
            }
        }
    }

    @Test
    void halfOpenConnection_isFoundOut() throws Exception {
        try (ScriptedServer server = ScriptedServer.start();
                FeedFixture fixture = new FeedFixture(server.url())) {
            // The stream stops in the middle of an event, and no FIN ever comes.
            server.on(
                            WATCH_LIST,
                            (_, wire) ->
                                    wire.stream()
                                            .lines(initialEnd(5))
                                            .chunk("{\"type\":\"AD".getBytes())
                                            .hang())
                    .on(WATCH, (_, wire) -> wire.stream().lines(added("a", 6)).hang());
            Instant begun = Instant.now();
            Feed feed = fixture.pods();
            fixture.recorder.awaitEvent("put a@6");
            assertThat(Duration.between(begun, Instant.now()))
                    .isGreaterThan(FeedFixture.QUICK.silence())
                    .isLessThan(FeedFixture.QUICK.silence().multipliedBy(3));
            assertThat(feed.status().restarts()).isEqualTo(Map.of("silent", 1L));
        }
    }

    @Test
    void standardSilence_isMoreThanTheTimeBetweenBookmarks_andLessThanStale() {
        assertThat(Timing.STANDARD.silence())
                .isBetween(Duration.ofSeconds(70), Duration.ofSeconds(85));
    }

    @Test
    void serverThatAcceptsAndNeverAnswers_isLeft() throws Exception {
        Timing impatient =
                new Timing(
                        Duration.ofMillis(300),
                        Duration.ofMillis(300),
                        Duration.ofMillis(300),
                        Duration.ofMillis(10),
                        Duration.ofMillis(100),
                        Duration.ofMillis(200));
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                FeedFixture fixture =
                        new FeedFixture("http://127.0.0.1:" + deaf.getLocalPort(), impatient)) {
            Feed feed = fixture.pods();
            FeedFixture.await("a problem", () -> !feed.status().problem().isEmpty());
            assertThat(feed.status().problem()).endsWith(": no answer in time");
            assertThat(feed.status().restarts()).containsOnlyKeys("unreachable");
        }
    }

    @Test
    void closedFeed_isSilent_whateverItWasDoing() throws Exception {
        try (ScriptedServer server = ScriptedServer.start()) {
            server.on(
                    WATCH_LIST,
                    (_, wire) -> wire.stream().lines(initialEnd(5)).hang(),
                    (_, wire) -> wire.stream().hang(),
                    (_, wire) -> wire.hang(),
                    (_, wire) -> wire.failure(500, "InternalError", "", "Retry-After: 100\r\n"));
            for (int i = 0; i < 4; i++) {
                try (FeedFixture fixture = new FeedFixture(server.url())) {
                    Feed feed = fixture.pods();
                    Thread.sleep(150);
                    feed.close();
                    int events = fixture.recorder.events().size();
                    assertThat(feed.status().up()).isFalse();
                    Thread.sleep(50);
                    assertThat(fixture.recorder.events()).hasSize(events);
                }
            }
        }
    }

    @Test
    void close_waitsForASinkAtWork() throws Exception {
        try (ScriptedServer server = ScriptedServer.start();
                FeedFixture fixture = new FeedFixture(server.url())) {
            server.on(WATCH_LIST, (_, wire) -> wire.stream().lines(added("a", 1)).hang());
            CountDownLatch entered = new CountDownLatch(1);
            AtomicInteger working = new AtomicInteger();
            Feed feed =
                    fixture.open(
                            event -> {
                                if (event instanceof ObjectEvent.Put) {
                                    working.set(1);
                                    entered.countDown();
                                    long end = System.nanoTime() + 200_000_000;
                                    while (System.nanoTime() < end) {
                                        Thread.onSpinWait();
                                    }
                                    working.set(0);
                                }
                            },
                            FieldTrie.ALL);
            assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();
            feed.close();
            assertThat(working.get()).isZero();
        }
    }

    @Test
    void sink_mayCloseItsFeed() throws Exception {
        try (ScriptedServer server = ScriptedServer.start();
                FeedFixture fixture = new FeedFixture(server.url())) {
            server.on(
                    WATCH_LIST,
                    (_, wire) -> wire.stream().lines(added("a", 1), added("b", 2)).hang());
            CompletableFuture<Feed> feed = new CompletableFuture<>();
            AtomicInteger events = new AtomicInteger();
            ObjectSink sink =
                    event -> {
                        events.incrementAndGet();
                        feed.join().close();
                    };
            feed.complete(fixture.open(sink, FieldTrie.ALL));
            FeedFixture.await("the end", () -> !feed.join().status().problem().isEmpty());
            Thread.sleep(50);
            assertThat(events.get()).isBetween(1, 3);
        }
    }

    @Test
    void sinkThatThrows_getsAFullListAgain() throws Exception {
        try (ScriptedServer server = ScriptedServer.start();
                FeedFixture fixture = new FeedFixture(server.url())) {
            server.on(
                    WATCH_LIST,
                    (_, wire) -> wire.stream().lines(added("a", 1), initialEnd(5)).hang());
            AtomicReference<RuntimeException> defect =
                    new AtomicReference<>(new IllegalStateException("defect of a test"));
            Feed feed =
                    fixture.open(
                            event -> {
                                RuntimeException once = defect.get();
                                if (event instanceof ObjectEvent.Put && once != null) {
                                    defect.set(null);
                                    throw once;
                                }
                                fixture.recorder.accept(event);
                            },
                            FieldTrie.ALL);
            fixture.recorder.awaitEvent("synced 5");
            assertThat(fixture.recorder.objects()).containsOnlyKeys("a");
            assertThat(feed.status().up()).isTrue();
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
