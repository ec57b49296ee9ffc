package io.kubeobject.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class WriteBufferTest {

    private final WriteBuffer buffer = new WriteBuffer(4);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "é",
                "\u07ff\u0800",
                "漢字",
                "\ud83d\ude00 and more",
                "\uffff",
                "\u0000\r\t"
            })
    void text_isUtf8(String text) {
        buffer.quoted(text);

        assertThat(buffer.toBytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud83d", "a\ud83db", "\ude00", "\ude00\ud83d"})
    void halfOfAPair_becomesTheReplacementCharacter(String text) {
        buffer.quoted(text);

        assertThat(written())
                .isEqualTo(text.replace('\ud83d', '\ufffd').replace('\ude00', '\ufffd'));
    }

    @Test
    void quoted_escapesBackslashLineFeedAndQuote() {
        buffer.quoted("a\\b\nc\"d\\");

        assertThat(written()).isEqualTo("a\\\\b\\nc\\\"d\\\\");
    }

    @Test
    void escaped_leavesQuotesAlone() {
        buffer.escaped("a\\b\nc\"d");

        assertThat(written()).isEqualTo("a\\\\b\\nc\"d");
    }

    @Test
    void buffer_growsOverManyWrites() {
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            buffer.ascii("n");
            buffer.number(i);
            buffer.write(' ');
            buffer.write(new byte[] {'[', 'x', ']'}, 1, 1);
            expected.append('n').append(i).append(" x");
        }

        assertThat(written()).isEqualTo(expected.toString());
    }

    @Test
    void cleared_startsAnewAndGivesLargeRoomBack() {
        buffer.quoted("x".repeat(10_000));

        buffer.clear(100);

        assertThat(buffer.length()).isZero();
        assertThat(buffer.array()).hasSize(100);
    }

    private String written() {
        return new String(buffer.toBytes(), StandardCharsets.UTF_8);
    }
}
