package io.kubeobject.mapping;

import io.kubeobject.metric.Labels;

import java.nio.charset.StandardCharsets;

/**
 * What one document may give; rows beyond are dropped and told as faults, so that one mapping that
 * goes wrong does not cost the whole scrape.
 *
 * @param series rows that all objects of a resource may have together
 * @param labelLength bytes that a label's value may have, which is what Prometheus counts
 */
public record Limits(int series, int labelLength) {

    /** No limits. */
    public static final Limits NONE = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE);

    private static final int MAX_BYTES_PER_CHAR = 3;

    boolean boundsSeries() {
        return series < Integer.MAX_VALUE;
    }

    boolean boundsLabels() {
        return labelLength < Integer.MAX_VALUE;
    }

    /** Whether some value is too long. */
    boolean exceededBy(Labels labels) {
        for (int i = 0; i < labels.size(); i++) {
            String value = labels.value(i);
            if (value.length() > labelLength / MAX_BYTES_PER_CHAR
                    && value.getBytes(StandardCharsets.UTF_8).length > labelLength) {
                return true;
            }
        }
        return false;
    }
}
