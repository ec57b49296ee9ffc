package io.kubeobject.registry;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLServerSocket;

/** A registry that answers byte by byte what a test says, and remembers what it was asked. */
final class HostileRegistry implements AutoCloseable {

    static final String MANIFEST = "{\"schemaVersion\":2,\"mediaType\":\"m\"}";
    static final String TYPE = "application/vnd.oci.image.manifest.v1+json";
    static final String DIGEST =
            "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    static final String FOUND =
            "HTTP/1.1 200 OK\r\nContent-Type: "
                    + TYPE
                    + "\r\nDocker-Content-Digest: "
                    + DIGEST
                    + "\r\nContent-Length: 40\r\n\r\n";

    /**
     * A request.
     *
     * @param headers by their names in lower case
     */
    record Request(String method, String target, Map<String, String> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /** What the server does with one request. */
    @FunctionalInterface
    interface Behaviour {
        void answer(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final Behaviour behaviour;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Integer> ports = new CopyOnWriteArrayList<>();

    private HostileRegistry(ServerSocket socket, Behaviour behaviour) {
        this.socket = socket;
        this.behaviour = behaviour;
        Thread.ofVirtual().start(this::accept);
    }

    static HostileRegistry start(Behaviour behaviour) throws IOException {
        return at("127.0.0.1", behaviour);
    }

    /** On another address of this machine, which may stand for another network. */
    static HostileRegistry at(String address, Behaviour behaviour) throws IOException {
        return new HostileRegistry(
                new ServerSocket(0, 50, InetAddress.ofLiteral(address)), behaviour);
    }

    static HostileRegistry tls(SSLServerSocket socket, Behaviour behaviour) {
        return new HostileRegistry(socket, behaviour);
    }

    /** Answers every request by a text. */
    static HostileRegistry saying(UnaryOperator<String> answerOfTarget) throws IOException {
        return start((request, out) -> say(out, answerOfTarget.apply(request.target)));
    }

    static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    static String status(int code, String... headers) {
        StringBuilder text = new StringBuilder("HTTP/1.1 " + code + " Said\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return text + "Content-Length: 0\r\n\r\n";
    }

    static String json(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }

    String place() {
        return socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort();
    }

    String image() {
        return place() + "/shop/web:1";
    }

    List<Request> requests() {
        return requests;
    }

    /** How many connections there were. */
    long connectionCount() {
        return ports.size();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                ports.add(connection.getPort());
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                Request request = read(line, in);
                requests.add(request);
                behaviour.answer(request, connection.getOutputStream());
            }
        } catch (IOException | InterruptedException e) {
            // The client has gone.
        } finally {
            connections.remove(connection);
        }
    }

    private static Request read(String first, InputStream in) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        String[] words = first.split(" ");
        return new Request(words[0], words[1], headers, body);
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

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
