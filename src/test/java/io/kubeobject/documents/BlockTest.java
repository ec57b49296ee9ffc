package io.kubeobject.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class BlockTest {

    @TempDir Path folder;

    @Test
    void blocks_haveLanguageMarksAndText() throws IOException {
        List<Block> blocks =
                blocks(
                        """
                        # Title
                        ```sh run expect=a/b.prom
                        ./koe render

                        ls
                        ```
                        ```
                        plain
                        ```
                        """);
        assertThat(blocks).hasSize(2);
        Block shell = blocks.getFirst();
        assertThat(shell.isShell()).isTrue();
        assertThat(shell.line()).isEqualTo(2);
        assertThat(shell.has("run")).isTrue();
        assertThat(shell.has("output")).isFalse();
        assertThat(shell.value("expect")).contains("a/b.prom");
        assertThat(shell.value("file")).isEmpty();
        assertThat(shell.text()).isEqualTo("./koe render\n\nls\n");
        assertThat(blocks.getLast().language()).isEmpty();
        assertThat(blocks.getLast().text()).isEqualTo("plain\n");
    }

    @Test
    void blocks_inLists_loseTheIndentationOfTheirFence() throws IOException {
        List<Block> blocks = blocks("1. One\n   ```yaml\n   a:\n     b: 1\n   ```\n");
        assertThat(blocks.getFirst().text()).isEqualTo("a:\n  b: 1\n");
    }

    private List<Block> blocks(String text) throws IOException {
        return Block.of(Files.writeString(folder.resolve("some.md"), text));
    }
}
