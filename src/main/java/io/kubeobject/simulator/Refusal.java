package io.kubeobject.simulator;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request that is answered with a {@code Status} of failure (API conventions, "Errors"). */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient int code;
    private final transient String reason;
    private final transient @Nullable Map<String, @Nullable Object> details;
    private final transient String token;

    Refusal(
            int code,
            String reason,
            String message,
            @Nullable Map<String, @Nullable Object> details) {
        this(code, reason, message, details, "");
    }

    private Refusal(
            int code,
            String reason,
            String message,
            @Nullable Map<String, @Nullable Object> details,
            String token) {
        super(requireNonNull(message, "message is null"), null, false, false);
        this.code = code;
        this.reason = reason;
        this.details = details;
        this.token = token;
    }

    static Refusal badRequest(String message) {
        return new Refusal(400, "BadRequest", message, null);
    }

    /** The path exists in no version of the group. */
    static Refusal noSuchResource() {
        return new Refusal(
                404, "NotFound", "the server could not find the requested resource", Map.of());
    }

    static Refusal notFound(ResourceType type, String name) {
        return new Refusal(
                404, "NotFound", type.id() + " \"" + name + "\" not found", details(type, name));
    }

    static Refusal nameMissing(ResourceType type) {
        String message = "Required value: name or generateName is required";
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        details.put("kind", type.kind());
        details.put("causes", List.of(cause("FieldValueRequired", message, "metadata.name")));
        return new Refusal(
                422,
                "Invalid",
                type.kind() + " \"\" is invalid: metadata.name: " + message,
                details);
    }

    static Refusal alreadyExists(ResourceType type, String name) {
        return new Refusal(
                409,
                "AlreadyExists",
                type.id() + " \"" + name + "\" already exists",
                details(type, name));
    }

    static Refusal conflict(ResourceType type, String name) {
        return new Refusal(
                409,
                "Conflict",
                "Operation cannot be fulfilled on "
                        + type.id()
                        + " \""
                        + name
                        + "\": the object has been modified; please apply your changes to the"
                        + " latest version and try again",
                details(type, name));
    }

    static Refusal methodNotAllowed() {
        return new Refusal(
                405,
                "MethodNotAllowed",
                "the server does not allow this method on the requested resource",
                Map.of());
    }

    /** The resource version, or the continue token, is older than what is remembered. */
    static Refusal expired(String message) {
        return new Refusal(410, "Expired", message, null);
    }

    /** The same with a continue token in its metadata. */
    Refusal withToken(String continueToken) {
        return new Refusal(code, reason, String.valueOf(getMessage()), details, continueToken);
    }

    /** The client has seen a future that this server has not. */
    static Refusal tooLargeVersion(long version, long current) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put(
                "causes",
                List.of(cause("ResourceVersionTooLarge", "Too large resource version", "")));
        details.put("retryAfterSeconds", 1L);
        return new Refusal(
                504,
                "Timeout",
                "Timeout: Too large resource version: " + version + ", current: " + current,
                details);
    }

    /** What a Status tells of one field. */
    static Map<String, @Nullable Object> cause(String reason, String message, String field) {
        Map<String, @Nullable Object> cause = new LinkedHashMap<>();
        cause.put("reason", reason);
        cause.put("message", message);
        if (!field.isEmpty()) {
            cause.put("field", field);
        }
        return cause;
    }

    private static Map<String, @Nullable Object> details(ResourceType type, String name) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("name", name);
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        details.put("kind", type.plural());
        return details;
    }

    int code() {
        return code;
    }

    /** Seconds of the {@code Retry-After} header; 0 = none. */
    long retryAfterSeconds() {
        return details != null && details.get("retryAfterSeconds") instanceof Long seconds
                ? seconds
                : 0;
    }

    /** The {@code Status} object. */
    Map<String, @Nullable Object> status() {
        Map<String, @Nullable Object> status = new LinkedHashMap<>();
        status.put("kind", "Status");
        status.put("apiVersion", "v1");
        status.put("metadata", token.isEmpty() ? Map.of() : Map.of("continue", token));
        status.put("status", "Failure");
        status.put("message", getMessage());
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        if (details != null) {
            status.put("details", details);
        }
        status.put("code", (long) code);
        return status;
    }
}
