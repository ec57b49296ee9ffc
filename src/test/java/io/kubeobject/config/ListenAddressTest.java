package io.kubeobject.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.UnknownHostException;

class ListenAddressTest {

    @ParameterizedTest
    @CsvSource({
        ":9101,'',9101",
        "127.0.0.1:0,127.0.0.1,0",
        "[::1]:9101,::1,9101",
        "localhost:65535,localhost,65535"
    })
    void parse_readsHostAndPort(String text, String host, int port) {
        assertThat(ListenAddress.parse(text)).isEqualTo(new ListenAddress(host, port));
        assertThat(ListenAddress.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9101",
                "localhost",
                "::1:9101",
                "[::1]",
                "[::1:9101",
                ":65536",
                ":",
                ":-1",
                ":x"
            })
    void parse_onAnythingElse_saysWhatIsExpected(String text) {
        assertThatThrownBy(() -> ListenAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected host:port")
                .hasMessageContaining("got \"" + text + "\"; ");
    }

    @Test
    void resolve_withoutHost_isEveryAddress() throws UnknownHostException {
        assertThat(ListenAddress.parse(":0").resolve().getAddress().isAnyLocalAddress()).isTrue();
        assertThat(ListenAddress.parse("[::1]:0").resolve().getAddress().isLoopbackAddress())
                .isTrue();
    }
}
