package io.kubeobject.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.simulator.Simulator;
import io.kubeobject.simulator.SimulatorOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Two thousand images in five real registries, beside one that hangs: how long, how much. */
class ImagesScaleIT {

    private static final int REGISTRIES = 5;
    private static final int IMAGES = 2_000;
    private static final int HANGING = 100;
    private static final int SCRAPES = 20;

    @TempDir Path folder;

    @Test
    void manyImages_areKnownSoon_andCostLittle() throws Exception {
        List<RealRegistry> registries = new ArrayList<>();
        try (Simulator simulator = Simulator.start(SimulatorOptions.DEFAULT);
                ServerSocket hanging =
                        new ServerSocket(0, 1000, InetAddress.ofLiteral("127.0.0.1"))) {
            for (int i = 0; i < REGISTRIES; i++) {
                registries.add(RealRegistry.start(folder.resolve("registry-" + i)));
                fill(registries.get(i));
            }
            for (int i = 0; i < IMAGES; i++) {
                RealRegistry registry = registries.get(i % REGISTRIES);
                deploy(simulator, i, registry.place() + "/shop/web:" + i / REGISTRIES);
            }
            for (int i = 0; i < HANGING; i++) {
                String place = "127.0.0.1:" + hanging.getLocalPort();
                deploy(simulator, IMAGES + i, place + "/shop/web:" + i);
            }
            measure(simulator);
        } finally {
            registries.forEach(RealRegistry::close);
        }
    }

    private static void fill(RealRegistry registry) {
        List<String> tags = new ArrayList<>();
        for (int i = 0; i < IMAGES / REGISTRIES; i++) {
            tags.add(String.valueOf(i));
        }
        registry.tag("shop/web", registry.push("shop/web", "first"), tags);
    }

    private static void deploy(Simulator simulator, int number, String image) {
        simulator.put(
                "apps/v1",
                "Deployment",
                """
                {"metadata": {"namespace": "n%d", "name": "web-%d"}, "spec": {"replicas": 1,
                 "template": {"spec": {"containers": [{"name": "web", "image": "%s"}]}}}}
                """
                        .formatted(number % 20, number, image));
    }

    private void measure(Simulator simulator) throws Exception {
        long start = System.nanoTime();
        try (KoeProcess koe =
                KoeProcess.start(
                        folder,
                        List.of("run", "--server=" + simulator.url(), "--mappings=pack:images"),
                        Map.of("HOME", folder.toString(), "KUBECONFIG", ""))) {
            koe.process().await(Duration.ofSeconds(60), koe::isReady);
            Await.until(
                    "all images are known but those of the registry that hangs",
                    Duration.ofSeconds(120),
                    () -> available(koe.scrape()) == IMAGES);
            long known = millisSince(start);
            Duration window = Duration.ofSeconds(60);
            double before = checks(koe);
            Thread.sleep(window);
            double rate = (checks(koe) - before) / window.toSeconds();
            List<Long> scrapes = new ArrayList<>();
            for (int i = 0; i < SCRAPES; i++) {
                long begin = System.nanoTime();
                assertThat(available(koe.scrape())).isEqualTo(IMAGES);
                scrapes.add(millisSince(begin));
            }
            Collections.sort(scrapes);
            long memory = anonymousMemory(koe.pid());
            System.out.printf(
                    "images: %d known after %d ms, then %.1f checks/s; scrape median %d ms, slowest"
                            + " %d ms; RssAnon %d kB; %s%n",
                    IMAGES,
                    known,
                    rate,
                    scrapes.get(SCRAPES / 2),
                    scrapes.getLast(),
                    memory,
                    koe.scrape().length() + " bytes");
            assertThat(known).as("milliseconds until all are known").isLessThan(60_000);
            assertThat(rate).as("checks a second").isLessThan(4.0 * IMAGES / 300);
            assertThat(memory).as("kB of anonymous memory").isLessThan(160 * 1024);
        }
    }

    private static long available(String scrape) {
        return scrape.lines()
                .filter(line -> line.startsWith("k8s_image_availability_exporter_available{"))
                .filter(line -> line.endsWith(" 1"))
                .count();
    }

    private static double checks(KoeProcess koe) {
        return koe.telemetry()
                .lines()
                .filter(line -> line.startsWith("koe_image_checks_total{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static long anonymousMemory(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("RssAnon:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new AssertionError("no RssAnon");
    }

    @Test
    void withoutThePack_nothingOfItIsLoaded() throws Exception {
        try (Simulator simulator = Simulator.start(SimulatorOptions.DEFAULT)) {
            deploy(simulator, 1, "127.0.0.1:1/x");
            String without = loadedClasses(simulator, "pack:default");
            assertThat(without)
                    .contains("io.kubeobject.derive.")
                    .doesNotContain("io.kubeobject.registry.")
                    .doesNotContain("io.kubeobject.images.");
            assertThat(loadedClasses(simulator, "pack:images"))
                    .contains("io.kubeobject.registry.RegistryClient")
                    .contains("io.kubeobject.images.ImageDesk");
        }
    }

    /** The class hierarchy of an exporter that has served, as the JDK's own tool tells it. */
    private String loadedClasses(Simulator simulator, String pack)
            throws IOException, InterruptedException {
        try (KoeProcess koe =
                KoeProcess.start(
                        folder,
                        List.of("run", "--server=" + simulator.url(), "--mappings=" + pack))) {
            koe.process().await(Duration.ofSeconds(30), koe::isReady);
            assertThat(koe.scrape() + koe.telemetry()).contains("koe_build_info");
            Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
            Process process =
                    new ProcessBuilder(
                                    jcmd.toString(),
                                    String.valueOf(koe.pid()),
                                    "VM.class_hierarchy",
                                    "-i")
                            .redirectErrorStream(true)
                            .start();
            String text =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(text).isZero();
            return text;
        }
    }
}
