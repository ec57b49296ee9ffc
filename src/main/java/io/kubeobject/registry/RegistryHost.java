package io.kubeobject.registry;

import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * A server that may have an image: the registry itself, or a mirror of it.
 *
 * @param base URL up to and with {@code v2}
 * @param tls whom to believe
 * @param headers that it wants
 * @param mirrored the registry that it stands for; empty if it is that registry
 */
record RegistryHost(HttpUrl base, Tls tls, Headers headers, String mirrored) {

    boolean isMirror() {
        return !mirrored.isEmpty();
    }

    /** The URL of a manifest; a mirror is told which registry is meant, as containerd does it. */
    HttpUrl manifest(ImageName image) {
        HttpUrl.Builder url =
                base.newBuilder()
                        .addPathSegments(image.repository())
                        .addPathSegment("manifests")
                        .addPathSegment(image.reference());
        return isMirror() ? url.addQueryParameter("ns", mirrored).build() : url.build();
    }

    /**
     * What credentials are looked up by. Those of the registry are not for its mirrors: a mirror
     * has its own, or none.
     */
    String place(ImageName image) {
        return isMirror() ? origin(base) + "/" + image.repository() : image.place();
    }

    /** Host, and port unless it is the usual one of the scheme. */
    static String origin(HttpUrl url) {
        String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
        return usual ? host : host + ":" + url.port();
    }

    static boolean sameOrigin(HttpUrl a, HttpUrl b) {
        return a.scheme().equals(b.scheme()) && a.host().equals(b.host()) && a.port() == b.port();
    }

    /** An URL without its query, which may be signed. */
    static String shown(HttpUrl url) {
        return url.scheme() + "://" + origin(url) + url.encodedPath();
    }

    @Override
    public String toString() {
        return base.scheme() + "://" + origin(base);
    }
}
