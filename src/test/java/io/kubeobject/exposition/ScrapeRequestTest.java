package io.kubeobject.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScrapeRequestTest {

    @Test
    void query_givesTheFilters() {
        ScrapeRequest request =
                ScrapeRequest.of(
                        "a",
                        "b",
                        "name[]=k8s_*&name%5B%5D=up%2A&resource[]=pods&x=1&resource[]=nodes&name=q");

        assertThat(request.accept()).isEqualTo("a");
        assertThat(request.acceptEncoding()).isEqualTo("b");
        assertThat(request.names()).containsExactly("k8s_*", "up*");
        assertThat(request.resources()).containsExactly("pods", "nodes");
    }

    @Test
    void emptyQuery_filtersNothing() {
        assertThat(ScrapeRequest.of("", "", "")).isEqualTo(ScrapeRequest.PLAIN);
        assertThat(ScrapeRequest.of("", "", "&&=&name[]").names()).isEmpty();
    }

    @Test
    void brokenEscape_isToldToTheUser() {
        assertThatThrownBy(() -> ScrapeRequest.of("", "", "name[]=%zz"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("query parameter \"%zz\" has a broken percent escape");
    }
}
