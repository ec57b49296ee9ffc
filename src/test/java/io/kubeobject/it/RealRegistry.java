package io.kubeobject.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real registry of CNCF Distribution, on loopback, with images that a test pushes. */
public final class RealRegistry implements AutoCloseable {

    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    /** Who may come in: bcrypt hashes, since the registry reads no other ones. */
    public enum User {
        CORRECT("correct-horse", "$2y$05$abcdefghijklmnopqrstuuZ0Fx87Pb/Aqb0E90lfvCwzXnaFKUHpS"),
        OTHER("battery-staple", "$2y$05$zbcdefghijklmnopqrstuu2pBYLWiAUqC/XT2VkEiI.Ff90A.i7MO");

        private final String password;
        private final String hash;

        User(String password, String hash) {
            this.password = password;
            this.hash = hash;
        }

        public String password() {
            return password;
        }

        String basic() {
            byte[] pair = ("bob:" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }
    }

    /** PEM files of a server. */
    public record Certificate(Path certificate, Path key, Path authority) {}

    private final Path folder;
    private final int port = ServerProcess.freePort();
    private final Optional<Certificate> tls;
    private final Http http;
    private Optional<User> user;
    private ServerProcess process;

    private RealRegistry(Path folder, Optional<Certificate> tls, Optional<User> user) {
        this.folder = folder;
        this.tls = tls;
        this.user = user;
        this.http = tls.map(c -> Http.trusting(c.authority())).orElseGet(Http::plain);
        configure();
        this.process = run();
    }

    /** Starts one with its files in {@code folder}; returns when it answers. */
    public static RealRegistry start(Path folder) {
        return new RealRegistry(folder, Optional.empty(), Optional.empty());
    }

    /** The same that lets one user in. */
    public static RealRegistry start(Path folder, User user) {
        return new RealRegistry(folder, Optional.empty(), Optional.of(user));
    }

    /** The same by HTTPS. */
    public static RealRegistry start(Path folder, User user, Certificate tls) {
        return new RealRegistry(folder, Optional.of(tls), Optional.of(user));
    }

