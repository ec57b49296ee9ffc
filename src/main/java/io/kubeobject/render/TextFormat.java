package io.kubeobject.render;

import io.kubeobject.metric.Family;
import io.kubeobject.metric.MetricType;

/** A text format of an exposition. Rows are the same in all of them: {@link RowWriter}. */
public enum TextFormat {
    /**
     * Prometheus' text format 0.0.4. It knows neither info nor stateset: both are gauges; and calls
     * unknown {@code untyped}.
     */
    PROMETHEUS_TEXT_0_0_4 {
        @Override
        public void header(WriteBuffer out, Family family) {
            if (!family.help().isEmpty()) {
                comment(out, "# HELP ", family.name());
                out.escaped(family.help());
                out.write('\n');
            }
            comment(out, "# TYPE ", family.name());
            out.ascii(
                    switch (family.type()) {
                        case GAUGE, INFO, STATESET -> "gauge";
                        case COUNTER -> "counter";
                        case UNKNOWN -> "untyped";
                    });
            out.write('\n');
        }

        @Override
        public void end(WriteBuffer out) {}
    },

    /**
     * OpenMetrics 1.0.0. Its families of counters and infos are named without the suffix of their
     * samples; one whose name lacks the suffix is of unknown type, since its samples would be
     * illegal otherwise. A unit is told where the name ends in it, as the format demands.
     */
    OPENMETRICS_1_0 {
        @Override
        public void header(WriteBuffer out, Family family) {
            MetricType type =
                    OpenMetricsNames.isSuffixed(family) ? family.type() : MetricType.UNKNOWN;
            String name = OpenMetricsNames.familyName(family);
            comment(out, "# TYPE ", name);
            out.ascii(
                    switch (type) {
                        case GAUGE -> "gauge";
                        case COUNTER -> "counter";
                        case INFO -> "info";
                        case STATESET -> "stateset";
                        case UNKNOWN -> "unknown";
                    });
            out.write('\n');
            boolean unitless = type == MetricType.INFO || type == MetricType.STATESET;
            if (!unitless && !family.unit().isEmpty() && name.endsWith("_" + family.unit())) {
                comment(out, "# UNIT ", name);
                out.ascii(family.unit());
                out.write('\n');
            }
            if (!family.help().isEmpty()) {
                comment(out, "# HELP ", name);
                out.quoted(family.help());
                out.write('\n');
            }
        }

        @Override
        public void end(WriteBuffer out) {
            out.ascii("# EOF\n");
        }
    };

    /** Writes what stands before the rows of a family. */
    public abstract void header(WriteBuffer out, Family family);

    /** Writes what stands after the last family. */
    public abstract void end(WriteBuffer out);

    private static void comment(WriteBuffer out, String keyword, String name) {
        out.ascii(keyword);
        out.ascii(name);
        out.write(' ');
    }
}
