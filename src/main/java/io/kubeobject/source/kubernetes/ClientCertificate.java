package io.kubeobject.source.kubernetes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;

/**
 * A client certificate and its key in PEM, as kubeconfigs carry them.
 *
 * <p>The JDK reads PKCS#8 alone. The two older forms, PKCS#1 (RFC 8017 A.1.2) and SEC 1 (RFC 5915),
 * are what PKCS#8 (RFC 5208) wraps together with the name of the algorithm: that wrapping is all
 * that is done here, in place of 11 MB of Bouncy Castle.
 */
final class ClientCertificate {

    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----([^-]*)-----END"
                            + " \\1-----");
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] EC_OID = HexFormat.of().parseHex("06072a8648ce3d0201");
    private static final byte[] VERSION_0 = {2, 1, 0};
    private static final byte SEQUENCE = 0x30;
    private static final byte OCTET_STRING = 0x04;
    private static final byte PARAMETERS = (byte) 0xa0;

    private ClientCertificate() {}

    /**
     * @throws GeneralSecurityException with a message for the user if one of them cannot be used
     */
    static X509KeyManager keyManager(byte[] certificate, byte[] key)
            throws GeneralSecurityException {
        Certificate[] chain =
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(certificate))
                        .toArray(Certificate[]::new);
        if (chain.length == 0) {
            throw new CertificateException("the client certificate holds no certificate");
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null);
            store.setKeyEntry("client", privateKey(key), new char[0], chain);
            KeyManagerFactory factory =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, new char[0]);
            for (KeyManager manager : factory.getKeyManagers()) {
                if (manager instanceof X509KeyManager x509) {
                    return x509;
                }
            }
            throw new IllegalStateException("BUG: no key manager for X.509");
        } catch (IOException e) {
            throw new IllegalStateException("BUG: an empty key store needs no input", e);
        }
    }

    static PrivateKey privateKey(byte[] pem) throws GeneralSecurityException {
        Matcher block = KEY.matcher(new String(pem, StandardCharsets.ISO_8859_1));
        if (!block.find()) {
            throw new InvalidKeySpecException("the client key holds no private key in PEM");
        }
        byte[] der = Base64.getMimeDecoder().decode(block.group(2));
        return switch (block.group(1)) {
            case "RSA PRIVATE KEY" -> key(pkcs8(RSA, der));
            case "EC PRIVATE KEY" -> key(pkcs8(der(SEQUENCE, EC_OID, curve(der)), der));
            case "PRIVATE KEY" -> key(der);
            default ->
                    throw new InvalidKeySpecException(
                            "the client key is encrypted; expected one that needs no passphrase");
        };
    }

    private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
        InvalidKeySpecException last = new InvalidKeySpecException("the client key is malformed");
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm)
                        .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException e) {
                last.addSuppressed(e);
            }
        }
        throw last;
    }

    private static byte[] pkcs8(byte[] algorithm, byte[] key) {
        return der(SEQUENCE, VERSION_0, algorithm, der(OCTET_STRING, key));
    }

    /** The name of the curve: what is in {@code [0]} of {@code ECPrivateKey}. */
    private static byte[] curve(byte[] sec1) throws InvalidKeySpecException {
        try {
            int at = contentOf(sec1, 0);
            while (sec1[at] != PARAMETERS) {
                at = contentOf(sec1, at) + lengthOf(sec1, at);
            }
            int from = contentOf(sec1, at);
            return Arrays.copyOfRange(sec1, from, from + lengthOf(sec1, at));
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new InvalidKeySpecException("the client key names no elliptic curve", e);
        }
    }

    /** Where the content of the element at {@code at} begins. */
    private static int contentOf(byte[] der, int at) {
        return at + 2 + (der[at + 1] < 0 ? der[at + 1] & 0x7f : 0);
    }

    private static int lengthOf(byte[] der, int at) {
        if (der[at + 1] >= 0) {
            return der[at + 1];
        }
        int length = 0;
        for (int i = at + 2; i < contentOf(der, at); i++) {
            length = length << 8 | (der[i] & 0xff);
        }
        return length;
    }

    /** One element; its parts are shorter than 64 KiB together. */
    private static byte[] der(byte tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(content::writeBytes);
        int length = content.size();
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (length > 0xff) {
            element.write(0x82);
            element.write(length >> 8);
        } else if (length > 0x7f) {
            element.write(0x81);
        }
        element.write(length);
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }
}
