package io.kubeobject.metric;

import static java.util.Objects.requireNonNull;

/**
 * A value of a series at one time.
 *
 * @param name as it stands in its line: with the ending that its type asks for
 * @param labels two samples of one name and equal labels are of one series
 */
public record Sample(String name, Labels labels, double value) {

    public Sample {
        requireNonNull(name, "name is null");
        requireNonNull(labels, "labels is null");
    }
}
