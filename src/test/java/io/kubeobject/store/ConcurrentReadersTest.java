package io.kubeobject.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.exposition.Exposition;
import io.kubeobject.exposition.Exposition.ParsedSample;
import io.kubeobject.exposition.ExpositionParser;
import io.kubeobject.exposition.Scrape;
import io.kubeobject.exposition.ScrapeRequest;
import io.kubeobject.metric.Family;
import io.kubeobject.metric.Labels;
import io.kubeobject.object.ObjectKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;

/**
 * Readers take and parse scrapes while two lanes are written. Every scrape has to be legal, has to
 * show each object as of one event, and a lane that is only ever listed as of one list.
 */
@Timeout(60)
class ConcurrentReadersTest {

    private static final int READERS = 3;
    private static final int SCRAPES = 30;
    private static final int LISTED = 200;
    private static final List<Family> FAMILIES =
            List.of(
                    Family.gauge("one", "One."),
                    Family.gauge("two", "Two."),
                    Family.gauge("three", "Three."));

    private final LaneStore churned = new LaneStore("churned", FAMILIES);
    private final LaneStore listed = new LaneStore("listed", FAMILIES);
    private final Layout layout = new Layout(Comparator.comparing(Family::name));
    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    void everyScrape_isWholeWhileWritersGoOn() throws Exception {
        list(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(READERS + 2)) {
            List<Future<Integer>> readers = new ArrayList<>();
            Future<?> churn = threads.submit(this::churn);
            Future<?> lists = threads.submit(this::relist);
            for (int i = 0; i < READERS; i++) {
                boolean gzip = i % 2 == 0;
                readers.add(threads.submit(() -> read(gzip)));
            }
            try {
                for (Future<Integer> reader : readers) {
                    assertThat(reader.get())
                            .as("versions of the listed lane seen")
                            .isGreaterThan(1);
                }
            } finally {
                done.set(true);
            }
            churn.get();
            lists.get();
        }
    }

    private void churn() {
        Random random = new Random(1);
        for (int version = 1; !done.get(); version++) {
            String name = "object-" + random.nextInt(400);
            if (random.nextInt(4) == 0) {
                churned.delete(new ObjectKey("", name));
            } else {
                put(churned, "churned", name, version, random.nextInt(5));
            }
        }
    }

    private void relist() {
        for (int version = 2; !done.get(); version++) {
            list(version);
        }
    }

    private void list(int version) {
        listed.listStarted();
        for (int i = 0; i < LISTED; i++) {
            put(listed, "listed", "object-" + (i + version) % LISTED, version, 1);
        }
        listed.synced();
    }

    private static void put(LaneStore store, String lane, String name, int version, int extra) {
        ObjectText text = store.text();
        Labels labels = Labels.of(new String[] {"lane", "name"}, new String[] {lane, name});
        for (Family family : FAMILIES) {
            text.row(family, labels, version);
        }
        text.row(Family.gauge("extra_" + extra, ""), labels, version);
        store.put(new ObjectKey("", name));
    }

    private int read(boolean gzip) throws IOException {
        Set<Double> versions = new HashSet<>();
        for (int i = 0; i < SCRAPES; i++) {
            Scrape scrape =
                    Scrape.of(
                            layout.snapshot(List.of(churned.view(), listed.view())),
                            new ScrapeRequest(
                                    i % 2 == 0 ? "application/openmetrics-text" : "",
                                    gzip ? "gzip" : "",
                                    List.of(),
                                    List.of()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            scrape.writeTo(out);
            byte[] body = gzip ? inflate(out.toByteArray()) : out.toByteArray();
            versions.add(check(ExpositionParser.parse(scrape.contentType(), body)));
        }
        return versions.size();
    }

    private static byte[] inflate(byte[] gzip) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
    }

    /** The version of the list that the scrape shows. */
    private static double check(Exposition exposition) {
        Map<String, Set<Double>> versions = new HashMap<>();
        Map<String, Integer> rows = new HashMap<>();
        Set<Double> lists = new HashSet<>();
        for (ParsedSample sample : exposition.samples()) {
            String object = sample.labels().toString();
            versions.computeIfAbsent(object, _ -> new HashSet<>()).add(sample.value());
            rows.merge(object, 1, Integer::sum);
            if (sample.labels().get("lane").equals("listed")) {
                lists.add(sample.value());
            }
        }
        assertThat(versions.values()).allSatisfy(seen -> assertThat(seen).hasSize(1));
        assertThat(rows.values()).allSatisfy(count -> assertThat(count).isEqualTo(4));
        assertThat(rows.keySet().stream().filter(o -> o.contains("listed"))).hasSize(LISTED);
        assertThat(lists).hasSize(1);
        return lists.iterator().next();
    }
}
