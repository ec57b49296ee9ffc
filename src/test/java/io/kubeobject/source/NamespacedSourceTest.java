package io.kubeobject.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.object.Catalog;
import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectEvent;
import io.kubeobject.object.ObjectEvent.Delete;
import io.kubeobject.object.ObjectEvent.ListStarted;
import io.kubeobject.object.ObjectEvent.Put;
import io.kubeobject.object.ObjectEvent.Synced;
import io.kubeobject.object.ObjectEvent.Withdrawn;
import io.kubeobject.object.ObjectKey;
import io.kubeobject.object.ObjectSink;
import io.kubeobject.object.Resource;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

class NamespacedSourceTest {

    private static final Resource PODS = new Resource("", "v1", "pods", "Pod", true);
    private static final Resource NODES = new Resource("", "v1", "nodes", "Node", false);

    private final PlayedSource played = new PlayedSource();
    private final List<String> seen = new ArrayList<>();

    @Test
    void noFilter_isTheSourceItself() {
        assertThat(NamespacedSource.of(played, filter(List.of(), List.of()))).isSameAs(played);
    }

    @Test
    void names_areAskedForOneByOne() {
        open(PODS, filter(List.of("a", "b", "c", "a"), List.of("c")));
        assertThat(played.sinks).containsOnlyKeys("a", "b");
    }

    @Test
    void oneName_isOneFeedOfIt() {
        open(PODS, filter(List.of("a"), List.of()));
        play("a", new ListStarted());
        play("a", put("a", "x"));
        play("a", new Synced("7"));
        assertThat(seen).containsExactly("list", "put a/x", "synced");
    }

    @Test
    void clusterScoped_isNotCutDown() {
        open(NODES, filter(List.of("a", "b"), List.of()));
        assertThat(played.sinks).containsOnlyKeys("");
    }

    @Test
    void patterns_andDenials_dropWhatIsNotWanted() {
        open(PODS, filter(List.of("team-*", "kube-?ystem"), List.of("team-x")));
        assertThat(played.sinks).containsOnlyKeys("");
        play("", new ListStarted());
        for (String namespace :
                List.of("team-a", "team-x", "team", "kube-system", "kube-ssystem")) {
            play("", put(namespace, "p"));
        }
        play("", new Synced("1"));
        play("", delete("team-x", "p"));
        play("", delete("team-a", "p"));
        play("", new Withdrawn());
        assertThat(seen)
                .containsExactly(
                        "list",
                        "put team-a/p",
                        "put kube-system/p",
                        "synced",
                        "delete team-a/p",
                        "withdrawn");
    }

    @Test
    void joined_firstList_isCompleteWhenAllAre() {
        open(PODS, filter(List.of("a", "b"), List.of()));
        play("b", new ListStarted());
        play("b", put("b", "x"));
        play("a", new ListStarted());
        play("b", new Synced("1"));
        play("b", delete("b", "x"));
        play("b", put("b", "y"));
        play("a", put("a", "x"));
        assertThat(seen).doesNotContain("synced");
        play("a", new Synced("2"));
        assertThat(seen)
                .containsExactly("list", "put b/x", "put b/y", "put a/x", "synced", "delete b/x");
    }

    @Test
    void joined_laterList_isChanges_andNeverHidesTheOthers() {
        open(PODS, filter(List.of("a", "b"), List.of()));
        syncBoth();
        seen.clear();
        play("a", new ListStarted());
        play("a", put("a", "new"));
        play("a", new Synced("9"));
        assertThat(seen).containsExactly("put a/new", "delete a/x");
    }

    @Test
    void joined_brokenList_isForgotten() {
        open(PODS, filter(List.of("a", "b"), List.of()));
        play("a", new ListStarted());
        play("a", put("a", "gone"));
        play("a", new ListStarted());
        play("a", put("a", "x"));
        play("a", new Synced("1"));
        play("b", new ListStarted());
        play("b", new Synced("1"));
        assertThat(seen)
                .containsExactly("list", "put a/gone", "put a/x", "synced", "delete a/gone");
    }

