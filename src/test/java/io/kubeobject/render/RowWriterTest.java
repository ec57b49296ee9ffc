package io.kubeobject.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.metric.Labels;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

class RowWriterTest {

    private static final String[] VALUES = {"", "web", "a \"b\"\\\n", "日本語", "x".repeat(90)};

    private final WriteBuffer out = new WriteBuffer(16);
    private final RowWriter writer = new RowWriter(out);

    @Test
    void row_isNameLabelsAndValue() {
        writer.row("up", labels("a", "x\"y\\\n", "b", ""), 1700000000);
        writer.row("bare", Labels.NONE, Double.NaN);

        assertThat(written()).isEqualTo("up{a=\"x\\\"y\\\\\\n\",b=\"\"} 1.7e+09\nbare NaN\n");
    }

    @Test
    void labelsOfTheRowBefore_areWrittenAgain() {
        String shared = "default";
        writer.row("a", labels("ns", shared, "x", "1"), 1);
        writer.row("b", labels("ns", shared, "x", "2", "y", "3"), 2);
        writer.row("c", labels("ns", shared), 3);
        writer.row("d", labels("other", shared, "x", "2"), 4);

        assertThat(written())
                .isEqualTo(
                        """
                        a{ns="default",x="1"} 1
                        b{ns="default",x="2",y="3"} 2
                        c{ns="default"} 3
                        d{other="default",x="2"} 4
                        """);
    }

    @Test
    void clearedBuffer_isNotLookedAt() {
        Labels labels = labels("ns", "default");
        writer.row("a", labels, 1);
        out.clear(16);
        writer.clear();
        writer.row("b", labels, 2);

        assertThat(written()).isEqualTo("b{ns=\"default\"} 2\n");
    }

    @Test
    void anyRows_areAsIfWrittenAlone() {
        SplittableRandom random = new SplittableRandom(11);
        StringBuilder alone = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            String[] pairs = new String[2 * random.nextInt(24)];
            for (int label = 0; label < pairs.length; label += 2) {
                pairs[label] = "label" + label + (random.nextInt(9) == 0 ? "x" : "");
                pairs[label + 1] = VALUES[random.nextInt(3) == 0 ? random.nextInt(5) : 1];
            }
            writer.row("m", labels(pairs), i);
            WriteBuffer own = new WriteBuffer(16);
            new RowWriter(own).row("m", labels(pairs), i);
            alone.append(new String(own.toBytes(), StandardCharsets.UTF_8));
        }

        assertThat(written()).isEqualTo(alone.toString());
    }

    private static Labels labels(String... pairs) {
        String[] names = new String[pairs.length / 2];
        String[] values = new String[pairs.length / 2];
        for (int i = 0; i < names.length; i++) {
            names[i] = pairs[2 * i];
            values[i] = pairs[2 * i + 1];
        }
        return Labels.of(names, values);
    }

    private String written() {
        return new String(out.toBytes(), StandardCharsets.UTF_8);
    }
}
