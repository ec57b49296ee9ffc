package io.kubeobject.simulator.http;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads requests off a connection (RFC 9112, what API clients use of it). */
final class RequestReader {

    private static final byte[] CONTINUE =
            "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ConnectionInput in;
    private final OutputStream out;
    private final HttpLimits limits;
    private int headBytes;

    RequestReader(ConnectionInput in, OutputStream out, HttpLimits limits) {
        this.in = in;
        this.out = out;
        this.limits = limits;
    }

    /** The next request; null if the client has closed the connection in between. */
    @Nullable HttpRequest next() throws IOException {
        headBytes = 0;
        in.deadline(limits.idleTimeout().toNanos());
        int first = in.read();
        if (first < 0) {
            return null;
        }
        in.deadline(limits.headTimeout().toNanos());
        String line = line(first);
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            throw new MalformedRequestException(400, "malformed HTTP request \"" + line + '"');
        }
        Map<String, String> headers = headers();
        if (parts[2].equals("HTTP/1.0")) {
            headers.putIfAbsent("connection", "close");
        }
        byte[] body = body(headers);
        in.deadline(0);
        try {
            return HttpRequest.of(parts[0], parts[1], headers, body);
        } catch (IllegalArgumentException _) {
            throw new MalformedRequestException(400, "invalid URL escape in \"" + parts[1] + '"');
        }
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in.read()); !line.isEmpty(); line = line(in.read())) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new MalformedRequestException(400, "malformed header \"" + line + '"');
            }
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (a, b) -> a + ", " + b);
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        boolean chunked = headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked");
        int length = number(headers.getOrDefault("content-length", "0"), 10);
        if ((chunked || length > 0)
                && headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
            out.write(CONTINUE);
            out.flush();
        }
        return chunked ? chunks() : in.read(length);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line(in.read());
            int end = size.indexOf(';');
            int length = number(end < 0 ? size : size.substring(0, end).strip(), 16);
            if (length == 0) {
                headers();
                return body.toByteArray();
            }
            if (body.size() + length > limits.maxBodyBytes()) {
                throw tooLarge();
            }
            body.write(in.read(length));
            line(in.read());
            headBytes = 0;
        }
    }

    private int number(String text, int radix) throws IOException {
        try {
            long value = Long.parseLong(text, radix);
            if (value > limits.maxBodyBytes()) {
                throw tooLarge();
            }
            if (value >= 0) {
                return (int) value;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw new MalformedRequestException(400, "malformed length \"" + text + '"');
    }

    private MalformedRequestException tooLarge() {
        return new MalformedRequestException(
                413, "the body is larger than " + limits.maxBodyBytes() + " bytes");
    }

    private String line(int first) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        int b = first;
        while (b != '\n') {
            if (b < 0) {
                throw new EOFException("the client closed the connection within a request");
            }
            if (++headBytes > limits.maxHeadBytes()) {
                throw new MalformedRequestException(
                        431, "the headers are larger than " + limits.maxHeadBytes() + " bytes");
            }
            line.write(b);
            b = in.read();
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
