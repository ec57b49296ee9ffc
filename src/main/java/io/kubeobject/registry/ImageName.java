package io.kubeobject.registry;

import com.google.re2j.Pattern;

/**
 * The name of an image, made whole as docker and the kubelet do it: {@code nginx} is {@code
 * docker.io/library/nginx:latest}.
 *
 * @param registry host, with its port if it has one
 * @param repository path within the registry
 * @param tag may be empty if there is a digest
 * @param digest {@code sha256:…}; empty if there is none; it decides where there is a tag, too
 */
public record ImageName(String registry, String repository, String tag, String digest) {

    /** Docker Hub, as it is written in names. Its server has another one. */
    static final String DOCKER_HUB = "docker.io";

    private static final int MAX_LENGTH = 255;
    private static final int MAX_PORT = 65_535;

    private static final Pattern HOST =
            Pattern.compile(
                    "(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?"
                            + "(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*"
                            + "|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?");

    /** As the OCI distribution specification has it; anchored by the match. */
    private static final Pattern REPOSITORY =
            Pattern.compile(
                    "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*"
                            + "(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");

    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_.-]{1,128}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    /** Reads a name as it stands in a container. */
    public static ImageName parse(String text) throws BadImageNameException {
        if (text.isEmpty()) {
            throw new BadImageNameException("the image name is empty");
        }
        int at = text.indexOf('@');
        String digest = at < 0 ? "" : text.substring(at + 1);
        if (at >= 0 && !DIGEST.matches(digest)) {
            throw bad(text, "expected a digest sha256:… with 64 lower case hexadecimal digits");
        }
        String named = at < 0 ? text : text.substring(0, at);
        String registry = registry(named);
        String path = registry.isEmpty() ? named : named.substring(registry.length() + 1);
        int colon = path.indexOf(':');
        String tag = colon < 0 ? "" : path.substring(colon + 1);
        if (colon >= 0 && !TAG.matches(tag)) {
            throw bad(text, "expected a tag of 1 to 128 letters, digits, '_', '.' or '-'");
        }
        String repository = colon < 0 ? path : path.substring(0, colon);
        checkPlace(text, registry, repository);
        String host = normalHost(registry);
        boolean official = host.equals(DOCKER_HUB) && !repository.contains("/");
        return new ImageName(
                host,
                official ? "library/" + repository : repository,
                tag.isEmpty() && digest.isEmpty() ? "latest" : tag,
                digest);
    }

    /** The part before the first slash if it cannot be part of a path; else empty. */
    private static String registry(String named) {
        int slash = named.indexOf('/');
        String first = slash < 0 ? "" : named.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        return host ? first : "";
    }

    private static void checkPlace(String text, String registry, String repository)
            throws BadImageNameException {
        if (!registry.isEmpty() && !isHost(registry)) {
            throw bad(text, "expected a registry as host or host:port, without a scheme");
        }
        if (!REPOSITORY.matches(repository)) {
            throw bad(
                    text,
                    "expected a repository of lower case letters and digits, parted by '.', '_',"
                            + " '__', '-' or '/'");
        }
        if (registry.length() + repository.length() > MAX_LENGTH) {
            throw bad(text, "expected at most " + MAX_LENGTH + " characters without the tag");
        }
    }

    private static boolean isHost(String registry) {
        int colon = registry.lastIndexOf(':');
        boolean port = colon > registry.lastIndexOf(']');
        return HOST.matches(registry)
                && (!port || Integer.parseInt(registry.substring(colon + 1)) <= MAX_PORT);
    }

    private static String normalHost(String registry) {
        return registry.isEmpty() || registry.equals("index.docker.io") ? DOCKER_HUB : registry;
    }

    private static BadImageNameException bad(String text, String expected) {
        String shown = text.length() > 300 ? text.substring(0, 300) + "…" : text;
        return new BadImageNameException(
                "\"" + shown.replaceAll("\\p{Cntrl}", "?") + "\" is no image name: " + expected);
    }

    /** What a registry is asked for: the digest, else the tag. */
    String reference() {
        return digest.isEmpty() ? tag : digest;
    }

    /** Registry and repository: what credentials are looked up by. */
    String place() {
        return registry + "/" + repository;
    }

    @Override
    public String toString() {
        return place() + (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest);
    }
}
