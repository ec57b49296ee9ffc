package io.kubeobject.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

class NumbersTest {

    @Test
    void everyNumberOfTheTable_printsAsInGo() throws IOException {
        List<String> lines = table();

        assertThat(lines).hasSizeGreaterThan(5000);
        assertThat(lines)
                .allSatisfy(
                        line -> {
                            int tab = line.indexOf('\t');
                            long bits = Long.parseUnsignedLong(line, 0, tab, 16);
                            assertThat(Numbers.format(Double.longBitsToDouble(bits)))
                                    .isEqualTo(line.substring(tab + 1));
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0",
        "3, 3",
        "999999, 999999",
        "1000000, 1e+06",
        "1234567, 1.234567e+06",
        "-1234567, -1.234567e+06",
        "1700000000, 1.7e+09",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "0.5, 0.5",
        "123.25, 123.25",
        "1e100, 1e+100",
        "4.9E-324, 5e-324"
    })
    void number_printsInShortestForm(double value, String text) {
        assertThat(Numbers.format(value)).isEqualTo(text);
    }

    @Test
    void randomDouble_readsBackAsItself() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                String text = Numbers.format(value);
                assertThat(Double.parseDouble(text)).as(text).isEqualTo(value);
                assertThat(text.length()).isLessThanOrEqualTo(Numbers.MAX_LENGTH);
            }
        }
    }

    @Test
    void write_startsWhereToldAndTellsTheEnd() {
        byte[] out = new byte[3 + Numbers.MAX_LENGTH];
        out[2] = '=';

        int end = Numbers.write(-Double.MIN_NORMAL, out, 3);

        assertThat(new String(out, 2, end - 2, StandardCharsets.ISO_8859_1))
                .isEqualTo("=-2.2250738585072014e-308");
        assertThat(end).isEqualTo(3 + Numbers.MAX_LENGTH);
    }

    private static List<String> table() throws IOException {
        try (InputStream in =
                        Objects.requireNonNull(
                                NumbersTest.class.getResourceAsStream("numbers/go-doubles.tsv"));
                BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(in, StandardCharsets.ISO_8859_1))) {
            return reader.lines().toList();
        }
    }
}
