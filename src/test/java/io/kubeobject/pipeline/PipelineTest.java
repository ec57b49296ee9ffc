package io.kubeobject.pipeline;

import static io.kubeobject.pipeline.FakeSource.object;
import static io.kubeobject.pipeline.TestPipeline.DEPLOYMENTS;
import static io.kubeobject.pipeline.TestPipeline.NODES;
import static io.kubeobject.pipeline.TestPipeline.PODS;
import static io.kubeobject.pipeline.TestPipeline.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectKey;
import io.kubeobject.pipeline.FakeSource.FakeFeed;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Events in, series out; contact, staleness, faults. */
class PipelineTest {

    private static final String MAPPING = generation("deployments.apps", "gen");

    @Test
    void list_isServedWhenItIsComplete() {
        try (TestPipeline test = new TestPipeline(MAPPING)) {
            test.source.serve(DEPLOYMENTS);
            FakeFeed feed = test.source.feed("deployments.apps");
            feed.started(object("a", 1), object("b", 2));
            assertThat(test.samples()).isEmpty();
            assertThat(test.pipeline.ready()).isFalse();

            feed.synced();
            assertThat(test.samples()).isEqualTo(Map.of("gen{name=a}", 1.0, "gen{name=b}", 2.0));
            assertThat(test.pipeline.ready()).isTrue();
        }
    }

    @Test
    void event_isServedWhenItsSinkReturns() {
        try (TestPipeline test = new TestPipeline(MAPPING)) {
            test.source.serve(DEPLOYMENTS);
            FakeFeed feed = test.source.feed("deployments.apps");
            feed.list(object("a", 1));
            feed.put(object("b", 2), object("a", 3));
            assertThat(test.samples()).isEqualTo(Map.of("gen{name=a}", 3.0, "gen{name=b}", 2.0));

            feed.delete(object("a", 3));
            assertThat(test.samples()).isEqualTo(Map.of("gen{name=b}", 2.0));
            feed.withdrawn();
            assertThat(test.samples()).isEmpty();
        }
    }

    @Test
    void selection_asksForWhatTheMappingReads() {
        try (TestPipeline test =
                new TestPipeline(MAPPING + "selector: app=web\nfieldSelector: a=b\n")) {
            test.source.serve(DEPLOYMENTS);
            FakeFeed feed = test.source.feed("deployments.apps");

            assertThat(feed.selection.labelSelector()).isEqualTo("app=web");
            assertThat(feed.selection.fieldSelector()).isEqualTo("a=b");
            assertThat(feed.selection.fields().child("metadata").child("generation").isAll())
                    .isTrue();
            assertThat(feed.selection.fields().child("spec").isNone()).isTrue();
        }
    }

    @Test
    void namespaces_haveALaneEach() {
        try (TestPipeline test =
                new TestPipeline(List.of("one", "two"), MAPPING, generation("nodes", "node_gen"))) {
            test.source.serve(DEPLOYMENTS, NODES);
            test.source.feed("nodes").list(object("", "n", 1));
            Eventually.holds(() -> assertThat(test.source.open("deployments.apps")).hasSize(2));
            List<FakeFeed> feeds = test.source.open("deployments.apps");
            feeds.get(0).list(object("one", "a", 1));
            assertThat(test.pipeline.ready()).isFalse();
            feeds.get(1).list(object("two", "b", 2));

            assertThat(test.pipeline.ready()).isTrue();
            assertThat(test.samples())
                    .containsOnlyKeys("gen{name=a}", "gen{name=b}", "node_gen{name=n}");
            assertThat(test.pipeline.lanes()).hasSize(3);
            assertThat(test.pipeline.resources())
                    .extracting(LaneStatus::resource, LaneStatus::objects)
                    .containsExactly(tuple("deployments.apps", 2), tuple("nodes", 1));
        }
    }

    @Test
    void status_tellsContactAndExtent() {
        try (TestPipeline test = new TestPipeline(MAPPING)) {
            test.source.serve(DEPLOYMENTS);
            FakeFeed feed = test.source.feed("deployments.apps");
            feed.list(object("a", 1), object("b", 1));

            LaneStatus status = test.pipeline.lanes().getFirst();
            assertThat(status.resource()).isEqualTo("deployments.apps");
            assertThat(status.selection()).isEqualTo("v1");
            assertThat(status.state()).isEqualTo(LaneStatus.State.SERVING);
            assertThat(status.synced()).isTrue();
            assertThat(status.up()).isTrue();
            assertThat(status.objects()).isEqualTo(2);
            assertThat(status.series()).isEqualTo(2);
            assertThat(status.contact())
                    .isEqualTo(
                            new Contact(true, test.clock.instant(), Map.of("closed", 1L), 2, ""));
        }
    }

    @Test
    void silence_isNoContact() {
        try (TestPipeline test = new TestPipeline(MAPPING)) {
            test.source.serve(DEPLOYMENTS);
            test.source.feed("deployments.apps").list(object("a", 1));
            test.clock.advance(Duration.ofSeconds(90));
            assertThat(test.pipeline.lanes().getFirst().up()).isTrue();

            test.clock.advance(Duration.ofSeconds(1));
            assertThat(test.pipeline.lanes().getFirst().up()).isFalse();
            assertThat(test.samples()).hasSize(1);
        }
    }

