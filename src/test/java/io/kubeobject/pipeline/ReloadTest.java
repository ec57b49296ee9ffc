package io.kubeobject.pipeline;

import static io.kubeobject.pipeline.FakeSource.object;
import static io.kubeobject.pipeline.TestPipeline.DEPLOYMENTS;
import static io.kubeobject.pipeline.TestPipeline.NODES;
import static io.kubeobject.pipeline.TestPipeline.PODS;
import static io.kubeobject.pipeline.TestPipeline.generation;
import static io.kubeobject.pipeline.TestPipeline.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kubeobject.object.KubeObject;
import io.kubeobject.object.Resource;
import io.kubeobject.pipeline.FakeSource.FakeFeed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** Another program, another catalog: what changes, and that nobody sees it half done. */
class ReloadTest {

    private static final String OLD = generation("deployments.apps", "old");
    private static final String NEW = generation("deployments.apps", "new");
    private static final String PODS_OLD = generation("pods", "pod_old");
    private static final String PODS_NEW = generation("pods", "pod_new");

    @Test
    void sameProgram_touchesNothing() {
        try (TestPipeline test = new TestPipeline(OLD, PODS_OLD)) {
            test.source.serve(DEPLOYMENTS, PODS);
            FakeFeed deployments = test.source.feed("deployments.apps");
            deployments.list(object("a", 1));
            FakeFeed pods = test.source.feed("pods");
            pods.list(object("p", 1));
            test.pipeline.replace(program("# moved down\n\n" + OLD, PODS_NEW));
            test.source.aside("pods").list(object("p", 1));
            Eventually.holds(() -> assertThat(pods.closed).isTrue());

            assertThat(test.source.feed("deployments.apps")).isSameAs(deployments);
            assertThat(test.samples()).containsOnlyKeys("old{name=a}", "pod_new{name=p}");
        }
    }

    @Test
    void changedProgram_isSwappedWhenItHasSynced() {
        try (TestPipeline test = new TestPipeline(OLD)) {
            test.source.serve(DEPLOYMENTS);
            FakeFeed before = test.source.feed("deployments.apps");
            before.list(object("a", 1));
            test.pipeline.replace(program(NEW));
            FakeFeed after = test.source.aside("deployments.apps");
            after.started(object("a", 1));
            before.put(object("b", 2));
            assertThat(test.samples()).containsOnlyKeys("old{name=a}", "old{name=b}");
            assertThat(test.pipeline.lanes())
                    .extracting(LaneStatus::state)
                    .containsExactly(LaneStatus.State.SERVING, LaneStatus.State.ASIDE);
            assertThat(test.pipeline.ready()).isTrue();

            after.put(object("b", 2));
            after.synced();
            Eventually.holds(
                    () ->
                            assertThat(test.samples())
                                    .containsOnlyKeys("new{name=a}", "new{name=b}"));
            Eventually.holds(() -> assertThat(before.closed).isTrue());
            assertThat(after.closed).isFalse();
        }
    }

    @Test
    void changedResources_areListedOneAtATime() {
        try (TestPipeline test = new TestPipeline(OLD, PODS_OLD)) {
            test.source.serve(DEPLOYMENTS, PODS);
            test.source.feed("deployments.apps").list(object("a", 1));
            test.source.feed("pods").list(object("p", 1));
            test.pipeline.replace(program(NEW, PODS_NEW));
            FakeFeed first = test.source.aside("deployments.apps");
            assertThat(test.source.open("pods")).hasSize(1);

            first.list(object("a", 1));
            test.source.aside("pods").list(object("p", 1));
            Eventually.holds(
                    () ->
                            assertThat(test.samples())
                                    .containsOnlyKeys("new{name=a}", "pod_new{name=p}"));
        }
    }

