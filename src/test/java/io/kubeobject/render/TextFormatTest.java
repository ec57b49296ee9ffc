package io.kubeobject.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.metric.Family;
import io.kubeobject.metric.MetricType;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

class TextFormatTest {

    private final WriteBuffer out = new WriteBuffer(64);

    @Test
    void prometheusHeader_hasHelpAndType() {
        TextFormat.PROMETHEUS_TEXT_0_0_4.header(
                out, new Family("x_total", MetricType.COUNTER, "a \"b\"\\\nc", ""));

        assertThat(written()).isEqualTo("# HELP x_total a \"b\"\\\\\\nc\n# TYPE x_total counter\n");
    }

    @Test
    void prometheusHeader_callsWhatItDoesNotKnowGaugeOrUntyped() {
        prometheus(new Family("a_info", MetricType.INFO, "", ""));
        prometheus(new Family("b", MetricType.STATESET, "", ""));
        prometheus(new Family("c_seconds", MetricType.UNKNOWN, "", "seconds"));

        assertThat(written())
                .isEqualTo("# TYPE a_info gauge\n# TYPE b gauge\n# TYPE c_seconds untyped\n");
    }

    @Test
    void openMetricsHeader_namesTheFamilyWithoutItsSuffix() {
        openMetrics(new Family("x_seconds_total", MetricType.COUNTER, "a \"b\"", "seconds"));
        openMetrics(new Family("a_info", MetricType.INFO, "", ""));
        openMetrics(new Family("b", MetricType.STATESET, "", ""));

        assertThat(written())
                .isEqualTo(
                        """
                        # TYPE x_seconds counter
                        # UNIT x_seconds seconds
                        # HELP x_seconds a \\"b\\"
                        # TYPE a info
                        # TYPE b stateset
                        """);
    }

    @Test
    void openMetricsHeader_ofWhatLacksItsSuffix_isUnknown() {
        openMetrics(new Family("restarts", MetricType.COUNTER, "", ""));
        openMetrics(new Family("_total", MetricType.COUNTER, "", ""));
        openMetrics(new Family("about", MetricType.INFO, "", ""));

        assertThat(written())
                .isEqualTo(
                        "# TYPE restarts unknown\n# TYPE _total unknown\n# TYPE about unknown\n");
    }

    @Test
    void openMetricsUnit_isLeftOutWhereTheNameDoesNotEndInIt() {
        openMetrics(new Family("age", MetricType.GAUGE, "", "seconds"));
        openMetrics(new Family("age_seconds", MetricType.GAUGE, "", "seconds"));

        assertThat(written())
                .isEqualTo(
                        "# TYPE age gauge\n# TYPE age_seconds gauge\n# UNIT age_seconds seconds\n");
    }

    @Test
    void onlyOpenMetrics_hasAnEnd() {
        TextFormat.PROMETHEUS_TEXT_0_0_4.end(out);
        assertThat(written()).isEmpty();
        TextFormat.OPENMETRICS_1_0.end(out);
        assertThat(written()).isEqualTo("# EOF\n");
    }

    @Test
    void clashing_isACounterWhoseFamilyNameIsTaken() {
        Family gauge = Family.gauge("x", "");
        Family counter = new Family("x_total", MetricType.COUNTER, "", "");
        Family info = new Family("y_info", MetricType.INFO, "", "");
        Family second = new Family("y_total", MetricType.COUNTER, "", "");
        Family created = Family.gauge("z_created", "");
        Family third = new Family("z_total", MetricType.COUNTER, "", "");
        Family free = new Family("free_total", MetricType.COUNTER, "", "");

        assertThat(
                        OpenMetricsNames.clashing(
                                List.of(counter, gauge, info, second, third, created, free)))
                .containsExactlyInAnyOrder(counter, second, third);
    }

    private void prometheus(Family family) {
        TextFormat.PROMETHEUS_TEXT_0_0_4.header(out, family);
    }

    private void openMetrics(Family family) {
        TextFormat.OPENMETRICS_1_0.header(out, family);
    }

    private String written() {
        return new String(out.toBytes(), StandardCharsets.UTF_8);
    }
}
