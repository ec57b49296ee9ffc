package io.kubeobject.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

@Timeout(60)
class FaultsTest {

    private static final String PODS = "/api/v1/pods";
    private static final String WATCH = PODS + "?watch=true&allowWatchBookmarks=true";
    private static final String STREAM =
            WATCH + "&sendInitialEvents=true&resourceVersionMatch=NotOlderThan";

    private Simulator simulator;
    private Faults faults;
    private Api api;

    @BeforeEach
    void start() throws IOException {
        simulator =
                Simulator.start(
                        SimulatorOptions.DEFAULT.withBookmarkInterval(Duration.ofMillis(100)));
        faults = simulator.faults();
        api = new Api(simulator.url());
        for (String name : new String[] {"a", "b", "c"}) {
            simulator.put("v1", "Pod", "{\"metadata\":{\"name\":\"" + name + "\"}}");
        }
    }

    @AfterEach
    void stop() {
        api.close();
        simulator.close();
    }

    @Test
    void tooManyRequests_strikesAsOftenAsAsked_withRetryAfter() throws Exception {
        faults.add(Fault.tooManyRequests(7).on(Verb.LIST).of("pods").times(2));

        HttpResponse<byte[]> first = api.get(PODS);
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("7");
        assertThat(Api.json(first).at("/details/retryAfterSeconds").asInt()).isEqualTo(7);
        assertThat(api.get(PODS).statusCode()).isEqualTo(429);
        assertThat(api.get(PODS).statusCode()).isEqualTo(200);
    }

    @Test
    void fault_ofOneResourceAndVerb_leavesOthersAlone() throws Exception {
        faults.add(Fault.refuse(503, "ServiceUnavailable", "down").on(Verb.LIST).of("pods"));

        assertThat(api.get("/api/v1/configmaps").statusCode()).isEqualTo(200);
        assertThat(api.get("/api/v1/namespaces/default/pods/a").statusCode()).isEqualTo(200);
        assertThat(api.get(PODS).statusCode()).isEqualTo(503);
        faults.clear();
        assertThat(api.get(PODS).statusCode()).isEqualTo(200);
    }

    @Test
    void discovery_canBeRefused() throws Exception {
        faults.add(Fault.unauthorized().on(Verb.DISCOVERY).times(1));

        assertThat(api.get("/apis").statusCode()).isEqualTo(401);
        assertThat(api.get("/apis").statusCode()).isEqualTo(200);
    }

    @Test
    void drop_beforeTheAnswer_breaksTheConnection() {
        faults.add(Fault.drop(0).on(Verb.LIST).times(100));

        assertThatThrownBy(() -> api.get(PODS)).isInstanceOf(IOException.class);
    }

    @Test
    void drop_inMidStream_breaksAWatchAfterWhatWasSent() throws Exception {
        faults.add(Fault.drop(120).on(Verb.WATCHLIST));

        try (Api.Lines watch = api.watch(STREAM)) {
            assertThatThrownBy(
                            () -> {
                                watch.next();
                                watch.next();
                            })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void hang_saysNothingMore_andKeepsTheConnection() throws Exception {
        faults.add(Fault.hang(0).on(Verb.GET).times(1));
        Thread asking =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        api.get("/api/v1/namespaces/default/pods/a");
                                    } catch (IOException | InterruptedException _) {
                                        // ended by the close of the client
                                    }
                                });

