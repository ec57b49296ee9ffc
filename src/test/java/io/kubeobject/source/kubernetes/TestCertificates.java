package io.kubeobject.source.kubernetes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Certificates (RFC 5280) of authorities, servers and clients, each by its name. */
public final class TestCertificates {

    private static final byte[] ECDSA_SHA256 = hex("300a06082a8648ce3d040302");
    private static final byte[] COMMON_NAME = hex("0603550403");
    private static final byte[] IS_AUTHORITY = hex("300f0603551d130101ff040530030101ff");
    private static final byte[] ALT_NAME = hex("0603551d11");
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private record Entry(PrivateKey key, byte[] certificate) {}

    private final Map<String, Entry> entries = new HashMap<>();
    private final Instant now = Instant.now();
    private int serial;

    /** The certificate of an authority, PEM; the authority is made when it is first asked for. */
    public byte[] authority(String name) throws GeneralSecurityException {
        if (!entries.containsKey(name)) {
            KeyPair keys = keys("EC");
            Instant start = now.minus(Duration.ofDays(9));
            Instant end = now.plus(Duration.ofDays(9));
            byte[] certificate =
                    certificate(name, keys, name, keys.getPrivate(), start, end, IS_AUTHORITY);
            entries.put(name, new Entry(keys.getPrivate(), certificate));
        }
        return pem("CERTIFICATE", entries.get(name).certificate);
    }

    /** Makes a certificate for a host, an address or a name, that an authority signs. */
    public byte[] signed(String name, String authority, String host)
            throws GeneralSecurityException {
        return signed(name, authority, host, "EC", now.minusSeconds(60), now.plusSeconds(86_400));
    }

    byte[] signed(
            String name,
            String authority,
            String host,
            String algorithm,
            Instant start,
            Instant end)
            throws GeneralSecurityException {
        authority(authority);
        KeyPair keys = keys(algorithm);
        PrivateKey signer = entries.get(authority).key;
        byte[] certificate =
                certificate(name, keys, authority, signer, start, end, alternativeName(host));
        entries.put(name, new Entry(keys.getPrivate(), certificate));
        return pem("CERTIFICATE", certificate);
    }

    public PrivateKey key(String name) {
        return entries.get(name).key;
    }

    byte[] certificate(String name) {
        return pem("CERTIFICATE", entries.get(name).certificate);
    }

    /** What a server that shows this certificate needs. */
    SSLContext server(String name, TrustManager clients)
            throws GeneralSecurityException, IOException {
        Certificate certificate =
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(certificate(name)));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(name, key(name), new char[0], new Certificate[] {certificate});
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), new TrustManager[] {clients}, null);
        return context;
    }

    /** Text between the two lines of that label. */
    public static byte[] pem(String label, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %1$s-----\n"
                .formatted(label, Base64.getMimeEncoder().encodeToString(der))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static KeyPair keys(String algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("EC")) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        }
        return generator.generateKeyPair();
    }

    private byte[] certificate(
            String name,
            KeyPair keys,
            String issuer,
            PrivateKey signer,
            Instant start,
            Instant end,
            byte[] extension)
            throws GeneralSecurityException {
        byte[] signed =
                der(
                        0x30,
                        hex("a003020102"),
                        der(0x02, new byte[] {(byte) ++serial}),
                        ECDSA_SHA256,
                        name(issuer),
                        der(0x30, time(start), time(end)),
                        name(name),
                        keys.getPublic().getEncoded(),
                        der(0xa3, der(0x30, extension)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer);
        signature.update(signed);
        return der(0x30, signed, ECDSA_SHA256, der(0x03, new byte[1], signature.sign()));
    }

    private static byte[] name(String commonName) {
        byte[] text = commonName.getBytes(StandardCharsets.UTF_8);
        return der(0x30, der(0x31, der(0x30, COMMON_NAME, der(0x0c, text))));
    }

    private static byte[] time(Instant instant) {
        return der(0x17, UTC_TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] alternativeName(String host) {
        boolean address = Character.isDigit(host.charAt(0));
        byte[] general =
                address
                        ? der(0x87, InetAddress.ofLiteral(host).getAddress())
                        : der(0x82, host.getBytes(StandardCharsets.US_ASCII));
        return der(0x30, ALT_NAME, der(0x04, der(0x30, general)));
    }

    /** One element of ASN.1. */
    static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(content::writeBytes);
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (content.size() > 0xff) {
            element.write(0x82);
            element.write(content.size() >> 8);
        } else if (content.size() > 0x7f) {
            element.write(0x81);
        }
        element.write(content.size());
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
