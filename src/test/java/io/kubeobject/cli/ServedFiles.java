package io.kubeobject.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * A server of some files on a free port of this machine. A file {@code *.html} goes as HTML, one
 * {@code *.gz} compressed, whose text has no such ending; all else as text.
 */
final class ServedFiles implements AutoCloseable {

    private final HttpServer server;
    private final int gone;

    private ServedFiles(HttpServer server, int gone) {
        this.server = server;
        this.gone = gone;
    }

    static ServedFiles of(Path folder) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        HttpServer server = HttpServer.create(new InetSocketAddress(here, 0), 0);
        server.createContext("/", exchange -> serve(folder, exchange));
        server.start();
        try (ServerSocket socket = new ServerSocket(0, 1, here)) {
            return new ServedFiles(server, socket.getLocalPort());
        }
    }

    private static void serve(Path folder, HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(1);
            boolean zipped = path.endsWith(".gz");
            Path file = folder.resolve(zipped ? path.substring(0, path.length() - 3) : path);
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String type = path.endsWith(".html") ? "text/html" : "text/plain; version=0.0.4";
            exchange.getResponseHeaders().set("Content-Type", type);
            if (zipped) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            }
            exchange.sendResponseHeaders(200, 0);
            if (zipped) {
                try (GZIPOutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
                    Files.copy(file, out);
                }
            } else {
                Files.copy(file, exchange.getResponseBody());
            }
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Where nobody listens. */
    String gone() {
        return "http://127.0.0.1:" + gone;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
