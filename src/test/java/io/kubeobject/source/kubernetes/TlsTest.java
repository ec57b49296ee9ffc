package io.kubeobject.source.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeobject.source.Feed;
import io.kubeobject.source.kubernetes.ScriptedServer.Kind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.X509TrustManager;

/** Whom a connection believes, and how it shows who it is. */
class TlsTest {

    private static final String HERE = "127.0.0.1";

    @TempDir private Path folder;
    private TestCertificates certificates;
    private Path ca;

    @BeforeEach
    void makeAuthority() throws Exception {
        certificates = new TestCertificates();
        ca = Files.write(folder.resolve("ca.crt"), certificates.authority("root"));
        certificates.signed("server", "root", HERE);
    }

    @Test
    void rotatedAuthority_isFollowed_withoutRestart() throws Exception {
        ScriptedServer before = ScriptedServer.tls(socket("server", 0));
        int port = before.port();
        listing(before);
        try (FeedFixture fixture = new FeedFixture(access(before.url(), ""))) {
            Feed feed = fixture.pods();
            fixture.recorder.awaitEvent("synced 5");
            before.close();
            certificates.signed("server2", "root2", HERE);
            try (ScriptedServer after = ScriptedServer.tls(socket("server2", port))) {
                FeedFixture.await(
                        "the new server is not trusted yet",
                        () -> feed.status().problem().contains("no authority"));
                Files.writeString(ca, "half written");
                Thread.sleep(200);
                assertThat(feed.status().up()).isFalse();
                Files.write(ca, certificates.authority("root2"));
                FeedFixture.await("up again", () -> feed.status().up());
                assertThat(after.requests(Kind.WATCH)).isNotEmpty();
            }
        } finally {
            before.close();
        }
    }

    @Test
    void badAuthorityFile_leavesTheOldRootsInPlace() throws Exception {
        try (ScriptedServer server = answering(socket("server", 0))) {
            ClusterAccess access = access(server.url(), "");
            for (String bad :
                    new String[] {"", "no certificate", "-----BEGIN CERTIFICATE-----\nAA"}) {
                Files.writeString(ca, bad);
                ask(access);
                server.dropConnections();
            }
            Files.delete(ca);
            ask(access);
            assertThat(server.requests(Kind.LIST)).hasSize(4);
        }
    }

    @Test
    void badAuthorityFile_atStart_isTold() throws Exception {
        Files.writeString(ca, "no certificate");
        assertThatThrownBy(() -> access("https://127.0.0.1:1", ""))
                .isInstanceOf(AccessException.class)
                .hasMessageStartingWith("certificate authority " + ca + " cannot be used: ");
        Files.delete(ca);
        assertThatThrownBy(() -> access("https://127.0.0.1:1", ""))
                .hasMessage(
                        "certificate authority %s cannot be used: no such file: %1$s"
                                .formatted(ca));
    }

    @Test
    void certificatesThatDoNotFit_areRefused_withTheReason() throws Exception {
        certificates.signed("other-host", "root", "example.com");
        Instant now = Instant.now();
        Duration day = Duration.ofDays(1);
        certificates.signed("expired", "root", HERE, "EC", now.minus(day), now.minusSeconds(60));
        certificates.signed("early", "root", HERE, "EC", now.plus(day), now.plus(day).plus(day));
        certificates.signed("stranger", "elsewhere", HERE);
        for (Map.Entry<String, String> bad :
                Map.of(
                                "other-host",
                                "the certificate of the server is for another host name",
                                "expired",
                                "the certificate of the server has expired: notAfter",
                                "early",
                                "the certificate of the server is not valid yet: notBefore",
                                "stranger",
                                "is signed by no authority that is trusted here")
                        .entrySet()) {
            try (ScriptedServer server = answering(socket(bad.getKey(), 0))) {
                assertThatThrownBy(() -> ask(access(server.url(), "")))
                        .isInstanceOf(ApiFailure.class)
                        .hasMessageStartingWith("cannot reach " + server.url() + ": ")
                        .hasMessageContaining(bad.getValue());
                assertThat(server.requests(Kind.LIST)).isEmpty();
            }
        }
    }

