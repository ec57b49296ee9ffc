package io.kubeobject.source.kubernetes;

import static io.kubeobject.source.kubernetes.Kubeconfig.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import javax.net.ssl.X509KeyManager;

/** One context of a kubeconfig made into a login. */
final class KubeconfigLogin {

    private final AccessOptions options;
    private final InstantSource clock;
    private final Map<String, Object> cluster;
    private final Map<String, Object> user;
    private final String origin;

    private KubeconfigLogin(Kubeconfig config, AccessOptions options, InstantSource clock)
            throws AccessException {
        this.options = options;
        this.clock = clock;
        Map<String, Object> context = config.context(options.context());
        this.cluster = config.cluster(text(context, "cluster"));
        this.user = config.user(text(context, "user"));
        String name = options.context().isEmpty() ? config.currentContext() : options.context();
        this.origin = "context " + name + " of " + config.origin();
    }

    static Login login(Kubeconfig config, AccessOptions options, InstantSource clock)
            throws AccessException {
        return new KubeconfigLogin(config, options, clock).login();
    }

    private Login login() throws AccessException {
        Optional<PluginCredentials> plugin = PluginCredentials.of(user, cluster, origin);
        Optional<X509KeyManager> certificate = certificate(plugin);
        return new Login(
                server(),
                trust(),
                certificate,
                authorization(plugin),
                text(cluster, "proxy-url"),
                origin);
    }

    private String server() throws AccessException {
        String server = options.server().isEmpty() ? text(cluster, "server") : options.server();
        if (server.isEmpty()) {
            throw new AccessException(origin + " names no server; give one with --server");
        }
        return server.contains("://") ? server : "https://" + server;
    }

    private Trust trust() throws AccessException {
        if (Boolean.TRUE.equals(cluster.get("insecure-skip-tls-verify"))) {
            return Trust.anyone();
        }
        String serverName = text(cluster, "tls-server-name");
        String data = text(cluster, "certificate-authority-data");
        if (!data.isEmpty()) {
            return Trust.data(
                    decode(data, "certificate-authority-data"), serverName, "of " + origin);
        }
        String file = text(cluster, "certificate-authority");
        return file.isEmpty()
                ? new Trust(Optional.empty(), serverName, true)
                : Trust.file(Path.of(file), serverName);
    }

    private Optional<X509KeyManager> certificate(Optional<PluginCredentials> plugin)
            throws AccessException {
        byte[] certificate = content("client-certificate");
        byte[] key = content("client-key");
        if (plugin.isPresent() && !plugin.get().certificate().isEmpty()) {
            certificate = plugin.get().certificate().getBytes(StandardCharsets.UTF_8);
            key = plugin.get().key().getBytes(StandardCharsets.UTF_8);
        }
        if (certificate.length == 0 && key.length == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(ClientCertificate.keyManager(certificate, key));
        } catch (GeneralSecurityException e) {
            throw new AccessException(origin + ": " + Sentence.of(e), e);
        }
    }

    /** What {@code field-data} holds, else what is in the file that {@code field} names. */
    private byte[] content(String field) throws AccessException {
        String data = text(user, field + "-data");
        if (!data.isEmpty()) {
            return decode(data, field + "-data");
        }
        String file = text(user, field);
        try {
            return file.isEmpty() ? new byte[0] : Files.readAllBytes(Path.of(file));
        } catch (IOException e) {
            throw new AccessException(
                    "%s: %s cannot be read: %s".formatted(origin, field, Sentence.of(e)), e);
        }
    }

    private byte[] decode(String data, String field) throws AccessException {
        try {
            return Base64.getDecoder().decode(data.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new AccessException(origin + ": " + field + " is not base64", e);
        }
    }

    /** In kubectl's order: a file before a text, and both before a name with a password. */
    private Supplier<String> authorization(Optional<PluginCredentials> plugin)
            throws AccessException {
        String tokenFile = text(user, "tokenFile");
        if (!tokenFile.isEmpty()) {
            return new TokenFile(Path.of(tokenFile), clock);
        }
        String token = plugin.map(PluginCredentials::token).orElse(text(user, "token"));
        String password = text(user, "password");
        String header = token.isEmpty() ? "" : "Bearer " + token;
        if (header.isEmpty() && !text(user, "username").isEmpty() && !password.isEmpty()) {
            byte[] pair =
                    (text(user, "username") + ":" + password).getBytes(StandardCharsets.UTF_8);
            header = "Basic " + Base64.getEncoder().encodeToString(pair);
        }
        String result = header;
        return () -> result;
    }
}
