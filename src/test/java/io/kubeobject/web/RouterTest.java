package io.kubeobject.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

class RouterTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Router router = new Router();
        router.get("/page", exchange -> Answer.text(exchange, 200, "hello"));
        router.post("/deed", exchange -> Answer.text(exchange, 200, "done"));
        router.get(
                "/broken",
                _ -> {
                    throw new IllegalStateException("BUG: planted, secret");
                });
        router.get(
                "/half",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write("half".getBytes(UTF_8));
                    exchange.getResponseBody().flush();
                    throw new IllegalStateException("BUG: planted");
                });
        server.createContext("/", router);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.close();
        client.close();
    }

    @Test
    void get_findsThePage() throws Exception {
        HttpResponse<String> answer = ask("GET", "/page?a=b");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("hello\n");
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("text/plain; charset=utf-8");
    }

    @Test
    void head_hasTheHeadersAlone() throws Exception {
        HttpResponse<String> answer = ask("HEAD", "/page");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Length")).contains("6");
    }

    @Test
    void unknownPath_is404_andListsThePages() throws Exception {
        for (String path : new String[] {"/", "/pages", "/page/", "/page/below", "/PAGE"}) {
            HttpResponse<String> answer = ask("GET", path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("/page /deed");
        }
    }

    @Test
    void wrongMethod_is405_andNamesTheRightOnes() throws Exception {
        HttpResponse<String> answer = ask("DELETE", "/page");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
        assertThat(ask("GET", "/deed").headers().firstValue("Allow")).contains("POST, PUT");
        assertThat(ask("POST", "/deed").body()).isEqualTo("done\n");
    }

    @Test
    void brokenPage_is500_andTellsNothing() throws Exception {
        HttpResponse<String> answer = ask("GET", "/broken");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("secret");
        assertThat(ask("GET", "/page").statusCode()).isEqualTo(200);
    }

    @Test
    void pageThatBreaksInTheMiddle_isNoCompleteAnswer() {
        assertThatThrownBy(() -> ask("GET", "/half")).isInstanceOf(IOException.class);
    }

    private HttpResponse<String> ask(String method, String path) throws Exception {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return client.send(
                HttpRequest.newBuilder(url)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
