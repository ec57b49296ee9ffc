package io.kubeobject.source.kubernetes;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;

import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Trusts certificate authorities that may be replaced while the process runs.
 *
 * <p>The source is looked at in every handshake: these are rare, and a file of a few kilobytes
 * costs less than being late. What cannot be read or holds no certificate leaves the old roots in
 * place.
 */
final class CaTrust implements X509TrustManager {

    private static final System.Logger LOG = System.getLogger(CaTrust.class.getName());

    private final Trust.Pem source;
    private final String origin;

    /** Replaced as a whole; guards nothing else. */
    private volatile Roots roots;

    /** What was last complained of; every feed shakes hands, and it is told once. */
    private volatile String told = "";

    @SuppressWarnings("ArrayRecordComponent") // compared by its content, where it is read anew
    private record Roots(byte[] pem, X509TrustManager manager) {}

    private CaTrust(Trust.Pem source, String origin, Roots roots) {
        this.source = source;
        this.origin = origin;
        this.roots = roots;
    }

    /**
     * @param origin of the certificates, for messages
     * @throws AccessException if there are no certificates to begin with
     */
    static CaTrust of(Trust.Pem source, String origin) throws AccessException {
        try {
            byte[] pem = source.read();
            return new CaTrust(source, origin, new Roots(pem, manager(pem)));
        } catch (IOException | GeneralSecurityException e) {
            throw new AccessException(
                    "certificate authority %s cannot be used: %s".formatted(origin, Sentence.of(e)),
                    e);
        }
    }

    /** Trusts what the JDK trusts. */
    static X509TrustManager system() throws GeneralSecurityException {
        return manager((KeyStore) null);
    }

    private static X509TrustManager manager(byte[] pem) throws GeneralSecurityException {
        Collection<? extends Certificate> certificates =
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(pem));
        if (certificates.isEmpty()) {
            throw new CertificateException("it holds no certificate");
        }
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null);
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("ca" + store.size(), certificate);
            }
            return manager(store);
        } catch (IOException e) {
            throw new IllegalStateException("BUG: an empty key store needs no input", e);
        }
    }

    private static X509TrustManager manager(@Nullable KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new IllegalStateException("BUG: no trust manager for X.509");
    }

    private X509TrustManager current() {
        Roots present = roots;
        try {
            byte[] pem = source.read();
            if (!Arrays.equals(pem, present.pem)) {
                present = new Roots(pem, manager(pem));
                roots = present;
                LOG.log(Level.INFO, "certificate authority {0} read anew", origin);
            }
        } catch (IOException | GeneralSecurityException e) {
            String complaint = Sentence.of(e);
            LOG.log(
                    complaint.equals(told) ? Level.DEBUG : Level.WARNING,
                    "certificate authority {0} cannot be read, the old one stays: {1}",
                    origin,
                    complaint);
            told = complaint;
        }
        return present.manager;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        current().checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        throw new CertificateException("BUG: this side is the client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return roots.manager.getAcceptedIssuers();
    }
}