    @Test
    void oldProtocol_isRefused() throws Exception {
        SSLServerSocket socket = socket("server", 0);
        try {
            socket.setEnabledProtocols(new String[] {"TLSv1.1"});
        } catch (IllegalArgumentException e) {
            throw new AssertionError("the JDK no longer knows TLS 1.1: drop this test", e);
        }
        try (ScriptedServer server = ScriptedServer.tls(socket)) {
            assertThatThrownBy(() -> ask(access(server.url(), "")))
                    .hasMessageStartingWith("cannot reach " + server.url());
            assertThat(server.requests(Kind.LIST)).isEmpty();
        }
    }

    @Test
    void serverName_isWhatTheCertificateMustBear() throws Exception {
        certificates.signed("named", "root", "api.example.com");
        try (ScriptedServer server = answering(socket("named", 0))) {
            assertThatThrownBy(() -> ask(access(server.url(), "")))
                    .hasMessageContaining("another host name");
            ask(access(server.url(), ", tls-server-name: api.example.com"));
            assertThatThrownBy(
                            () -> ask(access(server.url(), ", tls-server-name: www.example.com")))
                    .hasMessageContaining("another host name");
        }
    }

    @Test
    void verification_canBeTurnedOff() throws Exception {
        certificates.signed("stranger", "elsewhere", "example.com");
        try (ScriptedServer server = answering(socket("stranger", 0))) {
            Path config = config(server.url(), "insecure-skip-tls-verify: true", "token: t");
            ask(ClusterAccess.of(options(config)));
            assertThat(server.requests(Kind.LIST).getFirst().header("Authorization"))
                    .isEqualTo("Bearer t");
        }
    }

    @Test
    void clientCertificate_isShown_fromKeysOfEveryForm() throws Exception {
        Instant now = Instant.now();
        for (String algorithm : new String[] {"RSA", "EC", "Ed25519"}) {
            certificates.signed(
                    algorithm,
                    "root",
                    "client",
                    algorithm,
                    now.minusSeconds(60),
                    now.plusSeconds(999));
        }
        byte[] rsa = certificates.key("RSA").getEncoded();
        byte[] ec = certificates.key("EC").getEncoded();
        shows("RSA", pem("PRIVATE KEY", rsa));
        shows("EC", pem("PRIVATE KEY", ec));
        shows("Ed25519", pem("PRIVATE KEY", certificates.key("Ed25519").getEncoded()));
        shows("RSA", pem("RSA PRIVATE KEY", inner(rsa)));
        shows("EC", pem("EC PARAMETERS", new byte[3]) + pem("EC PRIVATE KEY", sec1(ec)));
    }

    private void shows(String name, String key) throws Exception {
        Files.write(folder.resolve("client.crt"), certificates.certificate(name));
        Files.writeString(folder.resolve("client.key"), key);
        SSLServerSocket socket = socket("server", 0);
        socket.setNeedClientAuth(true);
        try (ScriptedServer server = answering(socket)) {
            Path config =
                    config(
                            server.url(),
                            "certificate-authority: ca.crt",
                            "client-certificate: client.crt, client-key: client.key");
            ask(ClusterAccess.of(options(config)));
            assertThat(server.requests(Kind.LIST)).as(name).hasSize(1);
            String certificateData = base64(certificates.certificate(name));
            Path inline =
                    config(
                            server.url(),
                            "certificate-authority-data: " + base64(Files.readAllBytes(ca)),
                            "client-certificate-data: "
                                    + certificateData
                                    + ", client-key-data: "
                                    + base64(key.getBytes(StandardCharsets.US_ASCII)));
            ask(ClusterAccess.of(options(inline)));
            assertThat(server.requests(Kind.LIST)).as(name).hasSize(2);
        }
    }

