package io.kubeobject.source.kubernetes;

import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * A login made usable.
 *
 * @param http sends no redirect on: credentials stay with the server that they are for
 * @param server the URL that paths are appended to
 */
record Connection(Login login, OkHttpClient http, HttpUrl server) {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    static Connection of(Login login, AccessOptions options) throws AccessException {
        HttpUrl server = HttpUrl.parse(login.server());
        if (server == null) {
            throw new AccessException(
                    "\"%s\" of %s is not the URL of a server; expected https://host:port"
                            .formatted(login.server(), login.origin()));
        }
        ProxyRules proxies = ProxyRules.of(login.proxy(), options);
        OkHttpClient.Builder builder =
                new OkHttpClient.Builder()
                        .protocols(List.of(Protocol.HTTP_1_1))
                        .connectTimeout(CONNECT_TIMEOUT)
                        .connectionPool(new ConnectionPool(2, 1, TimeUnit.MINUTES))
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .proxySelector(proxies)
                        .proxyAuthenticator(proxies.authenticator());
        if (server.isHttps()) {
            secure(builder, login);
        }
        return new Connection(login, builder.build(), server);
    }

    private static void secure(OkHttpClient.Builder builder, Login login) throws AccessException {
        Trust trust = login.trust();
        try {
            X509TrustManager manager = trust.verified() ? roots(trust) : new Credulous();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    login.certificate().map(c -> new KeyManager[] {c}).orElse(null),
                    new TrustManager[] {manager},
                    null);
            builder.sslSocketFactory(context.getSocketFactory(), manager);
        } catch (GeneralSecurityException e) {
            throw new AccessException(login.origin() + ": " + Sentence.of(e), e);
        }
        if (!trust.verified()) {
            builder.hostnameVerifier((_, _) -> true);
        } else if (!trust.serverName().isEmpty()) {
            HostnameVerifier verifier = builder.build().hostnameVerifier();
            builder.hostnameVerifier((_, session) -> verifier.verify(trust.serverName(), session));
        }
    }

    private static X509TrustManager roots(Trust trust) throws GeneralSecurityException {
        return trust.roots().isPresent() ? trust.roots().get() : CaTrust.system();
    }

    /** Ends idle connections. */
    void close() {
        http.connectionPool().evictAll();
    }

    /** Believes anyone: what {@code insecure-skip-tls-verify} asks for. */
    private static final class Credulous implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
