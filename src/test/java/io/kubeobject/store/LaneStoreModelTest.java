package io.kubeobject.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.exposition.Exposition;
import io.kubeobject.exposition.ExpositionParser;
import io.kubeobject.exposition.Scrape;
import io.kubeobject.exposition.ScrapeRequest;
import io.kubeobject.metric.Family;
import io.kubeobject.metric.MetricType;
import io.kubeobject.object.ObjectKey;
import io.kubeobject.store.LaneModel.Row;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Random life of a lane; after each step the store serves what the naive model says. */
class LaneStoreModelTest {

    private static final int STEPS = 200;
    private static final int NAMES = 600;
    private static final String[] VALUES = {
        "", "plain", "a \"b\" \\ c\n", "日本語", "\ud83d\ude00", "x".repeat(300)
    };

    private final List<Family> declared =
            List.of(
                    Family.gauge("plain", "Plain."),
                    new Family("events_total", MetricType.COUNTER, "With \"quotes\"\n\\.", ""),
                    new Family("about_info", MetricType.INFO, "", ""),
                    new Family("age_seconds", MetricType.UNKNOWN, "Age.", "seconds"));

    private final LaneStore store = new LaneStore("things.example.org", declared);
    private final LaneModel model = new LaneModel();
    private final Layout layout = new Layout(Comparator.comparing(Family::name));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyLife_servesWhatTheModelSays(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 260; i++) {
            put(key(i), random);
        }
        for (int step = 0; step < STEPS; step++) {
            step(random);
            assertText("seed " + seed + " step " + step);
            if (step % 40 == 0) {
                assertParsed();
            }
        }
        assertParsed();
    }

    private void step(Random random) {
        int action = random.nextInt(100);
        ObjectKey some = key(random.nextInt(NAMES));
        if (action < 45) {
            put(some, random);
        } else if (action < 75) {
            List<ObjectKey> keys = model.presentKeys();
            put(keys.isEmpty() ? some : keys.get(random.nextInt(keys.size())), random);
        } else if (action < 94) {
            for (int i = random.nextInt(action < 77 ? 60 : 3); i >= 0; i--) {
                delete(key(random.nextInt(NAMES)));
            }
        } else if (action < 99) {
            relist(random);
        } else {
            store.withdrawn();
            model.withdrawn();
        }
    }

    private void relist(Random random) {
        store.listStarted();
        model.listStarted();
        if (random.nextInt(3) == 0) {
            put(key(random.nextInt(NAMES)), random);
            delete(key(random.nextInt(NAMES)));
            store.listStarted();
            model.listStarted();
        }
        int present = random.nextInt(4) == 0 ? random.nextInt(5) : random.nextInt(NAMES);
        List<Integer> names = new ArrayList<>();
        for (int i = 0; i < present; i++) {
            names.add(i);
        }
        Collections.shuffle(names, random);
        for (int name : names) {
            put(key(name), random.nextInt(8) == 0 ? random : new Random(name));
        }
        delete(key(random.nextInt(NAMES)));
        assertText("within a list");
        store.synced();
        model.synced();
    }

    private void put(ObjectKey key, Random random) {
        List<Row> rows = rows(key, random);
        ObjectText text = store.text();
        rows.forEach(row -> text.row(row.family(), row.labels(), row.value()));
        store.put(key);
        model.put(key, rows);
    }

    private void delete(ObjectKey key) {
        store.delete(key);
        model.delete(key);
    }

    /** Rows of some families, which alternate; some objects have none. */
    private List<Row> rows(ObjectKey key, Random random) {
        List<Row> rows = new ArrayList<>();
        int parts = random.nextInt(4);
        for (int part = 0; part < parts; part++) {
            String[] names = {"name", "part", "text"};
            String[] values = {key.name(), "" + part, VALUES[random.nextInt(VALUES.length)]};
            for (Family family : declared) {
                if (random.nextInt(3) > 0) {
                    boolean info = family.type() == MetricType.INFO;
                    rows.add(new Row(family, names, values, info ? 1 : random.nextInt(3)));
                }
            }
            Family met = Family.gauge("met_" + random.nextInt(30), "Met.");
            rows.add(new Row(met, names, values, random.nextGaussian()));
        }
        return rows;
    }

    private static ObjectKey key(int name) {
        return new ObjectKey("default", "object-" + name);
    }

    private void assertText(String when) {
        Snapshot snapshot = layout.snapshot(List.of(store.view()));
        Map<String, List<String>> served = new TreeMap<>();
        for (Snapshot.FamilyText family : snapshot.families()) {
            String text = text(family.parts().getFirst());
            if (!text.isEmpty()) {
                served.put(family.head().name(), text.lines().map(l -> l + "\n").sorted().toList());
            }
        }
        assertThat(served).as(when).isEqualTo(model.lines());
        assertThat(store.view().objects()).as(when).isEqualTo(model.objects());
        assertThat(store.view().series()).as(when).isEqualTo(model.series());
        int blocks = store.view().blocks().length;
        assertThat(blocks).as(when).isLessThanOrEqualTo(model.objects() / 48 + 2);
    }

    private static String text(FamilyPart part) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            part.writeTo(out::write);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        assertThat(part.length()).isEqualTo(out.size());
        return out.toString(StandardCharsets.UTF_8);
    }

    private void assertParsed() throws IOException {
        Exposition prometheus = ExpositionParser.parsePrometheus(scrape(ScrapeRequest.PLAIN));
        Exposition openMetrics =
                ExpositionParser.parseOpenMetrics(
                        scrape(
                                new ScrapeRequest(
                                        "application/openmetrics-text", "", List.of(), List.of())));
        assertThat(openMetrics.samples()).isEqualTo(prometheus.samples());
        assertThat(prometheus.samples()).hasSize((int) model.series());
        if (model.objects() > 0) {
            assertThat(prometheus.families()).extracting("name").contains("plain", "about_info");
            assertThat(openMetrics.families()).extracting("name").contains("events", "about");
        }
    }

    private byte[] scrape(ScrapeRequest request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Scrape.of(layout.snapshot(List.of(store.view())), request).writeTo(out);
        return out.toByteArray();
    }
}
