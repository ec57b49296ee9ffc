package io.kubeobject.source.kubernetes;

import okhttp3.Response;

import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What the API server answers with success. Closing it ends a stream under way. */
final class Answer implements AutoCloseable {

    private final Response response;

    Answer(Response response) {
        this.response = response;
    }

    /** Whether what the request knows is still true: there is no body. */
    boolean isUnchanged() {
        return response.code() == 304;
    }

    /** Media type with its parameters; empty if the server names none. */
    String contentType() {
        return header("Content-Type");
    }

    /** Empty if the server gives none. */
    String etag() {
        return header("ETag");
    }

    private String header(String name) {
        return Objects.requireNonNullElse(response.header(name), "");
    }

    InputStream body() {
        return response.body().byteStream();
    }

    /** From now on, how long to wait for each next byte of the body. */
    void patience(Duration duration) {
        response.body().source().timeout().timeout(duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        response.close();
    }
}
