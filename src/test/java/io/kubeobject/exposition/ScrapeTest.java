package io.kubeobject.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.metric.Family;
import io.kubeobject.metric.Labels;
import io.kubeobject.metric.MetricType;
import io.kubeobject.object.ObjectKey;
import io.kubeobject.store.LaneStore;
import io.kubeobject.store.Layout;
import io.kubeobject.store.ObjectText;
import io.kubeobject.store.Snapshot;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;

class ScrapeTest {

    private static final String OPENMETRICS = "application/openmetrics-text;version=1.0.0";
    private static final Family INFO = new Family("about_info", MetricType.INFO, "About.", "");
    private static final Family RESTARTS =
            new Family("restarts_total", MetricType.COUNTER, "Say \"restarts\".", "");
    private static final Family SHARED = Family.gauge("generation", "");

    private final LaneStore pods = new LaneStore("pods", List.of(INFO, RESTARTS));
    private final LaneStore nodes = new LaneStore("nodes.example.org", List.of());

    @Test
    void prometheusText_isWritten() throws IOException {
        put(pods, "a", 1);
        put(nodes, "n", 2);

        assertThat(body(ScrapeRequest.PLAIN))
                .isEqualTo(
                        """
                        # HELP about_info About.
                        # TYPE about_info gauge
                        about_info{name="a"} 1
                        about_info{name="n"} 1
                        # TYPE generation gauge
                        generation{name="a"} 1
                        generation{name="n"} 2
                        # HELP restarts_total Say "restarts".
                        # TYPE restarts_total counter
                        """);
    }

    @Test
    void openMetrics_isWritten() throws IOException {
        put(pods, "a", 1);

        assertThat(body(new ScrapeRequest(OPENMETRICS, "", List.of(), List.of())))
                .isEqualTo(
                        """
                        # TYPE about info
                        # HELP about About.
                        about_info{name="a"} 1
                        # TYPE generation gauge
                        generation{name="a"} 1
                        # TYPE restarts counter
                        # HELP restarts Say \\"restarts\\".
                        # EOF
                        """);
    }

    @Test
    void nothing_isALegalExposition() throws IOException {
        assertThat(body(ScrapeRequest.PLAIN)).isEmpty();
        assertThat(body(new ScrapeRequest(OPENMETRICS, "", List.of(), List.of())))
                .isEqualTo("# EOF\n");
        assertThat(inflated(new ScrapeRequest("", "gzip", List.of(), List.of()))).isEmpty();
    }

    @Test
    void names_chooseFamilies() throws IOException {
        put(pods, "a", 1);

        assertThat(body(filtered(List.of("gen*", "none"), List.of())))
                .isEqualTo("# TYPE generation gauge\ngeneration{name=\"a\"} 1\n");
        assertThat(body(filtered(List.of("nothing"), List.of()))).isEmpty();
    }

    @Test
    void resources_choosePartsOfFamilies() throws IOException {
        put(pods, "a", 1);
        put(nodes, "n", 2);

        assertThat(body(filtered(List.of(), List.of("nodes.example.org"))))
                .isEqualTo(
                        """
                        # HELP about_info About.
                        # TYPE about_info gauge
                        about_info{name="n"} 1
                        # TYPE generation gauge
                        generation{name="n"} 2
                        """);
        assertThat(body(filtered(List.of("generation"), List.of("pod*"))))
                .isEqualTo("# TYPE generation gauge\ngeneration{name=\"a\"} 1\n");
    }

    @Test
    void gzip_inflatesToTheSame() throws IOException {
        for (int i = 0; i < 3000; i++) {
            put(pods, "object-" + i, i);
        }
        ScrapeRequest gzip = new ScrapeRequest("", "gzip", List.of(), List.of());

        assertThat(inflated(gzip)).isEqualTo(body(ScrapeRequest.PLAIN));
        assertThat(scrape(gzip).contentEncoding()).isEqualTo("gzip");
        assertThat(scrape(gzip).contentLength()).isEmpty();
    }

    @Test
    void identity_knowsItsLength() throws IOException {
        for (int i = 0; i < 3000; i++) {
            put(pods, "object-" + i, i);
        }
        Scrape scrape = scrape(new ScrapeRequest(OPENMETRICS, "", List.of(), List.of()));

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        scrape.writeTo(out);
        assertThat(scrape.contentLength()).hasValue(out.size());
        assertThat(scrape.contentEncoding()).isEmpty();
    }

    @Test
    void scrape_showsTheMomentOfItsSnapshot() throws IOException {
        put(pods, "a", 1);
        Scrape scrape = scrape(ScrapeRequest.PLAIN);
        put(pods, "a", 2);
        put(pods, "b", 3);

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        scrape.writeTo(out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("generation{name=\"a\"} 1\n")
                .doesNotContain("\"b\"");
    }

    @Test
    void writes_areFewAndNotClosed() throws IOException {
        for (int i = 0; i < 1000; i++) {
            put(pods, "object-" + i, i);
        }
        CountingStream out = new CountingStream();

        scrape(ScrapeRequest.PLAIN).writeTo(out);

        assertThat(out.writes).isLessThan(12);
        assertThat(out.closed).isFalse();
    }

    private static final class CountingStream extends OutputStream {

        private int writes;
        private boolean closed;

        @Override
        public void write(int b) {
            writes++;
        }

        @Override
        public void write(byte[] b, int off, int len) {
            writes++;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static void put(LaneStore lane, String name, double generation) {
        ObjectText text = lane.text();
        Labels labels = Labels.of(new String[] {"name"}, new String[] {name});
        text.row(INFO, labels, 1);
        text.row(SHARED, labels, generation);
        lane.put(new ObjectKey("", name));
    }

    private static ScrapeRequest filtered(List<String> names, List<String> resources) {
        return new ScrapeRequest("", "", names, resources);
    }

    private Scrape scrape(ScrapeRequest request) {
        Layout layout = new Layout(Comparator.comparing(Family::name));
        Snapshot snapshot = layout.snapshot(List.of(pods.view(), nodes.view()));
        return Scrape.of(snapshot, request);
    }

    private String body(ScrapeRequest request) throws IOException {
        return new String(bytes(request), StandardCharsets.UTF_8);
    }

    private byte[] bytes(ScrapeRequest request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        scrape(request).writeTo(out);
        return out.toByteArray();
    }

    private String inflated(ScrapeRequest request) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes(request)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
