package io.kubeobject.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeobject.derive.Checkpoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class StateFileTest {

    private static final Checkpoint MEMORY =
            new Checkpoint(
                    Map.of("deployments.apps track up", bytes("abc"), "events count ü", bytes("")));

    @TempDir Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Path file() {
        return folder.resolve("koe.state");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    private static void assertIsMemory(Checkpoint checkpoint) {
        assertThat(checkpoint.sections()).containsOnlyKeys(MEMORY.sections().keySet());
        MEMORY.sections()
                .forEach((name, was) -> assertThat(checkpoint.sections().get(name)).isEqualTo(was));
    }

    @Test
    void whatWasWritten_isRead() throws Exception {
        Path made = folder.resolve("a/b");
        StateFile.in(made).write(Checkpoint.EMPTY);
        StateFile.in(made).write(MEMORY);
        assertIsMemory(StateFile.in(made).read());
    }

    @Test
    void nothing_isRememberedAtFirst() throws Exception {
        assertThat(StateFile.in(folder).read().sections()).isEmpty();
        assertThat(names()).isEmpty();
    }

    @Test
    void everyByteThatIsWrong_isNoticed_andTheFileSetAside() throws Exception {
        StateFile state = StateFile.in(folder);
        state.write(MEMORY);
        byte[] right = Files.readAllBytes(file());
        for (int i = 0; i < right.length; i++) {
            byte[] wrong = right.clone();
            wrong[i] ^= 0x10;
            Files.write(file(), wrong);
            assertThat(state.read().sections()).as("byte %d", i).isEmpty();
            assertThat(names()).as("byte %d", i).containsExactly("koe.state.damaged-1");
            assertThat(folder.resolve("koe.state.damaged-1")).hasBinaryContent(wrong);
            Files.delete(folder.resolve("koe.state.damaged-1"));
        }
    }

    @Test
    void everyLengthThatIsTooShort_isNoticed() throws Exception {
        StateFile state = StateFile.in(folder);
        state.write(MEMORY);
        byte[] right = Files.readAllBytes(file());
        for (int length = 0; length < right.length; length++) {
            Files.write(file(), Arrays.copyOf(right, length));
            assertThat(state.read().sections()).as("%d bytes", length).isEmpty();
            Files.delete(folder.resolve("koe.state.damaged-1"));
        }
    }

    @Test
    void damage_doesNotFillTheFolder() throws Exception {
        StateFile state = StateFile.in(folder);
        for (int i = 0; i < 20; i++) {
            Files.writeString(file(), "foreign " + i);
            assertThat(state.read().sections()).isEmpty();
        }
        assertThat(names()).hasSize(11).contains("koe.state.damaged-1", "koe.state.damaged-10");
        state.write(MEMORY);
        assertIsMemory(state.read());
    }

    @Test
    void writesThatWereCutOff_leaveNothing() throws Exception {
        StateFile.in(folder).write(MEMORY);
        Files.writeString(folder.resolve("koe.state.123.tmp"), "half");
        assertIsMemory(StateFile.in(folder).read());
        assertThat(names()).containsExactly("koe.state");
    }

    @Test
    void foldersThatCannotBe_areNamed() throws Exception {
        Path other = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> StateFile.in(other))
                .hasMessage("state cannot be kept in %s: %s is no folder", other, other);
        Path missing = folder.resolve("away");
        StateFile state = StateFile.in(missing);
        Files.delete(missing);
        assertThatThrownBy(() -> state.write(MEMORY))
                .hasMessageStartingWith(missing.resolve("koe.state") + " cannot be written: ");
    }
}
