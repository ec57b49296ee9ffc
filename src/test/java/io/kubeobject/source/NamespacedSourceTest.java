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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

class NamespacedSourceTest {

    private static final Resource PODS = new Resource("", "v1", "pods", "Pod", true);

    private final PlayedSource played = new PlayedSource();
    private final List<String> seen = new ArrayList<>();

    @Test
    void noFilter_isTheSourceItself() {
        assertThat(NamespacedSource.of(played, filter(List.of(), List.of()))).isSameAs(played);
    }

    @Test
    void names_areToBeAskedForOneByOne() {
        NamespaceFilter names = filter(List.of("a", "b", "c", "a"), List.of("c"));
        assertThat(names.names()).containsExactly("a", "b");
        assertThat(NamespacedSource.of(played, names)).isSameAs(played);
        assertThat(filter(List.of("a", "b*"), List.of()).names()).isEmpty();
    }

    @Test
    void namesThatAreAllDenied_leaveNothing() {
        open(filter(List.of("a"), List.of("a")));
        play(put("a", "x"));
        play(put("", "node"));
        assertThat(seen).containsExactly("put node");
    }

    @Test
    void patterns_andDenials_dropWhatIsNotWanted() {
        open(filter(List.of("team-*", "kube-?ystem"), List.of("team-x")));
        play(new ListStarted());
        for (String namespace :
                List.of("team-a", "team-x", "team", "kube-system", "kube-ssystem")) {
            play(put(namespace, "p"));
        }
        play(new Synced("1"));
        play(delete("team-x", "p"));
        play(delete("team-a", "p"));
        play(new Withdrawn());
        assertThat(seen)
                .containsExactly(
                        "list",
                        "put team-a/p",
                        "put kube-system/p",
                        "synced",
                        "delete team-a/p",
                        "withdrawn");
    }

    private void open(NamespaceFilter filter) {
        NamespacedSource.of(played, filter)
                .open(
                        new Selection(PODS, "", "", "", FieldTrie.ALL),
                        event -> seen.add(word(event)));
    }

    private void play(ObjectEvent event) {
        played.sinks.forEach(sink -> sink.accept(event));
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

    /** A source whose feeds say what the test plays. */
    private static final class PlayedSource implements ObjectSource {

        private final List<ObjectSink> sinks = new ArrayList<>();

        @Override
        public void catalogs(Consumer<Catalog> listener) {
            listener.accept(new Catalog(List.of(PODS)));
        }

        @Override
        public Feed open(Selection selection, ObjectSink sink) {
            sinks.add(sink);
            return new Feed() {
                @Override
                public FeedStatus status() {
                    return new FeedStatus(true, true, null, Map.of(), 0, "");
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public void close() {}
    }
}
