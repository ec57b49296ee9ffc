package io.kubeobject.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.exposition.Scrape;
import io.kubeobject.exposition.ScrapeRequest;
import io.kubeobject.metric.Family;
import io.kubeobject.metric.Labels;
import io.kubeobject.metric.MetricType;
import io.kubeobject.object.ObjectKey;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

class LayoutTest {

    private static final ScrapeRequest OPENMETRICS =
            new ScrapeRequest("application/openmetrics-text", "", List.of(), List.of());

    /** As a program orders: by a number, here that of the help; the rest by name. */
    private final Layout layout = new Layout(Comparator.comparing(Family::help));

    @Test
    void familiesOfSeveralLanes_areOneAtTheFirstPlace() throws IOException {
        Family first = Family.gauge("m", "1");
        Family second = Family.gauge("c", "2");
        LaneView pods = lane("pods", first, second);
        LaneView nodes = lane("nodes", second, first);

        assertThat(text(ScrapeRequest.PLAIN, pods, nodes))
                .isEqualTo(
                        """
                        # HELP m 1
                        # TYPE m gauge
                        m{of="pods"} 1
                        m{of="nodes"} 1
                        # HELP c 2
                        # TYPE c gauge
                        c{of="pods"} 1
                        c{of="nodes"} 1
                        """);
    }

    @Test
    void familiesThatDifferInHelp_areOneWithTheFirstHelp() throws IOException {
        assertThat(
                        text(
                                ScrapeRequest.PLAIN,
                                lane("pods", Family.gauge("m", "2")),
                                lane("nodes", Family.gauge("m", "1"))))
                .isEqualTo("# HELP m 1\n# TYPE m gauge\nm{of=\"nodes\"} 1\nm{of=\"pods\"} 1\n");
    }

    @Test
    void familiesThatDifferInType_areOneOfUnknownType() throws IOException {
        LaneView gauge = lane("pods", Family.gauge("m_total", ""));
        LaneView counter = lane("nodes", new Family("m_total", MetricType.COUNTER, "", ""));

        assertThat(text(ScrapeRequest.PLAIN, gauge, counter))
                .startsWith("# TYPE m_total untyped\n");
        assertThat(text(OPENMETRICS, gauge, counter)).startsWith("# TYPE m_total unknown\n");
    }

    @Test
    void counterWhoseNameIsTaken_isUnknownInOpenMetricsOnly() throws IOException {
        LaneView lane =
                lane(
                        "pods",
                        Family.gauge("m", ""),
                        new Family("m_total", MetricType.COUNTER, "", ""));

        assertThat(text(OPENMETRICS, lane)).contains("# TYPE m_total unknown");
        assertThat(text(ScrapeRequest.PLAIN, lane)).contains("# TYPE m_total counter");
    }

    @Test
    void familyThatAppears_isInTheNextSnapshot() throws IOException {
        LaneStore store = new LaneStore("pods", List.of());
        put(store, Family.gauge("b", ""));
        assertThat(text(ScrapeRequest.PLAIN, store.view())).doesNotContain("# TYPE a");

        put(store, Family.gauge("a", ""));
        assertThat(text(ScrapeRequest.PLAIN, store.view()))
                .isEqualTo("# TYPE a gauge\na{of=\"pods\"} 1\n");
    }

    private static LaneView lane(String resource, Family... families) {
        LaneStore store = new LaneStore(resource, List.of());
        put(store, families);
        return store.view();
    }

    private static void put(LaneStore store, Family... families) {
        ObjectText text = store.text();
        String[] of = {store.view().resource()};
        for (Family family : families) {
            text.row(family, Labels.of(new String[] {"of"}, of), 1);
        }
        store.put(new ObjectKey("", "x"));
    }

    private String text(ScrapeRequest request, LaneView... lanes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Scrape.of(layout.snapshot(Arrays.asList(lanes)), request).writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
