package io.kubeobject.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrapeRequestTest {

    @Test
    void query_givesTheFilters() {
        ScrapeRequest request =
                ScrapeRequest.of(
                        "a",
                        "b",
                        "name[]=k8s_*&name%5B%5D=up%2A&&resource[]=pods&resource[]=nodes&");

        assertThat(request.accept()).isEqualTo("a");
        assertThat(request.acceptEncoding()).isEqualTo("b");
        assertThat(request.names()).containsExactly("k8s_*", "up*");
        assertThat(request.resources()).containsExactly("pods", "nodes");
    }

    @Test
    void emptyQuery_filtersNothing() {
        assertThat(ScrapeRequest.of("", "", "")).isEqualTo(ScrapeRequest.PLAIN);
        assertThat(ScrapeRequest.of("", "", "&&").names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    name=a     | unknown query parameter "name"; expected name[]=GLOB or resource[]=GLOB
                    nane[]=a   | unknown query parameter "nane[]"; expected name[]=GLOB or resource[]=GLOB
                    =          | unknown query parameter ""; expected name[]=GLOB or resource[]=GLOB
                    name[]=    | query parameter "name[]" is empty; expected name[]=GLOB
                    resource[] | query parameter "resource[]" is empty; expected resource[]=GLOB
                    """)
    void whatIsNoFilter_isToldToTheUser(String query, String message) {
        assertThatThrownBy(() -> ScrapeRequest.of("", "", query))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void brokenEscape_isToldToTheUser() {
        assertThatThrownBy(() -> ScrapeRequest.of("", "", "name[]=%zz"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("query parameter \"%zz\" has a broken percent escape");
    }
}
