package io.kubeobject.source.kubernetes;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLServerSocket;

/**
 * An API server that does what a test says, byte by byte: every request is answered by the next
 * script of its kind, the last script again and again. Without a script, discovery serves pods and
 * deployments, a watch stays silent, and everything else is a 404.
 */
final class ScriptedServer implements AutoCloseable {

    /** What a request is about. */
    enum Kind {
        DISCOVERY,
        LIST,
        WATCH,
        /** A watch that asks for the initial objects. */
        WATCH_LIST
    }

    record Request(
            String target, String path, Map<String, String> query, Map<String, String> headers) {

        Kind kind() {
            if (!query.containsKey("watch")) {
                boolean discovery =
                        path.matches("/api|/apis|/api/[^/]+|/apis/[^/]+/[^/]+|/version");
                return discovery ? Kind.DISCOVERY : Kind.LIST;
            }
            return query.containsKey("sendInitialEvents") ? Kind.WATCH_LIST : Kind.WATCH;
        }

        String parameter(String name) {
            return query.getOrDefault(name, "");
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    @FunctionalInterface
    interface Script {
        void answer(Request request, Wire wire) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final String scheme;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<Kind, Deque<Script>> scripts = new HashMap<>();

    private ScriptedServer(ServerSocket socket, String scheme) {
        this.socket = socket;
        this.scheme = scheme;
        for (Kind kind : Kind.values()) {
            scripts.put(kind, new ArrayDeque<>());
        }
        Thread.ofVirtual().start(this::accept);
    }

    static ScriptedServer start() throws IOException {
        return on(0);
    }

    static ScriptedServer on(int port) throws IOException {
        return new ScriptedServer(
                new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), "http");
    }

    /** Over TLS, on a socket that the test has made. */
    static ScriptedServer tls(SSLServerSocket socket) {
        return new ScriptedServer(socket, "https");
    }

    String url() {
        return scheme + "://127.0.0.1:" + port();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Adds scripts for requests of one kind. */
    ScriptedServer on(Kind kind, Script... next) {
        synchronized (scripts) {
            scripts.get(kind).addAll(List.of(next));
        }
        return this;
    }

    /** Everything that was asked, in order. */
    List<Request> requests(Kind kind) {
        return requests.stream().filter(r -> r.kind() == kind).toList();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (Request request = read(in); request != null; request = read(in)) {
                requests.add(request);
                Wire wire = new Wire(connection);
                script(request).answer(request, wire);
                wire.finish();
            }
        } catch (IOException | InterruptedException e) {
            // The client has gone, or the script has dropped it.
        } finally {
            connections.remove(connection);
        }
    }

    private Script script(Request request) {
        Kind kind = request.kind();
        synchronized (scripts) {
            Deque<Script> next = scripts.get(kind);
            if (!next.isEmpty()) {
                return next.size() > 1 ? next.remove() : next.element();
            }
        }
        return switch (kind) {
            case DISCOVERY -> Bodies::discovery;
            case WATCH, WATCH_LIST -> (_, wire) -> wire.stream().hang();
            case LIST -> (_, wire) -> wire.status(404, "not found", "");
        };
    }

    private static Request read(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return null;
        }
        String target = line.split(" ")[1];
        Map<String, String> headers = new HashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int mark = target.indexOf('?');
        Map<String, String> query = new LinkedHashMap<>();
        if (mark >= 0) {
            for (String pair : target.substring(mark + 1).split("&")) {
                String[] parts = pair.split("=", 2);
                query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return new Request(target, mark < 0 ? target : target.substring(0, mark), query, headers);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** Resets every connection. */
    void dropConnections() {
        new ArrayList<>(connections)
                .forEach(
                        connection -> {
                            try {
                                connection.setSoLinger(true, 0);
                                connection.close();
                            } catch (IOException e) {
                                // Gone already.
                            }
                        });
    }

    @Override
    public void close() throws IOException {
        socket.close();
        dropConnections();
    }

    /** One answer. */
    static final class Wire {

        private final Socket connection;
        private final OutputStream out;
        private boolean chunked;

        Wire(Socket connection) throws IOException {
            this.connection = connection;
            this.out = connection.getOutputStream();
        }

        /** A whole answer; {@code headers} are lines that end in CR LF. */
        void status(int code, String body, String headers) throws IOException {
            answer(code, body.getBytes(StandardCharsets.UTF_8), headers);
        }

        void answer(int code, byte[] body, String headers) throws IOException {
            String type =
                    headers.contains("Content-Type") ? "" : "Content-Type: application/json\r\n";
            raw(
                    ("HTTP/1.1 "
                                    + code
                                    + " Said\r\n"
                                    + type
                                    + headers
                                    + "Content-Length: "
                                    + (code == 304 ? 0 : body.length)
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            raw(code == 304 ? new byte[0] : body);
        }

        void json(String body) throws IOException {
            status(200, body, "");
        }

        /** The {@code Status} of a failure. */
        void failure(int code, String reason, String message, String headers) throws IOException {
            status(code, Bodies.status(code, reason, message), headers);
        }

        /** Begins a body of chunks. */
        Wire stream() throws IOException {
            return stream("");
        }

        Wire stream(String headers) throws IOException {
            chunked = true;
            raw(
                    ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                    + headers
                                    + "Transfer-Encoding: chunked\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }

        /** Sends lines, each as a chunk of its own. */
        Wire lines(String... lines) throws IOException {
            for (String line : lines) {
                chunk((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return this;
        }

        Wire chunk(byte[] bytes) throws IOException {
            ByteArrayOutputStream chunk = new ByteArrayOutputStream();
            chunk.writeBytes(
                    (Integer.toHexString(bytes.length) + "\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            chunk.writeBytes(bytes);
            chunk.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
            raw(chunk.toByteArray());
            return this;
        }

        void raw(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** Says no more until the client goes. */
        void hang() throws InterruptedException {
            while (!connection.isClosed()) {
                Thread.sleep(20);
                if (connection.isInputShutdown() || isGone()) {
                    return;
                }
            }
        }

        private boolean isGone() {
            try {
                connection.setSoTimeout(1);
                return connection.getInputStream().read() < 0;
            } catch (java.net.SocketTimeoutException e) {
                return false;
            } catch (IOException e) {
                return true;
            }
        }

        /** Resets the connection in the middle of whatever was said. */
        void drop() throws IOException {
            connection.setSoLinger(true, 0);
            connection.close();
            throw new IOException("dropped");
        }

        private void finish() throws IOException {
            if (chunked) {
                raw("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }
}
