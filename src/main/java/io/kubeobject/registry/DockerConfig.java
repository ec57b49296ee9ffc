package io.kubeobject.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The credentials of a docker configuration: a {@code config.json}, or the content of a pull
 * secret, {@code .dockerconfigjson} or the older {@code .dockercfg}.
 */
public final class DockerConfig implements Keyring {

    private record Entry(PlacePattern pattern, Credential credential) {

        @Override
        public String toString() {
            return pattern + ": " + credential;
        }
    }

    private final List<Entry> entries;
    private final CredentialPrograms helpers;
    private final String origin;

    private DockerConfig(List<Entry> entries, CredentialPrograms helpers, String origin) {
        this.entries = List.copyOf(entries);
        this.helpers = helpers;
        this.origin = origin;
    }

    /**
     * Reads a file, whose helpers may be run.
     *
     * @throws IOException with a message for the user
     */
    public static DockerConfig read(Path file) throws IOException {
        return read(file, CredentialPrograms.PROGRAMS);
    }

    /**
     * @param programs beginning of the names of helper programs
     */
    static DockerConfig read(Path file, String programs) throws IOException {
        byte[] text;
        try {
            text = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new OutsideException(file + " cannot be read: " + NetworkTrouble.words(e), e);
        }
        String origin = file.toString();
        Map<String, Object> config = object(text, origin);
        return new DockerConfig(
                entries(Json.object(config, "auths"), origin),
                CredentialPrograms.of(config, programs, origin),
                origin);
    }

    /** The file that docker, or podman, would read; empty if there is none. */
    public static Optional<Path> standardFile(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        String docker = environment.getOrDefault("DOCKER_CONFIG", home + "/.docker");
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        return List.of(
                        docker + "/config.json",
                        environment.getOrDefault("REGISTRY_AUTH_FILE", ""),
                        runtime + "/containers/auth.json")
                .stream()
                .map(Path::of)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /**
     * Reads the content of a pull secret. Helpers that it names are left out: who can write a
     * secret shall not choose what runs here.
     *
     * @param origin for messages: {@code the secret shop/pull}
     * @throws IOException with a message for the user, which shows nothing of the content
     */
    public static DockerConfig ofSecret(byte[] text, String origin) throws IOException {
        Map<String, Object> config = object(text, origin);
        Map<String, Object> auths =
                config.containsKey("auths") ? Json.object(config, "auths") : config;
        return new DockerConfig(entries(auths, origin), CredentialPrograms.none(origin), origin);
    }

    private static Map<String, Object> object(byte[] text, String origin) throws IOException {
        try {
            return Json.object(text);
        } catch (IOException e) {
            throw new OutsideException(
                    origin + " is no docker configuration: " + NetworkTrouble.words(e), e);
        }
    }

    private static List<Entry> entries(Map<String, Object> auths, String origin) {
        Map<PlacePattern, Entry> entries = new LinkedHashMap<>();
        for (String key : auths.keySet()) {
            Credential credential = credential(Json.object(auths, key), origin);
            boolean empty =
                    !credential.hasPassword()
                            && credential.identityToken().isEmpty()
                            && credential.bearerToken().isEmpty();
            if (!empty) {
                PlacePattern pattern = PlacePattern.of(key);
                entries.put(pattern, new Entry(pattern, credential));
            }
        }
        return entries.values().stream()
                .sorted(Comparator.comparing(Entry::pattern, PlacePattern.SPECIFIC_FIRST))
                .toList();
    }

    /** {@code auth} is user and password in one; docker prefers it to the fields of their own. */
    private static Credential credential(Map<String, Object> entry, String origin) {
        String pair = decoded(Json.text(entry, "auth"));
        int colon = pair.indexOf(':');
        return new Credential(
                colon < 0 ? Json.text(entry, "username") : pair.substring(0, colon),
                colon < 0 ? Json.text(entry, "password") : pair.substring(colon + 1),
                Json.text(entry, "identitytoken"),
                Json.text(entry, "registrytoken"),
                origin);
    }

    private static String decoded(String auth) {
        try {
            byte[] pair = Base64.getMimeDecoder().decode(auth);
            // Some tools end it with a NUL, which docker cuts off.
            return new String(pair, StandardCharsets.UTF_8).replaceFirst("\0+$", "");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @Override
    public List<Credential> find(String place, Steps steps) throws InterruptedException {
        List<Credential> found = new ArrayList<>(helpers.find(place, steps));
        for (Entry entry : entries) {
            if (entry.pattern().matches(place)) {
                found.add(entry.credential());
            }
        }
        return found.isEmpty() ? helpers.stored(place, steps) : found;
    }

    @Override
    public String toString() {
        return origin;
    }
}