    @Test
    void resourceThatDoesNotSync_letsTheNextGoAhead() {
        try (TestPipeline test = new TestPipeline(OLD, PODS_OLD)) {
            test.source.serve(DEPLOYMENTS, PODS);
            test.source.feed("deployments.apps").list(object("a", 1));
            test.source.feed("pods").list(object("p", 1));
            test.pipeline.replace(program(NEW, PODS_NEW));
            FakeFeed late = test.source.aside("deployments.apps");
            test.source.aside("pods").list(object("p", 1));
            Eventually.holds(
                    () ->
                            assertThat(test.samples())
                                    .containsOnlyKeys("old{name=a}", "pod_new{name=p}"));

            late.list(object("a", 1));
            Eventually.holds(
                    () ->
                            assertThat(test.samples())
                                    .containsOnlyKeys("new{name=a}", "pod_new{name=p}"));
        }
    }

    @Test
    void programThatIsReplacedBeforeItSynced_isForgotten() {
        try (TestPipeline test = new TestPipeline(OLD)) {
            test.source.serve(DEPLOYMENTS);
            FakeFeed before = test.source.feed("deployments.apps");
            before.list(object("a", 1));
            test.pipeline.replace(program(NEW));
            FakeFeed aside = test.source.aside("deployments.apps");
            test.pipeline.replace(program(OLD));
            Eventually.holds(() -> assertThat(aside.closed).isTrue());

            assertThat(before.closed).isFalse();
            assertThat(test.samples()).containsOnlyKeys("old{name=a}");
            assertThat(test.pipeline.lanes()).hasSize(1);
        }
    }

    @Test
    void selectorThatChanges_isSwappedToo() {
        try (TestPipeline test = new TestPipeline(OLD)) {
            test.source.serve(DEPLOYMENTS);
            test.source.feed("deployments.apps").list(object("a", 1), object("b", 1));
            test.pipeline.replace(program(OLD + "selector: app=a\n"));
            FakeFeed selected = test.source.aside("deployments.apps");
            assertThat(test.samples()).hasSize(2);

            selected.list(object("a", 1));
            Eventually.holds(() -> assertThat(test.samples()).containsOnlyKeys("old{name=a}"));
        }
    }

    @Test
    void documentThatIsTakenAway_takesItsSeriesAlong() {
        try (TestPipeline test = new TestPipeline(OLD, PODS_OLD)) {
            test.source.serve(DEPLOYMENTS, PODS);
            test.source.feed("deployments.apps").list(object("a", 1));
            FakeFeed pods = test.source.feed("pods");
            pods.list(object("p", 1));
            test.pipeline.replace(program(OLD));
            Eventually.holds(() -> assertThat(pods.closed).isTrue());

            assertThat(test.samples()).containsOnlyKeys("old{name=a}");
        }
    }

    @Test
    void resourceThatIsNotServed_isWaitedFor() {
        try (TestPipeline test = new TestPipeline(OLD, PODS_OLD)) {
            test.source.serve(DEPLOYMENTS);
            FakeFeed deployments = test.source.feed("deployments.apps");
            deployments.list(object("a", 1));
            assertThat(test.pipeline.resources())
                    .extracting(LaneStatus::resource, LaneStatus::state)
                    .containsExactly(
                            tuple("deployments.apps", LaneStatus.State.SERVING),
                            tuple("pods", LaneStatus.State.WAITING));
            assertThat(test.pipeline.ready()).isTrue();

            test.source.serve(DEPLOYMENTS, PODS);
            test.source.feed("pods").list(object("p", 1));
            assertThat(test.samples()).containsOnlyKeys("old{name=a}", "pod_old{name=p}");
            assertThat(test.pipeline.resources())
                    .extracting(LaneStatus::state)
                    .containsOnly(LaneStatus.State.SERVING);
            assertThat(test.source.feed("deployments.apps")).isSameAs(deployments);
        }
    }

