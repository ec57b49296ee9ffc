package io.kubeobject.exposition;

import io.kubeobject.render.TextFormat;

import java.util.List;

/**
 * What a scrape can be answered with, in the order of our own preference.
 *
 * <p>From version 1.0.0 on a content type tells how names beyond {@code [a-zA-Z0-9_:]} are written.
 * Mappings make no such names, so it is {@code underscores}, the scheme that changes nothing,
 * whichever the client would have liked.
 */
enum Offer {
    PROMETHEUS_0_0_4("text/plain", "0.0.4", "", TextFormat.PROMETHEUS_TEXT_0_0_4),
    PROMETHEUS_1_0_0(
            "text/plain", "1.0.0", "; escaping=underscores", TextFormat.PROMETHEUS_TEXT_0_0_4),
    OPENMETRICS_1_0_0(
            "application/openmetrics-text",
            "1.0.0",
            "; escaping=underscores",
            TextFormat.OPENMETRICS_1_0),
    OPENMETRICS_0_0_1("application/openmetrics-text", "0.0.1", "", TextFormat.OPENMETRICS_1_0);

    private final String type;
    private final String version;
    private final String contentType;
    private final TextFormat format;

    Offer(String type, String version, String escaping, TextFormat format) {
        this.type = type;
        this.version = version;
        this.contentType = type + "; version=" + version + "; charset=utf-8" + escaping;
        this.format = format;
    }

    String contentType() {
        return contentType;
    }

    TextFormat format() {
        return format;
    }

    /**
     * The best that an Accept header allows: by its weights, then by its order, then by ours. The
     * text format 0.0.4, which every client reads, if it allows none.
     */
    static Offer best(String accept) {
        List<MediaRange> ranges = MediaRange.parse(accept);
        Offer best = PROMETHEUS_0_0_4;
        double bestQuality = 0;
        int bestPosition = Integer.MAX_VALUE;
        for (Offer offer : values()) {
            int position = offer.match(ranges);
            double quality = position < 0 ? 0 : ranges.get(position).quality();
            boolean better =
                    quality > bestQuality
                            || (quality > 0 && quality == bestQuality && position < bestPosition);
            if (better) {
                best = offer;
                bestQuality = quality;
                bestPosition = position;
            }
        }
        return best;
    }

    /** The range that says most precisely what it thinks of this offer; -1 if none does. */
    private int match(List<MediaRange> ranges) {
        int best = -1;
        int bestPrecision = 0;
        for (int i = 0; i < ranges.size(); i++) {
            int precision = precision(ranges.get(i));
            if (precision > bestPrecision) {
                best = i;
                bestPrecision = precision;
            }
        }
        return best;
    }

    private int precision(MediaRange range) {
        if (range.value().equals(type)) {
            if (range.version().isEmpty()) {
                return 3;
            }
            return range.version().equals(version) ? 4 : 0;
        }
        if (range.value().equals(type.substring(0, type.indexOf('/')) + "/*")) {
            return 2;
        }
        return range.value().equals("*/*") || range.value().equals("*") ? 1 : 0;
    }
}
