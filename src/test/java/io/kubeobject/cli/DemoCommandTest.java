package io.kubeobject.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class DemoCommandTest {

    private final CapturedTerminal terminal = new CapturedTerminal();
    private final Stop stop = new Stop();

    @Test
    void demo_showsAClusterThatLives_atTheAddressesThatItPrints() throws Exception {
        CompletableFuture<Integer> code =
                terminal.start(stop, "demo", "--web.listen-address=127.0.0.1:0");
        try (HttpClient client = HttpClient.newHttpClient()) {
            terminal.await("(Ctrl-C ends both)");
            String metrics = terminal.await("(http://\\S+/metrics) ");
            String seen = await(client, metrics, "name=\"checkout\"");
            assertThat(seen).contains("k8s_deployment_status_availableReplicas{namespace=\"shop\"");
            assertThat(get(client, metrics.replace("/metrics", "/telemetry")))
                    .contains("koe_resource_up{resource=\"deployments.apps\"} 1.0");
            String cluster = terminal.await("--server (http://\\S+) get");
            assertThat(get(client, cluster + "/apis/apps/v1/deployments")).contains("frontend");
        } finally {
            stop.ask();
        }
        assertThat(code.get(20, TimeUnit.SECONDS)).isEqualTo(Main.DONE);
        assertThat(terminal.out()).isEmpty();
    }

    private static String await(HttpClient client, String url, String text) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        String body = get(client, url);
        while (!body.contains(text)) {
            assertThat(System.nanoTime()).as(body).isLessThan(end);
            Thread.sleep(Duration.ofMillis(50));
            body = get(client, url);
        }
        return body;
    }

    private static String get(HttpClient client, String url) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create(url)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
