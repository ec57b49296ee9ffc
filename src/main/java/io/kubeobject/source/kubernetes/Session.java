package io.kubeobject.source.kubernetes;

import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One conversation with the API server: one request at a time, by one thread; any thread may {@link
 * #close} it, which ends the request under way.
 */
final class Session implements AutoCloseable {

    /** Of the body of an answer that is not a success: more is not from an API server. */
    private static final int STATUS_BYTES = 1 << 16;

    private static final long STATUS_SECONDS = 10;

    private static final String USER_AGENT =
            "kube-object-exporter/"
                    + Optional.ofNullable(Session.class.getPackage().getImplementationVersion())
                            .orElse("dev");

    private final ClusterAccess access;
    private volatile boolean closed;
    private volatile @Nullable Call call;

    Session(ClusterAccess access) {
        this.access = access;
    }

    /** The URL of a request, for messages. */
    String server() {
        return access.server();
    }

    /**
     * Sends a request; credentials that are refused are read anew, once.
     *
     * @throws ApiFailure unless the answer is 200 or 304
     */
    Answer get(Get get) throws ApiFailure {
        Connection connection = access.connection();
        try {
            return send(connection, get);
        } catch (ApiFailure e) {
            if (e.trouble() == Trouble.UNAUTHORIZED && access.renew(connection)) {
                return send(access.connection(), get);
            }
            throw e;
        }
    }

    private Answer send(Connection connection, Get get) throws ApiFailure {
        OkHttpClient http = connection.http().newBuilder().readTimeout(get.patience()).build();
        Call sent = http.newCall(request(connection, get));
        call = sent;
        if (closed) {
            sent.cancel();
        }
        try {
            Response response = sent.execute();
            if (response.code() == 200 || response.code() == 304) {
                return new Answer(response);
            }
            try (response) {
                throw failure(response);
            }
        } catch (IOException e) {
            throw ApiFailure.unreachable(connection, e);
        }
    }

    private static Request request(Connection connection, Get get) {
        // An empty last segment, from a URL that ends in a slash, is replaced by what is added.
        HttpUrl.Builder url = connection.server().newBuilder().addPathSegments(get.path());
        get.query().forEach(url::addQueryParameter);
        Request.Builder request =
                new Request.Builder()
                        .url(url.build())
                        .header("Accept", get.accept())
                        .header("User-Agent", USER_AGENT);
        String authorization = connection.login().authorization().get();
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (!get.etag().isEmpty()) {
            request.header("If-None-Match", get.etag());
        }
        return request.build();
    }

    private static ApiFailure failure(Response response) {
        byte[] body = new byte[0];
        try {
            response.body().source().timeout().deadline(STATUS_SECONDS, TimeUnit.SECONDS);
            body = response.peekBody(STATUS_BYTES).bytes();
        } catch (IOException e) {
            // The code alone has to do.
        }
        String retryAfter = Objects.requireNonNullElse(response.header("Retry-After"), "");
        return ApiFailure.of(response.code(), body, retryAfter);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        Call present = call;
        if (present != null) {
            present.cancel();
        }
    }
}
