package io.kubeobject.registry;

import java.util.Comparator;

/**
 * Which places a credential is for: {@code *.example.com:5000/team}. Rules of the kubelet: a star
 * stands for letters within one part of the host, as many parts on both sides, the same port, and a
 * path that is the beginning of the place's path.
 *
 * @param host without the port; may have stars
 * @param port empty for none
 * @param path without slashes at its ends; empty for every path
 */
record PlacePattern(String host, String port, String path) {

    /** The most specific first; kubelet sorts by the text, backwards. */
    static final Comparator<PlacePattern> SPECIFIC_FIRST =
            Comparator.comparingInt((PlacePattern p) -> p.path().length())
                    .thenComparing(PlacePattern::toString)
                    .reversed();

    /** Reads the key of a docker configuration or of a credential provider's answer. */
    static PlacePattern of(String key) {
        String bare = key.replaceFirst("^https?://", "").replaceFirst("/+$", "");
        int slash = bare.indexOf('/');
        String authority = slash < 0 ? bare : bare.substring(0, slash);
        String path = slash < 0 ? "" : bare.substring(slash + 1);
        // What docker wrote for a registry's API of old stands for the whole registry.
        String meant = path.equals("v1") || path.equals("v2") ? "" : path;
        if (isDockerHub(authority)) {
            return new PlacePattern(ImageName.DOCKER_HUB, "", meant);
        }
        int colon = authority.lastIndexOf(':');
        boolean port = colon > authority.lastIndexOf(']');
        return new PlacePattern(
                port ? authority.substring(0, colon) : authority,
                port ? authority.substring(colon + 1) : "",
                meant);
    }

    private static boolean isDockerHub(String authority) {
        return switch (authority) {
            case "docker.io",
                    "index.docker.io",
                    "registry-1.docker.io",
                    "registry.hub.docker.com" ->
                    true;
            default -> false;
        };
    }

    boolean matches(String place) {
        PlacePattern given = of(place);
        return port.equals(given.port)
                && matchesHost(given.host)
                && (path.isEmpty() || given.path.equals(path) || given.path.startsWith(path + "/"));
    }

    private boolean matchesHost(String given) {
        String[] patterns = host.split("\\.", -1);
        String[] parts = given.split("\\.", -1);
        if (patterns.length != parts.length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!matchesPart(patterns[i], parts[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean matchesPart(String pattern, String part) {
        String[] pieces = pattern.split("\\*", -1);
        if (pieces.length == 1) {
            return pattern.equalsIgnoreCase(part);
        }
        String last = pieces[pieces.length - 1];
        if (!part.startsWith(pieces[0])
                || !part.endsWith(last)
                || part.length() < pieces[0].length() + last.length()) {
            return false;
        }
        int from = pieces[0].length();
        int end = part.length() - last.length();
        for (int i = 1; i < pieces.length - 1; i++) {
            int found = part.indexOf(pieces[i], from);
            if (found < 0 || found + pieces[i].length() > end) {
                return false;
            }
            from = found + pieces[i].length();
        }
        return true;
    }

    @Override
    public String toString() {
        return host + (port.isEmpty() ? "" : ":" + port) + (path.isEmpty() ? "" : "/" + path);
    }
}
