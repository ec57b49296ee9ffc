package io.kubeobject.exposition;

import io.kubeobject.render.TextFormat;
import io.kubeobject.render.WriteBuffer;
import io.kubeobject.store.FamilyPart;
import io.kubeobject.store.Snapshot;
import io.kubeobject.store.Snapshot.FamilyText;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The answer to one request. Immutable; may be written more than once, and by several threads.
 *
 * <p>Families in the order of the snapshot, each contiguous and with one header. What the answer
 * depends on, for {@code Vary}: Accept and Accept-Encoding.
 */
public final class Scrape {

    private final Offer offer;
    private final boolean gzip;
    private final List<FamilyText> families;
    private final byte[] end;

    private Scrape(Offer offer, boolean gzip, List<FamilyText> families) {
        this.offer = offer;
        this.gzip = gzip;
        this.families = families;
        WriteBuffer buffer = new WriteBuffer(8);
        offer.format().end(buffer);
        this.end = buffer.toBytes();
    }

    /** Settles format, encoding and families. */
    public static Scrape of(Snapshot snapshot, ScrapeRequest request) {
        List<Glob> names = request.names().stream().map(Glob::new).toList();
        List<Glob> resources = request.resources().stream().map(Glob::new).toList();
        List<FamilyText> families = new ArrayList<>(snapshot.families().size());
        for (FamilyText family : snapshot.families()) {
            if (admits(names, family.head().name())) {
                FamilyText chosen = of(family, resources);
                if (isDue(chosen.parts())) {
                    families.add(chosen);
                }
            }
        }
        return new Scrape(
                Offer.best(request.accept()),
                ContentCoding.isGzipWelcome(request.acceptEncoding()),
                families);
    }

    private static FamilyText of(FamilyText family, List<Glob> resources) {
        return resources.isEmpty()
                ? family
                : new FamilyText(
                        family.head(),
                        family.parts().stream()
                                .filter(
                                        part ->
                                                admits(resources, part.resource())
                                                        || admits(
                                                                resources, plural(part.resource())))
                                .toList());
    }

    private static String plural(String resource) {
        int dot = resource.indexOf('.');
        return dot < 0 ? resource : resource.substring(0, dot);
    }

    private static boolean admits(List<Glob> globs, String name) {
        return globs.isEmpty() || globs.stream().anyMatch(glob -> glob.matches(name));
    }

    private static boolean isDue(List<FamilyPart> parts) {
        for (FamilyPart part : parts) {
            if (part.isDue()) {
                return true;
            }
        }
        return false;
    }

    /** Value of the header Content-Type. */
    public String contentType() {
        return offer.contentType();
    }

    /** Value of the header Content-Encoding; empty for identity, which has none. */
    public String contentEncoding() {
        return gzip ? "gzip" : "";
    }

    /** The bytes that {@link #writeTo} will write, where that is known before. */
    public OptionalLong contentLength() {
        if (gzip) {
            return OptionalLong.empty();
        }
        long length = end.length;
        for (FamilyText family : families) {
            length += family.head().header(offer.format()).length;
            for (FamilyPart part : family.parts()) {
                length += part.length();
            }
        }
        return OptionalLong.of(length);
    }

    /** Writes the answer's body; {@code out} is neither flushed nor closed. */
    public void writeTo(OutputStream out) throws IOException {
        try (Body body = gzip ? new GzipBody(out) : new IdentityBody(out)) {
            TextFormat format = offer.format();
            for (FamilyText family : families) {
                byte[] header = family.head().header(format);
                body.text(header, 0, header.length);
                for (FamilyPart part : family.parts()) {
                    part.writeTo(body);
                }
            }
            body.text(end, 0, end.length);
            body.finish();
        }
    }
}