    @Test
    void joined_withOneThatNeverAnswers_goesOnWithoutItAfterAWhile() {
        JoinedFeeds feed = (JoinedFeeds) open(PODS, filter(List.of("a", "b"), List.of()));
        feed.losePatience();
        assertThat(seen).isEmpty();
        play("a", new ListStarted());
        play("a", put("a", "x"));
        play("a", new Synced("1"));
        assertThat(seen).containsExactly("list", "put a/x", "synced");
        play("b", new ListStarted());
        play("b", put("b", "late"));
        play("b", new Synced("1"));
        assertThat(seen).endsWith("synced", "put b/late");
    }

    @Test
    void joined_withdrawn_forgetsAll() {
        open(PODS, filter(List.of("a", "b"), List.of()));
        syncBoth();
        seen.clear();
        play("a", new Withdrawn());
        play("b", new ListStarted());
        play("b", new Synced("3"));
        assertThat(seen).containsExactly("withdrawn");
    }

    @Test
    void joined_status_isTheWorstOfAll() {
        Feed feed = open(PODS, filter(List.of("a", "b"), List.of()));
        Instant early = Instant.parse("2026-11-21T10:00:00Z");
        Map<String, Long> once = Map.of("closed", 1L);
        played.statuses.put("a", new FeedStatus(true, true, early.plusSeconds(5), once, 1, ""));
        played.statuses.put("b", new FeedStatus(false, true, early, once, 2, "forbidden"));
        assertThat(feed.status())
                .isEqualTo(
                        new FeedStatus(
                                false,
                                true,
                                early,
                                Map.of("closed", 2L),
                                3,
                                "namespace b: forbidden"));
        played.statuses.remove("b");
        assertThat(feed.status().synced()).isFalse();
        assertThat(feed.status().lastContact()).isNull();
    }

    @Test
    void joined_closed_isSilent() {
        Feed feed = open(PODS, filter(List.of("a", "b"), List.of()));
        syncBoth();
        seen.clear();
        feed.close();
        play("a", put("a", "late"));
        assertThat(seen).isEmpty();
        assertThat(played.closed).containsExactly("a", "b");
    }

    private void syncBoth() {
        for (String namespace : List.of("a", "b")) {
            play(namespace, new ListStarted());
            play(namespace, put(namespace, "x"));
            play(namespace, new Synced("1"));
        }
    }

    private Feed open(Resource resource, NamespaceFilter filter) {
        return NamespacedSource.of(played, filter)
                .open(
                        new Selection(resource, "", "", "", FieldTrie.ALL),
                        event -> seen.add(word(event)));
    }

    private void play(String namespace, ObjectEvent event) {
        played.sinks.get(namespace).accept(event);
    }

    private static NamespaceFilter filter(List<String> wanted, List<String> denied) {
        return new NamespaceFilter(wanted, denied);
    }

    private static Put put(String namespace, String name) {
        return new Put(new KubeObject(new ObjectKey(namespace, name), "", "", Map.of()));
    }

    private static Delete delete(String namespace, String name) {
        return new Delete(new ObjectKey(namespace, name), "");
    }

    private static String word(ObjectEvent event) {
        return switch (event) {
            case ListStarted _ -> "list";
            case Put put -> "put " + put.object().key();
            case Delete delete -> "delete " + delete.key();
            case Synced _ -> "synced";
            case Withdrawn _ -> "withdrawn";
        };
    }

    /** A source whose feeds say what the test plays, by namespace. */
    private static final class PlayedSource implements ObjectSource {

        private final Map<String, ObjectSink> sinks = new LinkedHashMap<>();
        private final Map<String, FeedStatus> statuses = new LinkedHashMap<>();
        private final List<String> closed = new ArrayList<>();

        @Override
        public void catalogs(Consumer<Catalog> listener) {
            listener.accept(new Catalog(List.of(PODS, NODES)));
        }

        @Override
        public Feed open(Selection selection, ObjectSink sink) {
            sinks.put(selection.namespace(), sink);
            return new Feed() {
                @Override
                public FeedStatus status() {
                    return statuses.getOrDefault(
                            selection.namespace(),
                            new FeedStatus(false, false, null, Map.of(), 0, ""));
                }

                @Override
                public void close() {
                    closed.add(selection.namespace());
                }
            };
        }

        @Override
        public void close() {}
    }
}
