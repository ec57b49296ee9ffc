package io.kubeobject.registry;

import okhttp3.Headers;
import okhttp3.Response;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;

/**
 * What a server answered, read to the end or to the bound.
 *
 * @param body empty for a HEAD
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Reply(int code, Headers headers, byte[] body) {

    /** The specification lets registries refuse manifests that are larger. */
    static final int MAX_BODY = 4 << 20;

    /** Reads and closes an answer. */
    static Reply of(Response response) throws IOException {
        try (response;
                InputStream in = response.body().byteStream()) {
            // What a refusal says is not used: it may repeat what it was sent.
            byte[] body = response.code() == 200 ? in.readNBytes(MAX_BODY + 1) : new byte[0];
            if (body.length > MAX_BODY) {
                throw new OutsideException("its answer is longer than " + MAX_BODY + " bytes");
            }
            return new Reply(response.code(), response.headers(), body);
        } catch (InterruptedIOException e) {
            throw new OutsideException("no whole answer in time", e);
        }
    }

    /** Empty if the server gives none. */
    String header(String name) {
        return Objects.requireNonNullElse(headers.get(name), "");
    }

    /** Without parameters. */
    String contentType() {
        return header("Content-Type").replaceFirst(";.*", "").strip();
    }

    boolean isRedirect() {
        return switch (code) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    /**
     * What an answer that is no success means.
     *
     * @param server who answered
     * @param what was asked for: {@code the manifest}
     */
    Setback refusal(String server, String what) {
        String said = server + " answers " + code + " for " + what;
        return switch (code) {
            case 401 -> Setback.lasting(new Verdict.AuthenticationFailure(said));
            case 403 -> Setback.lasting(new Verdict.AuthorizationFailure(said));
            case 404 -> Setback.lasting(new Verdict.Absent(said));
            case 408, 500, 502, 503, 504 -> Setback.passing(new Verdict.RegistryUnavailable(said));
            default ->
                    Setback.lasting(
                            code > 500
                                    ? new Verdict.RegistryUnavailable(said)
                                    : new Verdict.Unclear(said));
        };
    }
}
