package io.kubeobject.derive;

import io.kubeobject.metric.Family;
import io.kubeobject.metric.Labels;
import io.kubeobject.metric.LiveRows;
import io.kubeobject.metric.RowSink;

import java.util.List;
import java.util.Map;

/** The ups and downs of all objects as they are at one moment. */
record TrackRows(TrackRule rule, List<Family> families, List<Row> rows, long now)
        implements LiveRows {

    /**
     * One object.
     *
     * @param contact when the API server was last heard of
     */
    record Row(Tracked tracked, long contact) {}

    @Override
    public long size() {
        return (long) rows.size() * families.size();
    }

    @Override
    public void write(Family family, RowSink sink) {
        for (Map.Entry<TrackOutput, String> name : rule.names().entrySet()) {
            if (name.getValue().equals(family.name())) {
                write(name.getKey(), family, sink);
            }
        }
    }

    private void write(TrackOutput output, Family family, RowSink sink) {
        for (Row row : rows) {
            double value = value(output, row);
            if (!Double.isNaN(value)) {
                Labels labels = row.tracked().labels();
                sink.row(family, labels, value);
            }
        }
    }

    /** NaN for what is not there: no output is NaN by itself. */
    private double value(TrackOutput output, Row row) {
        Course course = row.tracked().course();
        boolean known = row.tracked().state() != Observation.State.UNKNOWN;
        if (course == null) {
            return switch (output) {
                case STATUS, DOWN_SINCE, DOWNTIME, DOWNTIME_CURRENT, RECOVERY -> Double.NaN;
                case DOWNTIME_TOTAL, RECOVERIES, MISSED -> 0;
                case HEARTBEAT -> seconds(row.contact());
            };
        }
        Course.History history = course.history();
        return switch (output) {
            case STATUS -> known ? (course.isUp() ? 1 : 0) : Double.NaN;
            case DOWN_SINCE -> seconds(history.downSince());
            case DOWNTIME -> seconds(history.downtime());
            case DOWNTIME_CURRENT -> seconds(course.current(now));
            case DOWNTIME_TOTAL -> seconds(course.total(now));
            case RECOVERY -> history.recovery() == Millis.NONE ? Double.NaN : history.recovery();
            case RECOVERIES -> history.recoveries();
            case HEARTBEAT -> seconds(row.contact());
            case MISSED -> history.missed();
        };
    }

    private static double seconds(long millis) {
        return millis == Millis.NONE ? Double.NaN : Millis.seconds(millis);
    }
}
