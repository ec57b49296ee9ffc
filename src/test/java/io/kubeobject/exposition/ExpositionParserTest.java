package io.kubeobject.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The parser is what other tests rely on, so it has to refuse what is wrong. */
class ExpositionParserTest {

    @Test
    void prometheus_isRead() {
        Exposition read =
                ExpositionParser.parsePrometheus(
                        utf8(
                                """
                                # HELP a_total Say "a" \\\\ or\\nb.
                                # TYPE a_total counter
                                a_total{x="1",y=""} 3
                                a_total{x="\\"\\\\\\n"} 1.5e+09
                                # TYPE b gauge
                                b NaN
                                """));

        assertThat(read.families()).extracting("name").containsExactly("a_total", "b");
        assertThat(read.family("a_total").orElseThrow().help()).isEqualTo("Say \"a\" \\ or\nb.");
        assertThat(read.value("a_total", Map.of("x", "1"))).contains(3.0);
        assertThat(read.value("a_total", Map.of("x", "\"\\\n"))).contains(1.5e9);
        assertThat(read.value("b", Map.of())).contains(Double.NaN);
    }

    @Test
    void openMetrics_isRead() {
        Exposition read =
                ExpositionParser.parseOpenMetrics(
                        utf8(
                                """
                                # TYPE a_seconds counter
                                # UNIT a_seconds seconds
                                # HELP a_seconds Say \\"a\\".
                                a_seconds_total 3
                                # TYPE b info
                                b_info{v="1"} 1
                                # TYPE c stateset
                                c{c="on"} 1
                                c{c="off"} 0
                                # EOF
                                """));

        assertThat(read.families())
                .extracting("type")
                .containsExactly("counter", "info", "stateset");
        assertThat(read.family("a_seconds").orElseThrow().unit()).isEqualTo("seconds");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "# TYPE a gauge/a 1/# TYPE b gauge/b 1/a 2 | not a sample of gauge b",
                "# TYPE a gauge/a 1/# TYPE b gauge/# TYPE a gauge | the family is there already",
                "# TYPE a gauge/a{x=`1`} 1/a{x=`1`,y=``} 2 | the series is there already",
                "# TYPE a gauge/a{x=`1`,x=`2`} 1 | a second label x",
                "# TYPE a gauge/a{x=`\\t`} 1 | wrong escape",
                "# TYPE a gauge/a{x=`1} 1 | without an end",
                "# TYPE a gauge/a{x=`1`}1 | expected ' '",
                "# TYPE a gauge/a{} 1 | expected a name",
                "# TYPE a gauge/a 1 2 | not a number",
                "# TYPE a gauge/a Inf | not a number",
                "# TYPE a gauge/a 1/# HELP a x | a comment behind samples",
                "# TYPE a gauge/# TYPE a gauge | a second TYPE",
                "# TYPE a unknown/a 1 | unknown type",
                "# HELP a x/a 1 | a sample without TYPE",
                "# HELP a x\\y/# TYPE a gauge/a 1 | wrong escape",
                "# TYPE a-b gauge/ | illegal name",
                "a 1 | a sample without TYPE",
                "/ | expected a name",
                "# EOF/ | not a comment",
            })
    void prometheus_isRefused(String lines, String message) {
        byte[] text = utf8(lines.replace('/', '\n').replace('`', '"') + "\n");

        assertThatThrownBy(() -> ExpositionParser.parsePrometheus(text))
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# TYPE a gauge/a 1/ | no # EOF",
                "# TYPE a gauge/# EOF/a 1/ | a line after # EOF",
                "# TYPE a counter/a 1/# EOF/ | not a sample of counter a",
                "# TYPE a counter/a_total -1/# EOF/ | not a legal sample of type counter",
                "# TYPE a info/a_info 2/# EOF/ | not a legal sample of type info",
                "# TYPE a stateset/a 1/# EOF/ | not a legal sample of type stateset",
                "# TYPE a gauge/# UNIT a seconds/a 1/# EOF/ | does not end in its unit",
                "# TYPE a gauge/# HELP a \"x\"/a 1/# EOF/ | a bare quote",
                "# TYPE a untyped/a 1/# EOF/ | unknown type",
                "# TYPE a counter/# TYPE a_created gauge/# EOF/ | a_created is taken",
                "# TYPE a gauge/a 1/# EOF | the last line has no end",
            })
    void openMetrics_isRefused(String lines, String message) {
        byte[] text = utf8(lines.replace('/', '\n'));

        assertThatThrownBy(() -> ExpositionParser.parseOpenMetrics(text))
                .hasMessageContaining(message);
    }

    @Test
    void brokenUtf8_isRefused() {
        assertThatThrownBy(() -> ExpositionParser.parsePrometheus(new byte[] {(byte) 0xC3, '\n'}))
                .hasMessage("not UTF-8");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
