package io.kubeobject.derive;

import io.kubeobject.metric.Family;
import io.kubeobject.metric.MetricType;

/** What can be told about the ups and downs of an object. */
public enum TrackOutput {
    STATUS("status", MetricType.GAUGE, "Whether it is up: 1, or 0 while it is down."),
    DOWN_SINCE(
            "downSince", MetricType.GAUGE, "When the last downtime began, in seconds since 1970."),
    DOWNTIME("downtime", MetricType.GAUGE, "How long the last finished downtime was, in seconds."),
    DOWNTIME_CURRENT(
            "downtimeCurrent",
            MetricType.GAUGE,
            "How long it has been down by now, in seconds; 0 while it is up."),
    DOWNTIME_TOTAL("downtimeTotal", MetricType.COUNTER, "How long it was down in all, in seconds."),
    RECOVERY("recovery", MetricType.GAUGE, "How long the last recovery took, in milliseconds."),
    RECOVERIES("recoveries", MetricType.COUNTER, "How often it recovered."),
    HEARTBEAT(
            "heartbeat",
            MetricType.GAUGE,
            "When the API server was last heard of, in seconds since 1970."),
    MISSED("missed", MetricType.COUNTER, "How often it went down and recovered unseen.");

    private final String key;
    private final MetricType type;
    private final String help;

    TrackOutput(String key, MetricType type, String help) {
        this.key = key;
        this.type = type;
        this.help = help;
    }

    /** As mappings call it: {@code downSince}. */
    public String key() {
        return key;
    }

    /** Its family under a name that the user chose. */
    public Family family(String name) {
        return new Family(name, type, help, "");
    }
}
