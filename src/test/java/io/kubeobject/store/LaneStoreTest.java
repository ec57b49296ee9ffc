package io.kubeobject.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.exposition.Scrape;
import io.kubeobject.exposition.ScrapeRequest;
import io.kubeobject.metric.Family;
import io.kubeobject.metric.Labels;
import io.kubeobject.object.ObjectKey;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

class LaneStoreTest {

    private static final Family DECLARED = Family.gauge("a", "");
    private static final Family OTHER = Family.gauge("b", "");

    private final LaneStore store = new LaneStore("pods", List.of(DECLARED));

    @Test
    void emptyStore_servesNothing() {
        assertThat(served()).isEmpty();
    }

    @Test
    void declaredFamily_hasItsHeaderOnceThereIsAnObject() {
        store.put(key("x"));

        assertThat(served()).isEqualTo("# TYPE a gauge\n");
        assertThat(store.view().objects()).isEqualTo(1);
        assertThat(store.view().series()).isZero();
    }

    @Test
    void otherFamily_hasItsHeaderOnceThereIsASample() {
        put("x", OTHER, 1);
        assertThat(served()).isEqualTo("# TYPE a gauge\n# TYPE b gauge\nb{n=\"x\"} 1\n");

        store.put(key("x"));
        assertThat(served()).isEqualTo("# TYPE a gauge\n");
    }

    @Test
    void list_isNotSeenBeforeItIsComplete() {
        put("old", OTHER, 1);
        store.listStarted();
        put("new", OTHER, 2);
        assertThat(served()).contains("old").doesNotContain("new");

        store.synced();
        assertThat(served()).contains("new").doesNotContain("old");
        assertThat(store.view().series()).isEqualTo(1);
    }

    @Test
    void listThatBreaksOff_leavesNothing() {
        put("old", OTHER, 1);
        store.listStarted();
        put("broken", OTHER, 2);
        put("old", OTHER, 3);
        store.listStarted();
        put("new", OTHER, 4);
        store.delete(key("old"));
        assertThat(served()).contains("b{n=\"old\"} 1").doesNotContain("broken");

        store.synced();
        assertThat(served()).isEqualTo("# TYPE a gauge\n# TYPE b gauge\nb{n=\"new\"} 4\n");
    }

    @Test
    void relistOfTheSame_keepsTheSegments() {
        for (int i = 0; i < 300; i++) {
            put("x" + i, OTHER, i);
        }
        store.listStarted();
        for (int i = 299; i >= 0; i--) {
            put("x" + i, OTHER, i == 5 ? -1 : i);
        }
        Block[] before = store.view().blocks();
        store.synced();

        Block[] after = store.view().blocks();
        assertThat(after).hasSize(3);
        assertThat(after[0]).isNotSameAs(before[0]);
        assertThat(after[1].segment(1)).isSameAs(before[1].segment(1));
    }

    @Test
    void putOfTheSameText_publishesNothing() {
        put("x", OTHER, 1);
        LaneView view = store.view();

        put("x", OTHER, 1);
        assertThat(store.view()).isSameAs(view);
        put("x", OTHER, 2);
        assertThat(store.view()).isNotSameAs(view);
    }

    @Test
    void update_leavesOtherFamiliesAndBlocksAlone() {
        for (int i = 0; i < 200; i++) {
            put("x" + i, OTHER, i);
        }
        Block[] before = store.view().blocks();
        ObjectText text = store.text();
        row(text, DECLARED, "x3", 1);
        row(text, OTHER, "x3", 3);
        store.put(key("x3"));

        Block[] after = store.view().blocks();
        assertThat(after[0].segment(1)).isSameAs(before[0].segment(1));
        assertThat(after[0].segment(0)).isNotNull();
        assertThat(after[1]).isSameAs(before[1]);
    }

    @Test
    void deletions_keepBlocksFew() {
        for (int i = 0; i < 1280; i++) {
            put("x" + i, OTHER, i);
        }
        for (int i = 0; i < 1280; i++) {
            if (i % 10 != 0) {
                store.delete(key("x" + i));
            }
        }

        assertThat(store.view().objects()).isEqualTo(128);
        assertThat(store.view().blocks().length).isLessThanOrEqualTo(3);
        assertThat(served().lines()).hasSize(2 + 128);
    }

    @Test
    void viewTakenBefore_staysAsItWas() {
        put("x", OTHER, 1);
        LaneView view = store.view();
        put("y", OTHER, 2);
        put("x", OTHER, 3);
        store.delete(key("y"));

        assertThat(served(view)).endsWith("b{n=\"x\"} 1\n").doesNotContain("y");
    }

    @Test
    void withdrawnResource_leavesNothing() {
        put("x", OTHER, 1);
        store.withdrawn();

        assertThat(served()).isEmpty();
        assertThat(store.view().series()).isZero();
        put("y", OTHER, 1);
        assertThat(served()).contains("y");
    }

    @Test
    void familyThatIsGone_makesRoomForTheNext() {
        for (int i = 0; i < 10_000; i++) {
            put("x", Family.gauge("f" + i, ""), i);
        }

        assertThat(store.view().families()).hasSize(2);
        assertThat(store.view().blocks()[0].limit()).isLessThan(8);
    }

    @Test
    void textThatIsNotPut_leavesNoFamily() {
        row(store.text(), OTHER, "x", 1);
        put("y", DECLARED, 1);

        assertThat(served()).isEqualTo("# TYPE a gauge\na{n=\"y\"} 1\n");
    }

    @Test
    void familiesThatAlternate_areEachContiguous() {
        ObjectText text = store.text();
        for (int i = 0; i < 200; i++) {
            row(text, DECLARED, "r" + i, i);
            row(text, OTHER, "r" + i, i);
        }
        store.put(key("x"));

        List<String> lines = served().lines().toList();
        assertThat(lines.subList(1, 201)).allMatch(line -> line.startsWith("a{n=\"r"));
        assertThat(lines.subList(202, 402)).allMatch(line -> line.startsWith("b{n=\"r"));
        assertThat(store.view().series()).isEqualTo(400);
    }

    private void put(String name, Family family, double value) {
        row(store.text(), family, name, value);
        store.put(key(name));
    }

    private static void row(ObjectText text, Family family, String label, double value) {
        text.row(family, Labels.of(new String[] {"n"}, new String[] {label}), value);
    }

    private static ObjectKey key(String name) {
        return new ObjectKey("default", name);
    }

    private String served() {
        return served(store.view());
    }

    private static String served(LaneView view) {
        Layout layout = new Layout(Comparator.comparing(Family::name));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Scrape.of(layout.snapshot(List.of(view)), ScrapeRequest.PLAIN).writeTo(out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
