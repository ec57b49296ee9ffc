package io.kubeobject.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferTest {

    /** As Prometheus 3 sends it when nothing is configured. */
    private static final String PROMETHEUS_3 =
            "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
                    + "application/openmetrics-text;version=0.0.1;q=0.5,"
                    + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,"
                    + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2";

    /** With native histograms switched on. */
    private static final String PROMETHEUS_3_PROTOBUF =
            "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;"
                    + "encoding=delimited;q=0.7,"
                    + PROMETHEUS_3;

    private static final String PROMETHEUS_2 =
            "application/openmetrics-text;version=1.0.0,"
                    + "application/openmetrics-text;version=0.0.1;q=0.75,"
                    + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

    private static final String BROWSER =
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

    @Test
    void knownClients_getWhatTheyLikeBest() {
        assertThat(Offer.best(PROMETHEUS_3)).isEqualTo(Offer.OPENMETRICS_1_0_0);
        assertThat(Offer.best(PROMETHEUS_3_PROTOBUF)).isEqualTo(Offer.OPENMETRICS_1_0_0);
        assertThat(Offer.best(PROMETHEUS_2)).isEqualTo(Offer.OPENMETRICS_1_0_0);
        assertThat(Offer.best(BROWSER)).isEqualTo(Offer.PROMETHEUS_0_0_4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | PROMETHEUS_0_0_4",
                "*/* | PROMETHEUS_0_0_4",
                "text/plain | PROMETHEUS_0_0_4",
                "text/* | PROMETHEUS_0_0_4",
                "application/json | PROMETHEUS_0_0_4",
                "application/openmetrics-text | OPENMETRICS_1_0_0",
                "Application/OpenMetrics-Text; Version=\"1.0.0\" | OPENMETRICS_1_0_0",
                "application/openmetrics-text;version=0.0.1 | OPENMETRICS_0_0_1",
                "application/openmetrics-text;version=2.0.0 | PROMETHEUS_0_0_4",
                "application/openmetrics-text;version=2.0.0,application/openmetrics-text;q=0.2"
                        + " | OPENMETRICS_1_0_0",
                "text/plain;version=1.0.0 | PROMETHEUS_1_0_0",
                "text/plain;version=0.0.4;q=0.5,application/openmetrics-text;q=0.5"
                        + " | PROMETHEUS_0_0_4",
                "application/openmetrics-text;q=0.5,text/plain;q=0.5 | OPENMETRICS_1_0_0",
                "application/openmetrics-text;q=0.2,text/plain;q=0.3 | PROMETHEUS_0_0_4",
                "text/plain;q=0,*/*;q=0.1 | OPENMETRICS_1_0_0",
                "*/*;q=0.9,application/openmetrics-text;q=0.1 | PROMETHEUS_0_0_4",
                "application/openmetrics-text;q=0 | PROMETHEUS_0_0_4",
                "application/openmetrics-text;q=nonsense,text/plain;q=0.9 | OPENMETRICS_1_0_0",
                ",;,q=1,text/plain;;q=1;,|PROMETHEUS_0_0_4",
            })
    void header_isAnsweredWith(String accept, Offer offer) {
        assertThat(Offer.best(accept)).isEqualTo(offer);
    }

    @Test
    void contentType_namesVersionAndFromOneOnEscaping() {
        assertThat(Offer.values())
                .extracting(Offer::contentType)
                .containsExactly(
                        "text/plain; version=0.0.4; charset=utf-8",
                        "text/plain; version=1.0.0; charset=utf-8; escaping=underscores",
                        "application/openmetrics-text; version=1.0.0; charset=utf-8;"
                                + " escaping=underscores",
                        "application/openmetrics-text; version=0.0.1; charset=utf-8");
    }
}
