package io.kubeobject.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeobject.config.RunOptions;
import io.kubeobject.config.Settings;
import io.kubeobject.config.UsageException;
import io.kubeobject.mapping.Program;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class LiveMappingsTest {

    private static final String GENERATION =
            "resource: deployments.apps\nlabels: {name: metadata.name}\n"
                    + "flatten: {include: [metadata.generation]}\n";
    private static final String STATUS = GENERATION.replace("metadata.generation", "status");
    private static final String BROKEN = GENERATION.replace("labels", "lables");

    /** Within which a change of files is in the metrics. */
    private static final Duration SOON = Duration.ofSeconds(2);

    @TempDir Path folder;

    private final BlockingQueue<Program> programs = new LinkedBlockingQueue<>();
    private LiveMappings mappings = over(Path.of("none"));
    private LiveMappings.Watch watch = () -> {};
    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("deployments.yaml"), GENERATION);
        mappings = over(folder);
    }

    @AfterEach
    void stop() {
        watch.close();
    }

    private static LiveMappings over(Path path) {
        try {
            Settings settings =
                    Settings.read(
                            RunOptions.FLAGS, List.of("--mappings", path.toString()), Map.of());
            RunOptions options = RunOptions.of(settings);
            Terminal terminal = new CapturedTerminal().terminal();
            return new LiveMappings(options, terminal, InstantSource.system());
        } catch (UsageException e) {
            throw new IllegalStateException("BUG: these options are right", e);
        }
    }

    private void watch() {
        watch = mappings.watch(programs::add);
    }

    @Test
    void start_ofRightFiles_isASuccess() throws Exception {
        mappings.start();
        assertThat(mappings.state().successful()).isTrue();
        assertThat(mappings.state().lastSuccess()).isAfter(Instant.now().minusSeconds(60));
        assertThat(mappings.state().errors()).containsOnly(Map.entry(file.toString(), 0L));
    }

    @Test
    void start_withABrokenFile_runsTheOthers() throws Exception {
        Program right = mappings.start();
        Files.writeString(folder.resolve("broken.yaml"), BROKEN);
        LiveMappings again = over(folder);
        assertThat(again.start()).isEqualTo(right);
        assertThat(again.state().successful()).isFalse();
        assertThat(again.state().errors())
                .containsEntry(folder.resolve("broken.yaml").toString(), 1L)
                .containsEntry(file.toString(), 0L);
        assertThat(again.state().problems()).isNotEmpty();
    }

    @Test
    void start_withNothingRight_fails() throws Exception {
        Files.writeString(file, BROKEN);
        assertThatThrownBy(mappings::start)
                .isInstanceOf(Failure.class)
                .hasMessage("the mappings have errors, and none is left to run");
    }

    @Test
    void start_ofAnEmptyFolder_waitsForFiles() throws Exception {
        Files.delete(file);
        mappings.start();
        assertThat(mappings.state().successful()).isTrue();
        watch();
        Files.writeString(file, GENERATION);
        assertThat(next()).isNotNull();
    }

    @Test
    void change_isSeen_howeverItIsWritten() throws Exception {
        Program first = mappings.start();
        watch();
        Files.writeString(file, STATUS);
        Program second = next();
        assertThat(second).isNotNull().isNotEqualTo(first);

        Path fresh = Files.writeString(folder.resolve(".new"), GENERATION);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        assertThat(next()).isEqualTo(first);
        assertThat(mappings.state().successful()).isTrue();
    }

    @Test
    void configMap_swapsItsLink() throws Exception {
        Path volume = Files.createDirectory(folder.resolve("volume"));
        version(volume, "..v1", GENERATION);
        Files.createSymbolicLink(volume.resolve("..data"), Path.of("..v1"));
        Files.createSymbolicLink(volume.resolve("a.yaml"), Path.of("..data/a.yaml"));
        mappings = over(volume);
        Program first = mappings.start();
        watch();
        version(volume, "..v2", STATUS);
        Files.createSymbolicLink(volume.resolve("..next"), Path.of("..v2"));
        long swapped = System.nanoTime();
        Files.move(
                volume.resolve("..next"), volume.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        assertThat(next()).isNotNull().isNotEqualTo(first);
        assertThat(Duration.ofNanos(System.nanoTime() - swapped)).isLessThan(SOON);
    }

    private static void version(Path volume, String name, String text) throws IOException {
        Files.createDirectory(volume.resolve(name));
        Files.writeString(volume.resolve(name).resolve("a.yaml"), text);
    }

    @Test
    void brokenChange_leavesTheProgram_andSaysSo() throws Exception {
        Program first = mappings.start();
        Instant success = mappings.state().lastSuccess();
        watch();
        Files.writeString(file, BROKEN);
        awaitState(false);
        assertThat(programs).isEmpty();
        assertThat(mappings.state().errors()).containsEntry(file.toString(), 1L);
        assertThat(mappings.state().lastSuccess()).isEqualTo(success);

        Files.delete(file);
        Files.delete(folder);
        assertThat(mappings.reload().successful()).isFalse();
        assertThat(programs).isEmpty();

        Files.createDirectory(folder);
        Files.writeString(file, GENERATION);
        assertThat(next()).isEqualTo(first);
        assertThat(mappings.state().successful()).isTrue();
    }

    @Test
    void reload_isDoneAtOnce_changedOrNot() throws Exception {
        Program first = mappings.start();
        watch();
        assertThat(mappings.reload().successful()).isTrue();
        assertThat(programs).containsExactly(first);
    }

    private Program next() throws InterruptedException {
        return programs.poll(10, TimeUnit.SECONDS);
    }

    private void awaitState(boolean successful) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(10);
        while (mappings.state().successful() != successful) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(Duration.ofMillis(20));
        }
    }
}