        assertThat(asking.join(Duration.ofMillis(400))).isFalse();
        assertThat(api.get(PODS).statusCode()).isEqualTo(200);
        api.close();
        assertThat(asking.join(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void truncate_endsInGoodOrder_inTheMiddleOfTheJson() throws Exception {
        faults.add(Fault.truncate(100).on(Verb.LIST));

        HttpResponse<byte[]> response = api.get(PODS);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).hasSize(100);
        assertThat(api.get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void drip_takesItsTime_andIsWhole() throws Exception {
        int length = api.get(PODS).body().length;
        faults.add(Fault.drip(length / 4, Duration.ofMillis(50)).on(Verb.LIST));
        long before = System.nanoTime();

        assertThat(api.get(PODS).body()).hasSize(length);
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThan(Duration.ofMillis(150));
    }

    @Test
    void delay_isWaitedFor() throws Exception {
        faults.add(Fault.delay(Duration.ofMillis(200)).on(Verb.GET));
        long before = System.nanoTime();

        assertThat(api.get("/api/v1/namespaces/default/pods/a").statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThan(Duration.ofMillis(190));
    }

    @Test
    void gone_asStatusAndAsEvent() throws Exception {
        faults.add(Fault.gone().on(Verb.WATCH).times(1));
        faults.add(Fault.goneEvent(2).on(Verb.WATCHLIST));

        assertThat(api.get(WATCH).statusCode()).isEqualTo(410);
        try (Api.Lines watch = api.watch(STREAM)) {
            assertThat(watch.nextText()).startsWith("ADDED");
            assertThat(watch.nextText()).startsWith("ADDED");
            JsonNode error = watch.next();
            assertThat(error.path("type").asText()).isEqualTo("ERROR");
            assertThat(error.at("/object/code").asInt()).isEqualTo(410);
            assertThat(watch.next().isMissingNode()).isTrue();
        }
    }

    @Test
    void errorEvents_endAQuietWatchAtOnce() throws Exception {
        faults.add(Fault.tooManyRequestsEvent(5, 0).on(Verb.WATCH).times(1));
        String watch = WATCH + "&resourceVersion=" + simulator.store().version();

        try (Api.Lines first = api.watch(watch)) {
            JsonNode error = first.next();
            assertThat(error.at("/object/code").asInt()).isEqualTo(429);
            assertThat(error.at("/object/details/retryAfterSeconds").asInt()).isEqualTo(5);
        }
        faults.add(Fault.internalErrorEvent(0).on(Verb.WATCH).times(1));
        try (Api.Lines second = api.watch(watch)) {
            assertThat(second.next().at("/object/code").asInt()).isEqualTo(500);
        }
    }

    @Test
    void noBookmarks_isSilentUntilSomethingHappens() throws Exception {
        faults.add(Fault.noBookmarks());

        try (Api.Lines watch =
                api.watch(WATCH + "&resourceVersion=" + simulator.store().version())) {
            Thread.sleep(300);
            simulator.put("v1", "Pod", "{\"metadata\":{\"name\":\"d\"}}");
            assertThat(watch.nextText()).isEqualTo("ADDED default/d");
        }
    }

    @Test
    void streamingLists_canBeRefusedIgnoredOrEndless() throws Exception {
        faults.add(Fault.noStreamingLists().times(1));
        assertThat(api.get(STREAM).statusCode()).isEqualTo(422);

        faults.add(Fault.noInitialEvents().times(1));
        try (Api.Lines ignored = api.watch(STREAM)) {
            JsonNode event = ignored.next();
            assertThat(event.path("type").asText()).isEqualTo("BOOKMARK");
            assertThat(event.at("/object/metadata").has("annotations")).isFalse();
        }

        faults.add(Fault.noEndBookmark().times(1));
        try (Api.Lines endless = api.watch(STREAM)) {
            assertThat(endless.nextText()).isEqualTo("ADDED default/a");
            assertThat(endless.nextText()).isEqualTo("ADDED default/b");
            assertThat(endless.nextText()).isEqualTo("ADDED default/c");
            assertThat(endless.next().at("/object/metadata").has("annotations")).isFalse();
        }
    }

    @Test
    void duplicateAdded_tellsEveryObjectTwice() throws Exception {
        faults.add(Fault.duplicateAdded());

        try (Api.Lines watch = api.watch(STREAM)) {
            assertThat(watch.nextText()).isEqualTo("ADDED default/a");
            assertThat(watch.nextText()).isEqualTo("ADDED default/a");
            assertThat(watch.nextText()).isEqualTo("ADDED default/b");
        }
    }

    @Test
    void versionsBack_tellsOlderVersionsEverywhere() throws Exception {
        long listed = api.json(PODS).at("/metadata/resourceVersion").asLong();
        long first = api.json(PODS).at("/items/0/metadata/resourceVersion").asLong();
        faults.add(Fault.versionsBack(2));

        JsonNode list = api.json(PODS);

        assertThat(list.at("/metadata/resourceVersion").asLong()).isEqualTo(listed - 2);
        assertThat(list.at("/items/0/metadata/resourceVersion").asLong()).isEqualTo(first - 2);
    }

    @Test
    void illegalText_isNotUtf8() throws Exception {
        faults.add(Fault.illegalText().on(Verb.LIST));

        byte[] body = api.get(PODS).body();

        assertThatThrownBy(
                        () ->
                                StandardCharsets.UTF_8
                                        .newDecoder()
                                        .decode(java.nio.ByteBuffer.wrap(body)))
                .isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void oversized_growsTheFirstObjectAlone() throws Exception {
        faults.add(Fault.oversized(10_000_000).on(Verb.LIST));

        JsonNode items = api.json(PODS).path("items");

        assertThat(items.path(0).path("oversized").asText()).hasSize(10_000_000);
        assertThat(items.path(1).has("oversized")).isFalse();
    }

    @Test
    void droppedConnections_areAcceptedAgain() throws Exception {
        try (Api.Lines watch = api.watch(WATCH)) {
            simulator.dropConnections();
            assertThatThrownBy(
                            () -> {
                                while (true) {
                                    watch.next();
                                }
                            })
                    .isInstanceOf(IOException.class);
        }
        assertThat(api.get(PODS).statusCode()).isEqualTo(200);
    }

    @Test
    void rawBytes_areServedAsTheyAre() throws Exception {
        simulator
                .store()
                .putRaw(
                        "configmaps",
                        "default",
                        "odd",
                        "{\"metadata\":null,\"data\":{\"deep\":[[[[null]]]],\"n\":1e400}}"
                                .getBytes(StandardCharsets.UTF_8));

        assertThat(new String(api.get("/api/v1/configmaps").body(), StandardCharsets.UTF_8))
                .endsWith("{\"metadata\":null,\"data\":{\"deep\":[[[[null]]]],\"n\":1e400}}]}\n");
    }
}
