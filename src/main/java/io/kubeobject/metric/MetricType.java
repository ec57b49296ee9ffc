package io.kubeobject.metric;

/** Types of a family, by OpenMetrics' names. */
public enum MetricType {
    GAUGE,
    /** Its name ends in {@code _total}. */
    COUNTER,
    /** Its name ends in {@code _info}; a gauge of 1 in the Prometheus text format. */
    INFO,
    /** One row per state, 0 or 1; a gauge in the Prometheus text format. */
    STATESET,
    UNKNOWN
}
