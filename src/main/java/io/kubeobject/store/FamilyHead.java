package io.kubeobject.store;

import io.kubeobject.metric.Family;
import io.kubeobject.metric.MetricType;
import io.kubeobject.render.TextFormat;
import io.kubeobject.render.WriteBuffer;

import org.jspecify.annotations.Nullable;

/** What is written of a family beside its rows. Immutable, safe for any thread. */
public final class FamilyHead {

    private final Family family;
    private final boolean plain;

    /** Made when first asked for; two threads may make the same one. */
    private volatile byte @Nullable [] prometheus;

    private volatile byte @Nullable [] openMetrics;

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
    public byte[] header(TextFormat format) {
        byte[] known =
                switch (format) {
                    case PROMETHEUS_TEXT_0_0_4 -> prometheus;
                    case OPENMETRICS_1_0 -> openMetrics;
                };
        return known == null ? made(format) : known;
    }

    private byte[] made(TextFormat format) {
        WriteBuffer out = new WriteBuffer(256);
        format.header(out, named(format));
        byte[] header = out.toBytes();
        switch (format) {
            case PROMETHEUS_TEXT_0_0_4 -> prometheus = header;
            case OPENMETRICS_1_0 -> openMetrics = header;
        }
        return header;
    }

    private Family named(TextFormat format) {
        return plain && format == TextFormat.OPENMETRICS_1_0
                ? new Family(family.name(), MetricType.UNKNOWN, family.help(), family.unit())
                : family;
    }
}
