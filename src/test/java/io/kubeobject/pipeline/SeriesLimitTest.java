package io.kubeobject.pipeline;

import static io.kubeobject.pipeline.FakeSource.object;
import static io.kubeobject.pipeline.TestPipeline.DEPLOYMENTS;
import static io.kubeobject.pipeline.TestPipeline.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kubeobject.pipeline.FakeSource.FakeFeed;

import org.junit.jupiter.api.Test;

/** A document's {@code maxSeries}, over all objects of its resource. */
class SeriesLimitTest {

    private static final String LIMITED =
            generation("deployments.apps", "gen")
                    + "  - {name: twin, help: Generation., value: metadata.generation}\n"
                    + "maxSeries: 5\n";

    @Test
    void rowsBeyondTheLimit_areDroppedAndCounted() {
        try (TestPipeline test = new TestPipeline(LIMITED)) {
            test.source.serve(DEPLOYMENTS);
            test.source
                    .feed("deployments.apps")
                    .list(object("a", 1), object("b", 1), object("c", 1), object("d", 1));
            assertThat(test.samples())
                    .containsOnlyKeys(
                            "gen{name=a}",
                            "gen{name=b}",
                            "gen{name=c}",
                            "twin{name=a}",
                            "twin{name=b}");
            assertThat(test.pipeline.faults())
                    .extracting(FaultCount::kind, FaultCount::metric, FaultCount::count)
                    .containsExactlyInAnyOrder(
                            tuple("limit", "gen", 1L), tuple("limit", "twin", 2L));
            assertThat(test.pipeline.faults())
                    .extracting(FaultCount::first)
                    .allMatch(message -> message.contains("more than 5 series, as maxSeries says"));
        }
    }

    @Test
    void change_keepsTheRoomOfItsObject() {
        try (TestPipeline test = new TestPipeline(LIMITED)) {
            test.source.serve(DEPLOYMENTS);
            FakeFeed feed = test.source.feed("deployments.apps");
            feed.list(object("a", 1), object("b", 1), object("c", 1));
            for (int i = 2; i < 10; i++) {
                feed.put(object("a", i), object("b", i));
            }
            assertThat(test.samples())
                    .hasSize(5)
                    .containsEntry("gen{name=a}", 9.0)
                    .containsEntry("twin{name=b}", 9.0);
        }
    }

    @Test
    void roomOfADeletedObject_goesToTheNextEvent() {
        try (TestPipeline test = new TestPipeline(LIMITED)) {
            test.source.serve(DEPLOYMENTS);
            FakeFeed feed = test.source.feed("deployments.apps");
            feed.list(object("a", 1), object("b", 1), object("c", 1));
            feed.delete(object("a", 1));
            assertThat(test.samples()).hasSize(3);
            feed.put(object("c", 2));
            assertThat(test.samples()).hasSize(4).containsKey("twin{name=c}");
        }
    }

    @Test
    void newList_freesTheRoomOfWhatIsGone() {
        try (TestPipeline test = new TestPipeline(LIMITED)) {
            test.source.serve(DEPLOYMENTS);
            FakeFeed feed = test.source.feed("deployments.apps");
            feed.list(object("a", 1), object("b", 1));
            feed.list(object("b", 1));
            feed.put(object("x", 1), object("y", 1));
            assertThat(test.samples())
                    .containsOnlyKeys(
                            "gen{name=b}",
                            "gen{name=x}",
                            "gen{name=y}",
                            "twin{name=b}",
                            "twin{name=x}");
            feed.withdrawn();
            feed.list(object("z", 1), object("y", 1), object("x", 1));
            assertThat(test.samples()).hasSize(5).containsKeys("twin{name=z}", "twin{name=y}");
        }
    }

    @Test
    void otherDocuments_haveNoLimit() {
        String free = generation("deployments.apps", "free");
        try (TestPipeline test = new TestPipeline(LIMITED, free)) {
            test.source.serve(DEPLOYMENTS);
            test.source
                    .feed("deployments.apps")
                    .list(object("a", 1), object("b", 1), object("c", 1), object("d", 1));
            assertThat(test.samples()).hasSize(9).containsKey("free{name=d}");
        }
    }
}
