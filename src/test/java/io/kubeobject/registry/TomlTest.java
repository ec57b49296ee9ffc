package io.kubeobject.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

class TomlTest {

    @Test
    void hosts_areReadInTheirOrder() throws Exception {
        Map<String, Object> document =
                Toml.parse(
                        """
                        server = "https://registry-1.docker.io" # the origin

                        [host."https://b.example:5000/v2/cache"]
                          capabilities = ["pull",
                            "resolve", # both
                          ]
                          ca = '/etc/certs/b.crt'
                          skip_verify = true
                          override_path=false
                        [host."https://b.example:5000/v2/cache".header]
                          x-a = ["1", "2"]
                        [host."http://a.example"]
                          dial_timeout = "1s"
                          some.thing = 17
                        """);
        assertThat(document).containsEntry("server", "https://registry-1.docker.io");
        assertThat(Json.object(document, "host").keySet())
                .containsExactly("https://b.example:5000/v2/cache", "http://a.example");
        assertThat(Json.object(Json.object(document, "host"), "https://b.example:5000/v2/cache"))
                .isEqualTo(
                        Map.of(
                                "capabilities",
                                List.of("pull", "resolve"),
                                "ca",
                                "/etc/certs/b.crt",
                                "skip_verify",
                                true,
                                "override_path",
                                false,
                                "header",
                                Map.of("x-a", List.of("1", "2"))));
        assertThat(Json.object(Json.object(document, "host"), "http://a.example"))
                .containsEntry("some", Map.of("thing", "17"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server = https://x | line 1: expected a string, true, false, a number or [",
                "a = \"x | line 1: a string has no end",
                "a = 1 b = 2 | line 1: expected the end of the line",
                "[a | line 1: expected ]",
                "[[a]] | line 1: lists of tables are not known here",
                "a = [1 2] | line 1: expected , or ]",
                "= 1 | line 1: expected a key",
                "a | line 1: expected =",
                "a = [ | line 1: expected a string, true, false, a number or [",
                "a = \"\\u0041\" | line 1: the escape \\u is not known here",
            })
    void text_thatIsNotUnderstood_isRefusedWithItsLine(String text, String message) {
        assertThatThrownBy(() -> Toml.parse(text)).hasMessage(message);
        assertThatThrownBy(() -> Toml.parse("# c\n\n" + text))
                .hasMessage(message.replace("line 1", "line 3"));
    }

    @Test
    void key_thatIsThereTwice_isRefused() {
        assertThatThrownBy(() -> Toml.parse("a = 1\na = 2\n"))
                .hasMessage("line 2: \"a\" is there twice");
        assertThatThrownBy(() -> Toml.parse("a = 1\n[a]\n")).hasMessageContaining("no table");
    }
}