    private void configure() {
        try {
            Files.createDirectories(folder);
            String security =
                    tls.map(
                                    c ->
                                            "  tls: {certificate: "
                                                    + c.certificate
                                                    + ", key: "
                                                    + c.key
                                                    + "}\n")
                            .orElse("");
            String login =
                    user.isEmpty()
                            ? ""
                            : "auth: {htpasswd: {realm: koe, path: "
                                    + folder.resolve("htpasswd")
                                    + "}}\n";
            Files.writeString(
                    folder.resolve("registry.yaml"),
                    "version: 0.1\nlog: {level: warn}\nstorage:\n  delete: {enabled: true}\n"
                            + "  filesystem: {rootdirectory: "
                            + folder.resolve("data")
                            + "}\nhttp:\n  addr: 127.0.0.1:"
                            + port
                            + "\n"
                            + security
                            + login);
            writeUser();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeUser() throws IOException {
        if (user.isPresent()) {
            Files.writeString(folder.resolve("htpasswd"), "bob:" + user.get().hash + "\n");
        }
    }

    private ServerProcess run() {
        ServerProcess started =
                ServerProcess.start(
                        "registry",
                        folder,
                        List.of(
                                ServerProcess.executable("registry"),
                                "serve",
                                folder.resolve("registry.yaml").toString()),
                        Map.of("OTEL_TRACES_EXPORTER", "none"));
        return started.await(Duration.ofSeconds(20), () -> http.isOk(url("/v2/"), login()));
    }

    private String[] login() {
        return user.map(u -> new String[] {"Authorization", u.basic()}).orElse(new String[0]);
    }

    private URI url(String path) {
        return URI.create((tls.isPresent() ? "https://" : "http://") + place() + path);
    }

    /** Host and port, as image names have it. */
    public String place() {
        return "127.0.0.1:" + port;
    }

    /** Lets {@code other} in instead; takes effect by the next request. */
    public void change(User other) {
        user = Optional.of(other);
        try {
            // It is read again when its time, in whole milliseconds or less, has changed.
            Files.delete(folder.resolve("htpasswd"));
            writeUser();
            Files.setLastModifiedTime(
                    folder.resolve("htpasswd"),
                    java.nio.file.attribute.FileTime.from(java.time.Instant.now().plusSeconds(5)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pushes an image of one empty layer; its digest. */
    public String push(String repository, String tag) {
        String config = "{\"architecture\":\"amd64\",\"os\":\"linux\",\"x\":\"" + tag + "\"}";
        String layer = "layer of " + repository + ":" + tag;
        pushBlob(repository, config);
        pushBlob(repository, layer);
        String manifest =
                """
                {"schemaVersion":2,"mediaType":"%s",
                 "config":{"mediaType":"application/vnd.oci.image.config.v1+json",
                           "digest":"%s","size":%d},
                 "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar",
                            "digest":"%s","size":%d}]}\
                """
                        .formatted(
                                MANIFEST,
                                digest(config),
                                config.length(),
                                digest(layer),
                                layer.length());
        return pushManifest(repository, tag, MANIFEST, manifest);
    }

    /** Gives an image that is there further tags. */
    public void tag(String repository, String digest, List<String> tags) {
        String found = fetch(repository, digest).body();
        tags.forEach(tag -> pushManifest(repository, tag, MANIFEST, found));
    }

    /** Pushes an index for linux/amd64 over an image that is there; its digest. */
    public String pushIndex(String repository, String tag, String imageTag) {
        String image = push(repository, imageTag);
        String found = fetch(repository, image).body();
        return pushManifest(
                repository,
                tag,
                INDEX,
                """
                {"schemaVersion":2,"mediaType":"%s","manifests":[
                 {"mediaType":"%s","digest":"%s","size":%d,
                  "platform":{"os":"linux","architecture":"amd64"}}]}\
                """
                        .formatted(INDEX, MANIFEST, image, found.length()));
    }

    private HttpResponse<String> fetch(String repository, String reference) {
        return expect(200, "GET", url(manifest(repository, reference)), "", "Accept", MANIFEST);
    }

    private static String manifest(String repository, String reference) {
        return "/v2/" + repository + "/manifests/" + reference;
    }

    private void pushBlob(String repository, String content) {
        HttpResponse<String> begun =
                expect(202, "POST", url("/v2/" + repository + "/blobs/uploads/"), "");
        String location = begun.headers().firstValue("Location").orElseThrow();
        String joined = location + (location.contains("?") ? "&" : "?");
        expect(
                201,
                "PUT",
                url("/").resolve(joined + "digest=" + digest(content)),
                content,
                "Content-Type",
                "application/octet-stream");
    }

    private String pushManifest(String repository, String tag, String type, String manifest) {
        expect(201, "PUT", url(manifest(repository, tag)), manifest, "Content-Type", type);
        return digest(manifest);
    }

    /** Takes a tag away. */
    public void deleteTag(String repository, String tag) {
        expect(202, "DELETE", url(manifest(repository, tag)), "");
    }

    private HttpResponse<String> expect(
            int code, String method, URI uri, String body, String... headers) {
        String[] all = new String[headers.length + login().length];
        System.arraycopy(headers, 0, all, 0, headers.length);
        System.arraycopy(login(), 0, all, headers.length, login().length);
        HttpResponse<String> response = http.send(method, uri, body, all);
        if (response.statusCode() != code) {
            throw new AssertionError(
                    method + " " + uri + ": " + response.statusCode() + " " + response.body());
        }
        return response;
    }

    private static String digest(String content) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the server; its images stay. */
    public void stop() {
        process.close();
    }

    /** Starts it again at the same place. */
    public void restart() {
        process = run();
    }

    @Override
    public void close() {
        process.close();
    }
}
