package io.kubeobject.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Clients that read slowly or not at all, by raw sockets. */
class ScrapePageTest {

    private static final int OBJECTS = 3000;

    private final ServedDeployments served = new ServedDeployments();
    private final Pace pace = new Pace(Duration.ofSeconds(2), 1024 * 1024);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        served.pipeline.start();
        String[] names = new String[OBJECTS];
        for (int i = 0; i < OBJECTS; i++) {
            names[i] = "n".repeat(4000) + i;
        }
        served.source.list(names);
        assertThat(served.pipeline.awaitReady(Duration.ofSeconds(30))).isTrue();
        pace.start();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Router router = new Router().get("/metrics", new ScrapePage(served.pipeline, pace, 2));
        server.createContext("/", router.get("/", exchange -> Answer.text(exchange, 200, "here")));
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        pace.close();
        threads.close();
        served.close();
    }

    @Test
    void clientThatDoesNotRead_isCut_andItsPlaceIsFreeAgain() throws Exception {
        try (Socket first = ask("/metrics");
                Socket second = ask("/metrics")) {
            awaitStatus("503");
            try (Socket refused = ask("/metrics")) {
                assertThat(head(refused)).contains("Retry-After: 1").startsWith("HTTP/1.1 503");
            }
            assertThat(status("/")).isEqualTo("200");
            awaitStatus("200");
            assertThat(rest(first)).isLessThan(OBJECTS * 8000L);
            assertThat(rest(second)).isLessThan(OBJECTS * 8000L);
        }
    }

    @Test
    void clientThatReadsOften_butTooSlowly_isCut() throws Exception {
        try (Socket first = ask("/metrics");
                Socket second = ask("/metrics")) {
            threads.execute(() -> sip(first));
            threads.execute(() -> sip(second));
            awaitStatus("503");
            awaitStatus("200");
        }
    }

    /** Takes ten kilobytes a second. */
    private static void sip(Socket socket) {
        try {
            byte[] some = new byte[512];
            while (socket.getInputStream().read(some) >= 0) {
                Thread.sleep(Duration.ofMillis(50));
            }
        } catch (IOException | InterruptedException e) {
            // The test is over, or the connection is cut.
            return;
        }
    }

    @Test
    void clientThatReadsWell_getsEverything_howeverLongTheServerTakes() throws Exception {
        try (Socket socket = ask("/metrics")) {
            assertThat(rest(socket)).isGreaterThan(OBJECTS * 8000L);
        }
    }

    private Socket ask(String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(server.getAddress());
        socket.setSoTimeout(20_000);
        String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private void awaitStatus(String wanted) throws Exception {
        long start = System.nanoTime();
        while (!status("/metrics?name[]=none").equals(wanted)) {
            assertThat(seconds(start)).isLessThan(20);
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    private String status(String path) throws IOException {
        try (Socket socket = ask(path)) {
            return head(socket).substring(9, 12);
        }
    }

    private static String head(Socket socket) throws IOException {
        byte[] head = socket.getInputStream().readNBytes(400);
        return new String(head, StandardCharsets.ISO_8859_1).replace("Retry-after", "Retry-After");
    }

    /** How many bytes come until the end, be it good or bad. */
    private static long rest(Socket socket) throws IOException {
        byte[] buffer = new byte[65536];
        long sum = 0;
        int read = quietly(socket.getInputStream(), buffer);
        while (read >= 0) {
            sum += read;
            read = quietly(socket.getInputStream(), buffer);
        }
        return sum;
    }

    private static int quietly(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            // A reset is an end as well.
            return -1;
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
