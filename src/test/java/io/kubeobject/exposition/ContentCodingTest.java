package io.kubeobject.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentCodingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | false",
                "gzip | true",
                "GZIP | true",
                "x-gzip | true",
                "deflate, gzip, br, zstd | true",
                "gzip;q=0 | false",
                "gzip; q=0.0, * | false",
                "gzip;q=0.5, identity | false",
                "gzip, identity;q=0.5 | true",
                "gzip, identity | true",
                "identity | false",
                "identity;q=0, gzip;q=0.1 | true",
                "* | true",
                "*;q=0 | false",
                "gzip;q=0.001 | true",
                "deflate, br | false",
            })
    void header_welcomesGzip(String header, boolean welcome) {
        assertThat(ContentCoding.isGzipWelcome(header)).isEqualTo(welcome);
    }
}
