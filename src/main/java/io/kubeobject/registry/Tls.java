package io.kubeobject.registry;

import okhttp3.OkHttpClient;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Whom to believe that it is the registry.
 *
 * @param authorities in PEM, beside those of the JDK
 * @param verified false to believe anyone, which a {@code hosts.toml} can ask for
 */
record Tls(List<String> authorities, boolean verified) {

    /** The authorities of the JDK alone. */
    static final Tls STANDARD = new Tls(List.of(), true);

    Tls {
        authorities = List.copyOf(authorities);
    }

    void apply(OkHttpClient.Builder builder) throws OutsideException {
        try {
            X509TrustManager manager = verified ? trusting() : new Credulous();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            builder.sslSocketFactory(context.getSocketFactory(), manager);
        } catch (GeneralSecurityException | IOException e) {
            throw new OutsideException("its certificate authority cannot be used", e);
        }
        if (!verified) {
            builder.hostnameVerifier((_, _) -> true);
        }
    }

    private X509TrustManager trusting() throws GeneralSecurityException, IOException {
        X509TrustManager system = manager(null);
        if (authorities.isEmpty()) {
            return system;
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        for (X509Certificate certificate : system.getAcceptedIssuers()) {
            store.setCertificateEntry("ca" + store.size(), certificate);
        }
        for (String pem : authorities) {
            byte[] bytes = pem.getBytes(StandardCharsets.ISO_8859_1);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(bytes))) {
                store.setCertificateEntry("ca" + store.size(), certificate);
            }
        }
        return manager(store);
    }

    private static X509TrustManager manager(@Nullable KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    /** Believes anyone: what {@code skip_verify} asks for. */
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
