package io.kubeobject.exposition;

import java.util.List;

/** Reads Accept-Encoding (RFC 9110, section 12.5.3). */
final class ContentCoding {

    private static final String ANY = "*";

    private ContentCoding() {}

    /**
     * Whether gzip is the better answer: allowed, and not wished less than identity. No header
     * means identity here, since a client that says nothing may be one that cannot inflate.
     */
    static boolean isGzipWelcome(String acceptEncoding) {
        List<MediaRange> codings = MediaRange.parse(acceptEncoding);
        double any = quality(codings, ANY, 0);
        double gzip = Math.max(quality(codings, "gzip", any), quality(codings, "x-gzip", 0));
        boolean identityNamed = codings.stream().anyMatch(c -> c.value().equals("identity"));
        return gzip > 0 && (!identityNamed || gzip >= quality(codings, "identity", 1));
    }

    private static double quality(List<MediaRange> codings, String name, double otherwise) {
        return codings.stream()
                .filter(c -> c.value().equals(name))
                .mapToDouble(MediaRange::quality)
                .findFirst()
                .orElse(otherwise);
    }
}
