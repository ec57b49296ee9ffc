package io.kubeobject.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTest {

    private static final String HEX =
            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "nginx, docker.io/library/nginx:latest",
        "nginx:1.27, docker.io/library/nginx:1.27",
        "team/app, docker.io/team/app:latest",
        "docker.io/nginx, docker.io/library/nginx:latest",
        "index.docker.io/nginx, docker.io/library/nginx:latest",
        "localhost/x, localhost/x:latest",
        "localhost:5000/x:1, localhost:5000/x:1",
        "127.0.0.1:5000/a/b:v_1.2-3, 127.0.0.1:5000/a/b:v_1.2-3",
        "[::1]:5000/a, [::1]:5000/a:latest",
        "quay.io/a__b/c-d.e:T, quay.io/a__b/c-d.e:T",
        "host:443/x:.hidden, host:443/x:.hidden",
    })
    void name_isMadeWhole(String text, String whole) throws Exception {
        assertThat(ImageName.parse(text)).hasToString(whole);
    }

    @Test
    void digest_decidesWhereThereIsATag() throws Exception {
        ImageName both = ImageName.parse("quay.io/x:1@sha256:" + HEX);
        assertThat(both.reference()).isEqualTo("sha256:" + HEX);
        assertThat(both).hasToString("quay.io/x:1@sha256:" + HEX);
        assertThat(ImageName.parse("quay.io/x@sha256:" + HEX).tag()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Nginx",
                "team/App:1",
                "nginx:",
                "nginx: 1",
                "http://quay.io/x",
                "https://quay.io/x:1",
                "quay.io/",
                "quay.io//x",
                "quay.io/x/",
                "quay.io:99999/x",
                "quay.io:/x",
                "quay..io/x",
                "x_.y",
                "a b",
                "nginx:1:2",
                "nginx@",
                "nginx@sha512:" + HEX + HEX,
                "nginx@md5:0123456789abcdef0123456789abcdef",
                "nginx@sha256:0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
                "nginx@sha256:1234",
                "nginx@sha256:" + HEX + "@sha256:" + HEX,
                "../../etc:1",
                "quay.io/../x",
            })
    void text_thatIsNoName_isRefused(String text) {
        assertThatThrownBy(() -> ImageName.parse(text)).isInstanceOf(BadImageNameException.class);
    }

    @Test
    void lengths_areBounded() throws Exception {
        assertThat(ImageName.parse("x:" + "t".repeat(128)).tag()).hasSize(128);
        assertThatThrownBy(() -> ImageName.parse("x:" + "t".repeat(129)))
                .hasMessageContaining("expected a tag of 1 to 128");
        assertThatThrownBy(() -> ImageName.parse("quay.io/" + "x".repeat(250)))
                .hasMessageContaining("at most 255");
    }

    @Test
    void message_saysWhatWasExpected_onOneLine() {
        assertThatThrownBy(() -> ImageName.parse("quay.io/App\n:1"))
                .hasMessage(
                        "\"quay.io/App?:1\" is no image name: expected a repository of lower case"
                                + " letters and digits, parted by '.', '_', '__', '-' or '/'");
    }
}
