package io.kubeobject.simulator.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Accepts connections on the loopback address. */
public final class HttpListener implements AutoCloseable {

    private static final System.Logger LOG =
            System.getLogger("io.kubeobject.simulator.http.HttpListener");

    private static final byte[] FULL =
            "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final HttpLimits limits;
    private final HttpHandler handler;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    private HttpListener(ServerSocket server, HttpLimits limits, HttpHandler handler) {
        this.server = server;
        this.limits = limits;
        this.handler = handler;
    }

    /**
     * Opens the port and starts to serve.
     *
     * @param port 0 for any that is free
     * @throws IOException if the port is taken
     */
    public static HttpListener open(int port, HttpLimits limits, HttpHandler handler)
            throws IOException {
        requireNonNull(limits, "limits is null");
        requireNonNull(handler, "handler is null");
        ServerSocket server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        HttpListener listener = new HttpListener(server, limits, handler);
        Thread.ofPlatform().daemon().name("http-accept").start(listener::accept);
        return listener;
    }

    /** {@code http://127.0.0.1:PORT}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Connections open now. */
    public int connections() {
        return connections.size();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                admit(server.accept());
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.log(System.Logger.Level.WARNING, "cannot accept a connection", e);
                }
            }
        }
    }

    private void admit(Socket socket) throws IOException {
        if (connections.size() >= limits.maxConnections()) {
            try (socket) {
                socket.getOutputStream().write(FULL);
            }
            return;
        }
        Connection connection = new Connection(socket, limits, handler);
        connections.add(connection);
        Thread.ofVirtual().name("http-connection").start(() -> serve(connection));
        if (server.isClosed()) {
            connection.reset();
        }
    }

    private void serve(Connection connection) {
        try {
            connection.serve();
        } finally {
            connections.remove(connection);
        }
    }

    /** Breaks every connection, as a failing load balancer does; new ones are accepted. */
    public void dropAll() {
        for (Connection connection : connections) {
            try {
                connection.reset();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "cannot reset a connection", e);
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "cannot close the port", e);
        }
        dropAll();
    }
}
