package io.kubeobject.source.kubernetes;

import com.fasterxml.jackson.core.JsonParser;

import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.ObjectReader;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** A request or a stream failed; the message is a sentence for the user. */
final class ApiFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** No server may silence a feed for longer than that. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Trouble trouble;
    private final String sentence;
    private final Duration retryAfter;

    ApiFailure(Trouble trouble, String message) {
        this(trouble, message, Duration.ZERO, null);
    }

    ApiFailure(Trouble trouble, String message, Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.trouble = trouble;
        this.sentence = message;
        this.retryAfter = retryAfter;
    }

    Trouble trouble() {
        return trouble;
    }

    /** What happened, for the user. */
    String sentence() {
        return sentence;
    }

    /** How long the server asks us to wait at least. */
    Duration retryAfter() {
        return retryAfter;
    }

    /** No connection, or none that answers. */
    static ApiFailure unreachable(Connection connection, IOException e) {
        return new ApiFailure(
                Trouble.UNREACHABLE,
                "cannot reach %s: %s".formatted(connection.login().server(), Sentence.of(e)),
                Duration.ZERO,
                e);
    }

    /** A body broke off while it was read. */
    static ApiFailure brokenOff(IOException e) {
        return e instanceof SocketTimeoutException
                ? new ApiFailure(Trouble.SILENT, "no byte came in time", Duration.ZERO, e)
                : new ApiFailure(
                        Trouble.CLOSED,
                        "the connection broke off: " + Sentence.of(e),
                        Duration.ZERO,
                        e);
    }

    /** A body ended or went on in a way that the API does not allow. */
    static ApiFailure unreadable(String what) {
        return new ApiFailure(Trouble.UNREADABLE, what);
    }

    /**
     * An answer that is not a success.
     *
     * @param body what came with it, ideally a {@code Status}
     * @param retryAfter value of the header of that name; empty for none
     */
    static ApiFailure of(int code, byte[] body, String retryAfter) {
        Map<String, Object> status = Map.of();
        try (JsonParser parser = ObjectReader.open(new ByteArrayInputStream(body))) {
            parser.nextToken();
            status = Kubeconfig.map(ObjectReader.value(parser, FieldTrie.ALL));
        } catch (IOException | IllegalStateException notJson) {
            status = plain(body);
        }
        return of(code, status, retryAfter);
    }

    /** Proxies answer with pages of HTML, of which the code says enough; others with a sentence. */
    private static Map<String, Object> plain(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        return text.isEmpty() || text.length() > 200 || text.startsWith("<")
                ? Map.of()
                : Map.of("message", text.lines().findFirst().orElse(""));
    }

    /** A {@code Status} in the place of an object. */
    static ApiFailure of(Map<String, Object> status) {
        return of(status.get("code") instanceof Long code ? code.intValue() : 500, status, "");
    }

    private static ApiFailure of(int code, Map<String, Object> status, String header) {
        String reason = Kubeconfig.text(status, "reason");
        String message = Kubeconfig.text(status, "message");
        Map<String, Object> details = Kubeconfig.map(status.get("details"));
        Duration wait = Duration.ZERO;
        if (header.matches("\\d{1,9}")) {
            wait = Duration.ofSeconds(Long.parseLong(header));
        } else if (details.get("retryAfterSeconds") instanceof Long seconds && seconds > 0) {
            wait = Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT.toSeconds()));
        }
        return new ApiFailure(
                trouble(code, reason, message),
                "the API server says " + code + (message.isEmpty() ? "" : ": " + message),
                wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait,
                null);
    }

    private static Trouble trouble(int code, String reason, String message) {
        if (reason.equals("Expired") || reason.equals("Gone")) {
            return Trouble.EXPIRED;
        }
        if (message.contains("sendInitialEvents") || message.contains("resourceVersionMatch")) {
            // A server without WatchList; some say 403 to the parameter, as if it were a role.
            return Trouble.REFUSED;
        }
        return switch (code) {
            case 400, 405, 406, 422 -> Trouble.REFUSED;
            case 401 -> Trouble.UNAUTHORIZED;
            case 403 -> Trouble.FORBIDDEN;
            case 404 -> Trouble.NOT_FOUND;
            case 410 -> Trouble.EXPIRED;
            case 429 -> Trouble.THROTTLED;
            default ->
                    message.contains("Too large resource version")
                            ? Trouble.TOO_NEW
                            : Trouble.ERROR;
        };
    }
}
