package io.kubeobject.registry;

import okhttp3.Headers;
import okhttp3.HttpUrl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which servers are asked for the images of a registry, and how: mirrors, plain HTTP, certificate
 * authorities, all as containerd reads them from a folder such as {@code /etc/containerd/certs.d}.
 * The files are read at every check, so that a change needs no restart.
 */
public final class RegistryHosts {

    private static final String HUB_SERVER = "https://registry-1.docker.io";
    private static final List<String> KNOWN =
            List.of(
                    "capabilities",
                    "ca",
                    "skip_verify",
                    "header",
                    "override_path",
                    "server",
                    "host",
                    "dial_timeout");

    private final Optional<Path> folder;

    private RegistryHosts(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Every registry by HTTPS under its own name, those of this machine by plain HTTP. */
    public static RegistryHosts standard() {
        return new RegistryHosts(Optional.empty());
    }

    /** With what the folder says: {@code REGISTRY/hosts.toml}, {@code _default/hosts.toml}. */
    public static RegistryHosts folder(Path folder) {
        return new RegistryHosts(Optional.of(folder));
    }

    /** In the order in which they are asked: mirrors, then the registry itself. */
    List<RegistryHost> of(ImageName image) throws OutsideException {
        Optional<Path> own = folder.flatMap(f -> configured(f, image.registry()));
        if (own.isEmpty()) {
            return List.of(host(standardServer(image.registry()), Map.of(), Tls.STANDARD, ""));
        }
        Path file = own.get().resolve("hosts.toml");
        try {
            return Files.exists(file)
                    ? ofFile(file, image.registry())
                    : List.of(
                            host(
                                    standardServer(image.registry()),
                                    Map.of(),
                                    new Tls(certificates(own.get()), true),
                                    ""));
        } catch (OutsideException e) {
            throw new OutsideException(file + ": " + e.sentence(), e);
        } catch (IOException e) {
            throw new OutsideException(file + ": " + NetworkTrouble.words(e), e);
        }
    }

    /** Docker Hub's server has another name; this machine's registries have no certificates. */
    private static String standardServer(String registry) {
        if (registry.equals(ImageName.DOCKER_HUB)) {
            return HUB_SERVER;
        }
        boolean here = registry.matches("(localhost|127\\.[0-9.]+|\\[::1\\])(:\\d+)?");
        return (here && !registry.endsWith(":443") ? "http://" : "https://") + registry;
    }

    /** {@code host_port_} is for file systems that know no colon. */
    private static Optional<Path> configured(Path folder, String registry) {
        String plain = registry.replaceFirst(":(\\d+)$", "_$1_");
        return List.of(plain, registry, "_default").stream()
                .distinct()
                .map(folder::resolve)
                .filter(Files::isDirectory)
                .findFirst();
    }

    /** A folder without a {@code hosts.toml} is docker's: every {@code *.crt} is an authority. */
    private static List<String> certificates(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder, "*.crt")) {
            List<String> pems = new ArrayList<>();
            for (Path file : files) {
                pems.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return pems;
        }
    }

    private static List<RegistryHost> ofFile(Path file, String registry) throws IOException {
        Map<String, Object> config = Toml.parse(Files.readString(file));
        check(config);
        List<RegistryHost> hosts = new ArrayList<>();
        for (Map.Entry<String, Object> entry : Json.object(config, "host").entrySet()) {
            Map<String, Object> options = Json.object(Json.object(config, "host"), entry.getKey());
            check(options);
            if (resolves(options)) {
                hosts.add(
                        host(
                                entry.getKey(),
                                options,
                                tls(options, file),
                                isItself(entry.getKey(), registry) ? "" : registry));
            }
        }
        String server = Json.text(config, "server");
        hosts.add(
                host(
                        server.isEmpty() ? standardServer(registry) : server,
                        config,
                        tls(config, file),
                        ""));
        return hosts;
    }

    private static boolean isItself(String server, String registry) {
        String bare = server.replaceFirst("^https?://", "").replaceFirst("/+$", "");
        return bare.equals(registry);
    }

    private static void check(Map<String, Object> options) throws OutsideException {
        for (String key : options.keySet()) {
            if (!KNOWN.contains(key)) {
                throw new OutsideException(
                        "\"" + key + "\" is not supported; expected " + String.join(", ", KNOWN));
            }
        }
    }

    /** A host that cannot resolve tags says nothing about what exists. */
    private static boolean resolves(Map<String, Object> options) {
        return !(options.get("capabilities") instanceof List<?> capabilities)
                || capabilities.contains("resolve");
    }

    private static Tls tls(Map<String, Object> options, Path file) throws IOException {
        List<String> names = new ArrayList<>(strings(options, "ca"));
        List<String> pems = new ArrayList<>();
        for (String name : names) {
            Path ca = file.resolveSibling(name);
            try {
                pems.add(Files.readString(ca, StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                throw new OutsideException(
                        "certificate authority " + ca + ": " + NetworkTrouble.words(e), e);
            }
        }
        return new Tls(pems, !Boolean.TRUE.equals(options.get("skip_verify")));
    }

    private static List<String> strings(Map<String, Object> options, String name) {
        return switch (options.get(name)) {
            case String one -> List.of(one);
            case List<?> several -> several.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }

    private static RegistryHost host(
            String server, Map<String, Object> options, Tls tls, String mirrored)
            throws OutsideException {
        HttpUrl url = HttpUrl.parse(server.contains("://") ? server : "https://" + server);
        if (url == null || !url.username().isEmpty() || !url.password().isEmpty()) {
            // The text may hold a password, so it is not repeated.
            throw new OutsideException("expected a server as https://host:port, without a user");
        }
        boolean whole = Boolean.TRUE.equals(options.get("override_path"));
        String path = url.encodedPath().replaceFirst("/+$", "");
        HttpUrl base =
                url.newBuilder()
                        .query(null)
                        .fragment(null)
                        .encodedPath(whole || path.endsWith("/v2") ? path + "/" : path + "/v2/")
                        .build();
        Headers.Builder headers = new Headers.Builder();
        Map<String, Object> given = Json.object(options, "header");
        for (String name : given.keySet()) {
            for (String value : strings(given, name)) {
                try {
                    headers.add(name, value);
                } catch (IllegalArgumentException e) {
                    throw new OutsideException("a header cannot be sent", e);
                }
            }
        }
        return new RegistryHost(strip(base), tls, headers.build(), mirrored);
    }

    /** Without the empty last segment: what is appended shall follow one slash. */
    private static HttpUrl strip(HttpUrl url) {
        int last = url.pathSize() - 1;
        boolean empty = last > 0 && url.pathSegments().get(last).isEmpty();
        return empty ? url.newBuilder().removePathSegment(last).build() : url;
    }
}
