package io.kubeobject.registry;

import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

import java.io.IOException;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests, over connections that all checks share. Follows no redirect and answers no
 * challenge by itself: who gets credentials is decided elsewhere.
 */
final class Transport implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int IDLE_CONNECTIONS = 20;

    private final OkHttpClient plain;

    /** By what is trusted; as many as there are settings in the files of the hosts. */
    private final Map<Tls, OkHttpClient> clients = new ConcurrentHashMap<>();

    Transport(ProxySelector proxies) {
        plain =
                new OkHttpClient.Builder()
                        .protocols(List.of(Protocol.HTTP_1_1))
                        .connectTimeout(CONNECT)
                        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .proxySelector(proxies)
                        .addNetworkInterceptor(Leash::hold)
                        .build();
    }

    /** The answer, whose body is to be read before the deadline, too. */
    Response send(Request request, Tls tls, Deadline deadline) throws IOException {
        Duration left = deadline.left();
        if (left.isZero()) {
            throw new OutsideException("no answer in time");
        }
        // OkHttp cuts off parts of a millisecond: it must not give up before the deadline has
        // passed.
        Duration timeout = left.plusMillis(1);
        OkHttpClient client =
                client(tls).newBuilder().callTimeout(timeout).readTimeout(timeout).build();
        return client.newCall(request).execute();
    }

    private OkHttpClient client(Tls tls) throws OutsideException {
        OkHttpClient known = clients.get(tls);
        if (known == null) {
            OkHttpClient.Builder builder = plain.newBuilder();
            tls.apply(builder);
            known = builder.build();
            clients.put(tls, known);
        }
        return known;
    }

    @Override
    public void close() {
        plain.connectionPool().evictAll();
    }
}
