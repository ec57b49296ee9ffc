package io.kubeobject.simulator.http;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The answer to one request: one of {@link #send}, {@link #stream}, {@link #drop}, once. */
public final class HttpReply {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Connection connection;
    private final OutputStream out;
    private final boolean bodyless;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private boolean started;
    private @Nullable ChunkedOutput body;

    HttpReply(Connection connection, OutputStream out, boolean bodyless) {
        this.connection = connection;
        this.out = out;
        this.bodyless = bodyless;
    }

    /** Adds a header, or takes the place of an earlier one. */
    public HttpReply header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Sends the whole answer. */
    public void send(int status, byte[] content) throws IOException {
        headers.put("Content-Length", Integer.toString(content.length));
        writeHead(status);
        if (!bodyless) {
            out.write(content);
        }
        out.flush();
    }

    /**
     * Begins an answer of unknown length. {@code flush} brings what was written to the client;
     * returning from the handler ends it.
     */
    public OutputStream stream(int status) throws IOException {
        headers.put("Transfer-Encoding", "chunked");
        writeHead(status);
        out.flush();
        body = new ChunkedOutput(bodyless ? OutputStream.nullOutputStream() : out);
        return body;
    }

    /** Whether something was sent. */
    public boolean started() {
        return started;
    }

    /** Resets the connection: the client sees it break, in the middle of what was sent. */
    public void drop() throws IOException {
        connection.reset();
        throw new IOException("dropped on request");
    }

    /** Says nothing more and leaves the connection open, until the client or the server ends. */
    public void hang() throws IOException {
        if (body != null) {
            body.flush();
        }
        connection.awaitEnd();
        throw new IOException("the client gave up");
    }

    /** Has {@code action} run, on another thread, when the client closes the connection. */
    public void onGone(Runnable action) {
        connection.onGone(action);
    }

    void finish() throws IOException {
        if (!started) {
            send(500, "no answer\n".getBytes(StandardCharsets.UTF_8));
        }
        if (body != null) {
            body.finish();
        }
    }

    private void writeHead(int status) throws IOException {
        if (started) {
            throw new IllegalStateException("BUG: a second answer to one request");
        }
        started = true;
        headers.putIfAbsent("Date", DATE.format(Instant.now()));
        StringBuilder head = new StringBuilder(256);
        head.append("HTTP/1.1 ").append(status).append(' ').append(reason(status)).append("\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 201 -> "Created";
            case 304 -> "Not Modified";
            case 404 -> "Not Found";
            case 410 -> "Gone";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            default -> "Status " + status;
        };
    }
}
