package io.kubeobject.store;

import io.kubeobject.metric.Family;
import io.kubeobject.metric.MetricType;
import io.kubeobject.render.TextFormat;
import io.kubeobject.render.WriteBuffer;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** What is written of a family beside its rows. Immutable, safe for any thread. */
public final class FamilyHead {

    private final Family family;
    private final boolean plain;

    /** By format, made when first asked for; two threads may make the same one. */
    private final AtomicReferenceArray<byte[]> headers =
            new AtomicReferenceArray<>(TextFormat.values().length);

    /**
     * The head of a family.
     *
     * @param plain whether OpenMetrics has to call it unknown, for its names are those of another
     */
    FamilyHead(Family family, boolean plain) {
        this.family = family;
        this.plain = plain;
    }

    /** The name of the samples. */
    public String name() {
        return family.name();
    }

    Family family() {
        return family;
    }

    /** The lines before the rows; not to be changed. */
    @SuppressWarnings("EnumOrdinal") // an index as good as any while the process lives
    public byte[] header(TextFormat format) {
        byte[] header = headers.get(format.ordinal());
        if (header == null) {
            WriteBuffer out = new WriteBuffer(256);
            format.header(out, named(format));
            header = out.toBytes();
            headers.set(format.ordinal(), header);
        }
        return header;
    }

    private Family named(TextFormat format) {
        return plain && format == TextFormat.OPENMETRICS_1_0
                ? new Family(family.name(), MetricType.UNKNOWN, family.help(), family.unit())
                : family;
    }
}