    @Test
    void resourceThatVanishes_isWithdrawnAndComesBack() {
        try (TestPipeline test = new TestPipeline(OLD, PODS_OLD)) {
            test.source.serve(DEPLOYMENTS, PODS);
            test.source.feed("deployments.apps").list(object("a", 1));
            FakeFeed pods = test.source.feed("pods");
            pods.list(object("p", 1));
            test.source.serve(DEPLOYMENTS);
            Eventually.holds(() -> assertThat(pods.closed).isTrue());
            assertThat(test.samples()).containsOnlyKeys("old{name=a}");

            test.source.serve(DEPLOYMENTS, PODS);
            test.source.feed("pods").list(object("q", 1));
            assertThat(test.samples()).containsOnlyKeys("old{name=a}", "pod_old{name=q}");
        }
    }

    @Test
    void preferredVersionThatChanges_isSwapped() {
        Resource beta = new Resource("x.io", "v1beta1", "things", "Thing", true);
        Resource stable = new Resource("x.io", "v1", "things", "Thing", true);
        try (TestPipeline test = new TestPipeline(generation("things.x.io", "gen"))) {
            test.source.serve(beta);
            FakeFeed before = test.source.feed("things.x.io");
            before.list(object("a", 1));
            test.source.serve(stable, beta);
            FakeFeed after = test.source.aside("things.x.io");
            assertThat(after.selection.resource()).isEqualTo(stable);
            assertThat(test.samples()).isEqualTo(Map.of("gen{name=a}", 1.0));

            after.list(object("a", 2));
            Eventually.holds(
                    () -> assertThat(test.samples()).isEqualTo(Map.of("gen{name=a}", 2.0)));
            Eventually.holds(() -> assertThat(before.closed).isTrue());
        }
    }

    @Test
    void programThatWaits_asksForAFreshCatalog() {
        try (TestPipeline test = new TestPipeline(OLD)) {
            test.source.serve(DEPLOYMENTS);
            test.source.feed("deployments.apps").list(object("a", 1));
            assertThat(test.source.refreshes).isZero();
            test.pipeline.replace(program(OLD, generation("nodes", "n")));

            Eventually.holds(() -> assertThat(test.source.refreshes).isEqualTo(1));
            assertThat(test.pipeline.lanes().getLast().resource()).isEqualTo("nodes");
            test.source.serve(DEPLOYMENTS, NODES);
            test.source.feed("nodes");
        }
    }

    @Test
    @Timeout(60)
    void scrapesDuringReloadsAndRelists_areNeverPartial() throws Exception {
        KubeObject[] objects =
                IntStream.range(0, 300)
                        .mapToObj(i -> object("o" + i, i))
                        .toArray(KubeObject[]::new);
        AtomicBoolean done = new AtomicBoolean();
        try (TestPipeline test = new TestPipeline(OLD);
                ExecutorService reader = Executors.newSingleThreadExecutor()) {
            test.source.serve(DEPLOYMENTS);
            FakeFeed feed = test.source.feed("deployments.apps");
            feed.list(objects);
            Future<Integer> scrapes = reader.submit(() -> scrapeUntil(test, done));
            for (int i = 0; i < 30; i++) {
                feed.list(objects);
                FakeFeed before = feed;
                test.pipeline.replace(program(i % 2 == 0 ? NEW : OLD));
                feed = test.source.aside("deployments.apps");
                feed.list(objects);
                Eventually.holds(() -> assertThat(before.closed).isTrue());
            }
            done.set(true);
            assertThat(scrapes.get()).isGreaterThan(10);
        }
    }

    private static int scrapeUntil(TestPipeline test, AtomicBoolean done) {
        int scrapes = 0;
        while (!done.get()) {
            Map<String, Double> samples = test.samples();
            assertThat(samples).hasSize(300);
            assertThat(samples.keySet().stream().map(key -> key.substring(0, 3)).distinct())
                    .as("families in one scrape")
                    .hasSize(1);
            scrapes++;
        }
        return scrapes;
    }
}