    @Test
    void staleSeries_areDroppedUntilThereIsContact() {
        try (TestPipeline test = new TestPipeline(MAPPING, generation("pods", "pod_gen"))) {
            test.source.serve(DEPLOYMENTS, PODS);
            FakeFeed feed = test.source.feed("deployments.apps");
            feed.list(object("a", 1));
            FakeFeed pods = test.source.feed("pods");
            pods.list(object("p", 1));
            feed.lost("connection refused");
            assertThat(test.pipeline.lanes().getFirst().up()).isFalse();
            assertThat(test.pipeline.lanes().getFirst().contact().problem())
                    .isEqualTo("connection refused");

            test.clock.advance(Duration.ofMinutes(15));
            assertThat(test.samples()).hasSize(2);
            test.clock.advance(Duration.ofSeconds(1));
            pods.contact();
            assertThat(test.samples()).isEqualTo(Map.of("pod_gen{name=p}", 1.0));
            assertThat(test.pipeline.lanes().getFirst().state()).isEqualTo(LaneStatus.State.STALE);

            feed.contact();
            assertThat(test.samples()).hasSize(2);
            assertThat(test.pipeline.lanes().getFirst().state())
                    .isEqualTo(LaneStatus.State.SERVING);
        }
    }

    @Test
    void namedResourceThatFails_isNotReady() {
        try (TestPipeline test = new TestPipeline(MAPPING)) {
            assertThat(test.pipeline.ready()).isFalse();
            test.source.serve(DEPLOYMENTS);
            test.source.feed("deployments.apps").lost("forbidden");
            test.clock.advance(Duration.ofHours(1));

            assertThat(test.pipeline.ready()).isFalse();
        }
    }

    @Test
    void resourceOfAWildcardThatFails_isNotWaitedForLong() {
        try (TestPipeline test =
                new TestPipeline(generation("\"*\"", "gen") + "exceptResources: [nodes]\n")) {
            test.source.serve(DEPLOYMENTS, PODS, NODES);
            test.source.feed("deployments.apps").list(object("a", 1));
            test.source.feed("pods").lost("the server is broken");
            assertThat(test.pipeline.ready()).isFalse();

            test.clock.advance(TestPipeline.PATIENCE.plusMillis(1));
            assertThat(test.pipeline.ready()).isTrue();
        }
    }

    @Test
    void nothingToServe_isReady() throws InterruptedException {
        try (TestPipeline test = new TestPipeline(MAPPING)) {
            assertThat(test.pipeline.awaitReady(Duration.ofMillis(20))).isFalse();
            test.source.serve(NODES);

            assertThat(test.pipeline.awaitReady(Duration.ofSeconds(10))).isTrue();
            assertThat(test.samples()).isEmpty();
        }
    }

    @Test
    void fault_costsItsRowAndIsCounted() {
        String mapping = MAPPING.replace("value: metadata.generation", "value: metadata.name");
        try (TestPipeline test = new TestPipeline(mapping)) {
            test.source.serve(DEPLOYMENTS);
            test.source.feed("deployments.apps").list(object("a", 1), object("b", 1));

            assertThat(test.samples()).isEmpty();
            FaultCount count = test.pipeline.faults().getFirst();
            assertThat(count.kind()).isEqualTo("error");
            assertThat(count.mapping()).isEqualTo("mapping0");
            assertThat(count.metric()).isEqualTo("gen");
            assertThat(count.count()).isEqualTo(2);
            assertThat(count.first())
                    .contains("mapping0.yaml:4:")
                    .contains("deployments.apps default/a");
        }
    }

    @Test
    void objectThatWeFailOn_losesItsRowsAndNothingElse() {
        try (TestPipeline test = new TestPipeline(MAPPING)) {
            test.source.serve(DEPLOYMENTS);
            FakeFeed feed = test.source.feed("deployments.apps");
            feed.list(object("a", 1), object("b", 1));
            feed.put(broken("a"));
            assertThat(test.samples()).isEqualTo(Map.of("gen{name=b}", 1.0));
            assertThat(test.pipeline.faults()).extracting(FaultCount::kind).containsExactly("bug");

            feed.put(object("a", 2));
            assertThat(test.samples()).hasSize(2);
        }
    }

    private static KubeObject broken(String name) {
        Map<String, Object> fields =
                new AbstractMap<>() {
                    @Override
                    public Object get(Object key) {
                        throw new IllegalStateException("planted");
                    }

                    @Override
                    public Set<Entry<String, Object>> entrySet() {
                        throw new IllegalStateException("planted");
                    }
                };
        return new KubeObject(new ObjectKey("default", name), "", "", fields);
    }

    @Test
    void lag_isThatOfEventsOutsideLists() {
        try (TestPipeline test = new TestPipeline(MAPPING)) {
            test.source.serve(DEPLOYMENTS);
            FakeFeed feed = test.source.feed("deployments.apps");
            feed.list(object("a", 1), object("b", 1));
            assertThat(test.pipeline.lag().count()).isZero();

            feed.put(object("a", 2));
            feed.delete(object("b", 1));
            LagReading lag = test.pipeline.lag();
            assertThat(lag.count()).isEqualTo(2);
            assertThat(lag.counts()).hasSize(lag.bounds().size() + 1);
            assertThat(lag.sumSeconds()).isGreaterThan(0).isLessThan(10);
        }
    }

    @Test
    void closedPipeline_goesOnServingAndClosesFeeds() {
        TestPipeline test = new TestPipeline(MAPPING);
        test.source.serve(DEPLOYMENTS);
        FakeFeed feed = test.source.feed("deployments.apps");
        feed.list(object("a", 1));
        test.close();
        test.close();

        assertThat(feed.closed).isTrue();
        assertThat(test.samples()).hasSize(1);
        test.source.serve(PODS);
        assertThat(test.samples()).hasSize(1);
    }
}
