package io.kubeobject.bench;

import io.kubeobject.simulator.Simulator;
import io.kubeobject.simulator.SimulatorOptions;
import io.kubeobject.simulator.life.Population;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The exporter as users run it, off the simulator: time to ready, memory, CPU, scrapes. Arguments:
 * {@code [DEPLOYMENTS …] [--minutes=N]}; default 100 and 10,000 deployments, one minute each, a
 * scrape every 15 s. With 100 deployments there are 300 pods and 500 events beside them.
 */
public final class WholeProcess {

    private static final int SCRAPE_SECONDS = 15;

    private WholeProcess() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        List<Integer> sizes = new ArrayList<>();
        double minutes = 1;
        for (String arg : args) {
            if (arg.startsWith("--minutes=")) {
                minutes = Double.parseDouble(arg.substring("--minutes=".length()));
            } else {
                sizes.add(Integer.valueOf(arg));
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int size : sizes.isEmpty() ? List.of(100, 10_000) : sizes) {
            rows.add(measure(size, Duration.ofSeconds((long) (minutes * 60))));
        }
        print(rows);
    }

    private record Row(
            int deployments,
            double readyMillis,
            double firstScrapeMillis,
            ProcessFigures synced,
            long maxRssAnon,
            ProcessFigures end,
            Exporter.ScrapeFigures gzip,
            Exporter.ScrapeFigures identity) {}

    private static Row measure(int deployments, Duration duration)
            throws IOException, InterruptedException {
        Path log = Path.of("target", "bench-koe.log");
        try (Simulator simulator = Simulator.start(SimulatorOptions.DEFAULT)) {
            Population.Size size =
                    new Population.Size(10, 10, deployments, 3 * deployments, 5 * deployments);
            Population.fill(simulator.store(), size, 1, Instant.now());
            try (Exporter exporter = Exporter.start(simulator.url(), log)) {
                double ready = exporter.awaitReady(Duration.ofMinutes(2));
                exporter.scrape("identity");
                double firstScrape = exporter.sinceStart();
                ProcessFigures synced = exporter.figures();
                long max = watchMemory(exporter, duration);
                return new Row(
                        deployments,
                        ready,
                        firstScrape,
                        synced,
                        max,
                        exporter.figures(),
                        exporter.scrape("gzip"),
                        exporter.scrape("identity"));
            }
        }
    }

    /** The largest RssAnon of a reading every 100 ms, kB, with a gzip scrape every 15 s. */
    private static long watchMemory(Exporter exporter, Duration duration)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        long nextScrape = System.nanoTime();
        long max = 0;
        while (System.nanoTime() < end) {
            if (System.nanoTime() >= nextScrape) {
                exporter.scrape("gzip");
                nextScrape += Duration.ofSeconds(SCRAPE_SECONDS).toNanos();
            }
            max = Math.max(max, exporter.figures().rssAnon());
            Thread.sleep(100);
        }
        return max;
    }

    private static void print(List<Row> rows) {
        System.out.println();
        System.out.println(
                "| deployments | ready ms | first scrape ms | CPU to there ms | max RssAnon MiB |"
                        + " Rss MiB | CPU in all ms | gzip kB, ms | identity kB, ms |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (Row row : rows) {
            System.out.printf(
                    "| %d | %.0f | %.0f | %d | %.1f | %.1f | %d | %d, %.1f | %d, %.1f |%n",
                    row.deployments,
                    row.readyMillis,
                    row.firstScrapeMillis,
                    row.synced.cpuMillis(),
                    row.maxRssAnon / 1024.0,
                    row.end.rss() / 1024.0,
                    row.end.cpuMillis(),
                    row.gzip.bytes() / 1000,
                    row.gzip.wallMillis(),
                    row.identity.bytes() / 1000,
                    row.identity.wallMillis());
        }
        System.out.println();
    }
}
