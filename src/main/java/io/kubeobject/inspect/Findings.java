package io.kubeobject.inspect;

import io.kubeobject.metric.Sample;

import java.util.List;

/**
 * What some objects tell of a family, or of one of its series.
 *
 * @param objects how many were looked at
 * @param made rows that are there; of what remembers, too
 * @param missing rows that could have been there; if a series was asked for, and is not made, those
 *     that come closest to it
 * @param derived series of something that remembers, as an exporter shows them that starts now
 * @param hint what may have been meant, if nothing was found; empty for none
 */
public record Findings(
        int objects, List<Finding> made, List<Finding> missing, List<Sample> derived, String hint) {

    public Findings {
        made = List.copyOf(made);
        missing = List.copyOf(missing);
        derived = List.copyOf(derived);
    }
}
