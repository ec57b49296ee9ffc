package io.kubeobject.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.kubeobject.simulator.Simulator;
import io.kubeobject.simulator.SimulatorOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program as a process of its own: signals, and the limits of the HTTP server, which a process
 * has once. Clients are raw sockets. The times are shortened by the properties that the program
 * sets if nobody else does.
 */
class ProcessTest {

    private static final int CONNECTIONS = 40;
    private static final Pattern SERVING = Pattern.compile("serving at http://127.0.0.1:(\\d+)");

    @TempDir Path folder;

    private final List<Socket> sockets = new ArrayList<>();
    private Simulator simulator;
    private Process program;
    private int port;

    @BeforeEach
    void start() throws Exception {
        simulator = Simulator.start(SimulatorOptions.DEFAULT);
        for (int i = 0; i < 300; i++) {
            String name = "n".repeat(200) + i;
            simulator.put("apps/v1", "Deployment", deployment(name));
        }
        launch(
                List.of(
                        "-Dsun.net.httpserver.maxReqTime=1",
                        "-Dsun.net.httpserver.idleInterval=2",
                        "-Dsun.net.httpserver.clockTick=200",
                        "-Djdk.httpserver.maxConnections=" + CONNECTIONS));
        await("200", "/-/ready");
    }

    private void launch(List<String> properties, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(properties);
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.kubeobject.cli.Main",
                        "--server=" + simulator.url(),
                        "--web.listen-address=127.0.0.1:0"));
        command.addAll(List.of(arguments));
        program = new ProcessBuilder(command).redirectError(log().toFile()).start();
        port = Integer.parseInt(await(SERVING));
    }

    private static String deployment(String name) {
        return """
        {"metadata":{"name":"%s","namespace":"default"},
         "spec":{"replicas":2,"selector":{"matchLabels":{"app":"web"}},
                 "template":{"metadata":{"labels":{"app":"web"}},
                             "spec":{"containers":[{"name":"c","image":"i"}]}}}}
        """
                .formatted(name);
    }

    @AfterEach
    void end() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        program.destroyForcibly().waitFor();
        simulator.close();
    }

    @Test
    void sigterm_endsTheProgramWith0_soon() throws Exception {
        long begin = System.nanoTime();
        program.destroy();
        assertThat(program.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isZero();
        assertThat(seconds(begin)).isLessThan(5);
        assertThat(Files.readString(log())).contains("msg=ending");
    }

    @Test
    void sigterm_letsAScrapeEnd_thatHasBegun() throws Exception {
        Socket slow = ask("GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        InputStream in = slow.getInputStream();
        long read = in.readNBytes(1000).length;
        program.destroy();
        byte[] some = new byte[100_000];
        int more = in.read(some);
        long total = read;
        byte[] last = new byte[0];
        while (more >= 0) {
            total += more;
            last = java.util.Arrays.copyOf(some, more);
            Thread.sleep(Duration.ofMillis(10));
            more = in.read(some);
        }
        assertThat(total).isGreaterThan(300 * 8 * 200);
        assertThat(new String(last, UTF_8)).endsWith("\n");
        assertThat(program.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isZero();
    }

    /** One core, as a small container has. */
    @Test
    void mappingsThatComputeForLong_leaveRoomForRequests() throws Exception {
        program.destroyForcibly().waitFor();
        Files.delete(log());
        Path mapping =
                Files.writeString(
                        folder.resolve("heavy.yaml"),
                        """
                        resource: deployments.apps
                        labels: {name: metadata.name}
                        let: {x: "'x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x'.split(',')"}
                        metrics:
                          - name: heavy
                            help: Long to compute.
                            value: "x.map(a, x.map(b, x.filter(c, a + b + c != metadata.name).size()).sum()).sum()"
                        """);
        launch(
                List.of(
                        "-Djdk.virtualThreadScheduler.parallelism=1",
                        "-Djdk.virtualThreadScheduler.maxPoolSize=1"),
                "--mappings",
                mapping.toString());
        int answered = 0;
        while (!status("/-/ready").equals("200")) {
            assertThat(status("/-/healthy")).isEqualTo("200");
            answered++;
        }
        assertThat(answered).isGreaterThan(10);
    }

    @Test
    void slowHeaders_areCut() throws Exception {
        Socket slow = ask("GET /metrics HTTP/1.1\r\nHost: x\r\nX-");
        long begin = System.nanoTime();
        assertThat(ends(slow)).isTrue();
        assertThat(seconds(begin)).isLessThan(10);
        assertThat(status("/-/healthy")).isEqualTo("200");
    }

    @Test
    void hugeHeaders_areRefused() throws Exception {
        assertThat(ends(ask("GET / HTTP/1.1\r\nX: " + "x".repeat(64 * 1024) + "\r\n\r\n")))
                .isTrue();
        assertThat(ends(ask("GET /" + "x".repeat(64 * 1024) + " HTTP/1.1\r\n\r\n"))).isTrue();
        StringBuilder many = new StringBuilder("GET / HTTP/1.1\r\n");
        for (int i = 0; i < 200; i++) {
            many.append("X-").append(i).append(": 1\r\n");
        }
        assertThat(ends(ask(many.append("\r\n").toString()))).isTrue();
        assertThat(status("/-/healthy")).isEqualTo("200");
    }

    @Test
    void garbage_isRefused() throws Exception {
        for (String request :
                List.of(
                        "\u0000\u0001\u0002\r\n\r\n",
                        "GET\r\n\r\n",
                        "GET mailto:x HTTP/1.1\r\n\r\n",
                        "GET /%zz HTTP/1.1\r\n\r\n",
                        "GET /metrics?name[]=%f HTTP/1.1\r\nConnection: close\r\n\r\n",
                        "POST /-/reload HTTP/1.1\r\nContent-Length: -1\r\n\r\n")) {
            String answer = new String(drain(ask(request)), ISO_8859_1);
            assertThat(answer).as(request).doesNotContain(" 200 ").doesNotContain("Exception:");
        }
        assertThat(status("/-/healthy")).isEqualTo("200");
    }

    @Test
    void manyIdleConnections_areBounded_andGoAwayByThemselves() throws Exception {
        for (int i = 0; i < 3 * CONNECTIONS; i++) {
            sockets.add(connect());
        }
        int refused = 0;
        for (Socket socket : sockets.subList(2 * CONNECTIONS, 3 * CONNECTIONS)) {
            refused += ends(socket) ? 1 : 0;
        }
        assertThat(refused).isEqualTo(CONNECTIONS);
        await("200", "/-/healthy");
        long threads =
                Long.parseLong(
                        Files.readString(Path.of("/proc/" + program.pid() + "/status"))
                                .replaceAll("(?s).*Threads:\\s*(\\d+).*", "$1"));
        assertThat(threads).isLessThan(60);
    }

    private Path log() {
        return folder.resolve("log");
    }

    private String await(Pattern line) throws Exception {
        long begin = System.nanoTime();
        while (true) {
            Matcher found = line.matcher(Files.exists(log()) ? Files.readString(log()) : "");
            if (found.find()) {
                return found.group(1);
            }
            assertThat(seconds(begin)).as(() -> "no " + line).isLessThan(60);
            Thread.sleep(Duration.ofMillis(50));
        }
    }

    private void await(String wanted, String path) throws Exception {
        long begin = System.nanoTime();
        while (!status(path).equals(wanted)) {
            assertThat(seconds(begin)).isLessThan(60);
            Thread.sleep(Duration.ofMillis(50));
        }
    }

    /** Empty if the connection is refused or cut. */
    private String status(String path) throws IOException {
        try (Socket socket = ask("GET " + path + " HTTP/1.0\r\n\r\n")) {
            String answer = new String(drain(socket), ISO_8859_1);
            return answer.length() < 12 ? "" : answer.substring(9, 12);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.setSoTimeout(20_000);
        return socket;
    }

    private Socket ask(String request) throws IOException {
        Socket socket = connect();
        sockets.add(socket);
        try {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        } catch (IOException e) {
            // The server may have had enough before the end; what it says is still to be read.
            return socket;
        }
        return socket;
    }

    /** Whether the server ends the connection without a good answer. */
    private static boolean ends(Socket socket) {
        return !new String(drain(socket), ISO_8859_1).contains(" 200 ");
    }

    /** What comes until the end, be it good or bad; fails if none comes. */
    private static byte[] drain(Socket socket) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("the connection stays open", e);
        } catch (IOException e) {
            // A reset is an end as well.
            return all.toByteArray();
        }
        return all.toByteArray();
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