    @Test
    void keysThatCannotBeUsed_areTold() {
        for (Map.Entry<String, String> bad :
                Map.of(
                                pem("ENCRYPTED PRIVATE KEY", new byte[9]),
                                "the client key is encrypted",
                                "nothing",
                                "no private key in PEM",
                                pem("PRIVATE KEY", new byte[9]),
                                "the client key is malformed",
                                pem("EC PRIVATE KEY", new byte[] {0x30, 3, 2, 1, 1}),
                                "names no elliptic curve",
                                pem("RSA PRIVATE KEY", new byte[400]),
                                "the client key is malformed")
                        .entrySet()) {
            assertThatThrownBy(
                            () ->
                                    ClientCertificate.privateKey(
                                            bad.getKey().getBytes(StandardCharsets.US_ASCII)))
                    .isInstanceOf(GeneralSecurityException.class)
                    .hasMessageContaining(bad.getValue());
        }
    }

    /** What PKCS#8 wraps: its third element, an octet string that reaches to the end. */
    private static byte[] inner(byte[] pkcs8) {
        for (int at = 20; at < pkcs8.length; at++) {
            if (pkcs8[at] == 4 && (pkcs8[at + 1] & 0xff) == 0x82) {
                return Arrays.copyOfRange(pkcs8, at + 4, pkcs8.length);
            }
        }
        throw new AssertionError("no octet string");
    }

    /** RFC 5915 with the name of the curve, as OpenSSL writes it. */
    private static byte[] sec1(byte[] pkcs8) {
        byte[] prime256v1 = HexFormat.of().parseHex("06082a8648ce3d030107");
        String hex = HexFormat.of().formatHex(pkcs8);
        int at = hex.indexOf("0201010420") / 2;
        byte[] key = Arrays.copyOfRange(pkcs8, at + 5, at + 5 + 32);
        return TestCertificates.der(
                0x30,
                HexFormat.of().parseHex("020101"),
                TestCertificates.der(0x04, key),
                TestCertificates.der(0xa0, prime256v1));
    }

    private static String pem(String label, byte[] der) {
        return new String(TestCertificates.pem(label, der), StandardCharsets.US_ASCII);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void ask(ClusterAccess access) throws ApiFailure {
        try (Answer answer =
                new Session(access).get(Get.of("x", Get.JSON, Duration.ofSeconds(5)))) {
            assertThat(answer.isUnchanged()).isFalse();
        } finally {
            access.close();
        }
    }

    private static ScriptedServer answering(SSLServerSocket socket) {
        return ScriptedServer.tls(socket).on(Kind.LIST, (_, wire) -> wire.json("{}"));
    }

    private static void listing(ScriptedServer server) {
        server.on(
                Kind.WATCH_LIST,
                (_, wire) ->
                        wire.stream().lines(Bodies.added("a", 1), Bodies.initialEnd(5)).hang());
    }

    private ClusterAccess access(String url, String more) throws Exception {
        return ClusterAccess.of(
                options(config(url, "certificate-authority: ca.crt" + more, "token: t")));
    }

    private static AccessOptions options(Path config) {
        return new AccessOptions(config.toString(), "", "", Map.of(), Path.of("/nonexistent"));
    }

    private Path config(String url, String cluster, String user) throws Exception {
        return Files.writeString(
                folder.resolve("config"),
                """
                current-context: c
                clusters: [{name: c, cluster: {server: "%s", %s}}]
                contexts: [{name: c, context: {cluster: c, user: u}}]
                users: [{name: u, user: {%s}}]
                """
                        .formatted(url, cluster, user));
    }

    /** A socket that shows {@code name} and takes the certificate of any client. */
    private SSLServerSocket socket(String name, int port) throws Exception {
        SSLContext context = certificates.server(name, new AnyClient());
        SSLServerSocket socket =
                (SSLServerSocket)
                        context.getServerSocketFactory()
                                .createServerSocket(port, 50, InetAddress.getLoopbackAddress());
        return socket;
    }

    private static final class AnyClient implements X509TrustManager {

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
