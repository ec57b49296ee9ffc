package io.kubeobject.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.kubeobject.simulator.SimulatorOptions.Aggregation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;

@Timeout(60)
class DiscoveryTest {

    private static final String V2 =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
    private static final String V2BETA1 = V2.replace("v=v2", "v=v2beta1");

    private static Simulator simulator(Aggregation aggregation) throws Exception {
        return Simulator.start(SimulatorOptions.DEFAULT.withAggregation(aggregation));
    }

    @ParameterizedTest
    @EnumSource(Aggregation.class)
    void everyForm_tellsTheSameResources(Aggregation aggregation) throws Exception {
        try (Simulator simulator = simulator(aggregation);
                Api api = new Api(simulator.url())) {
            String accept = V2 + "," + V2BETA1 + ",application/json";
            Set<String> expected = new TreeSet<>();
            simulator
                    .store()
                    .served()
                    .forEach(r -> expected.add(r.apiVersion() + " " + r.plural()));

            JsonNode core = api.json("/api", "Accept", accept);
            JsonNode groups = api.json("/apis", "Accept", accept);
            boolean aggregated = core.path("kind").asText().equals("APIGroupDiscoveryList");

            assertThat(aggregated).isEqualTo(aggregation != Aggregation.NONE);
            Set<String> told = new TreeSet<>();
            if (aggregated) {
                addAggregated(core, told);
                addAggregated(groups, told);
            } else {
                addLegacy(api, "/api/v1", told);
                for (JsonNode group : groups.path("groups")) {
                    for (JsonNode version : group.path("versions")) {
                        addLegacy(api, "/apis/" + version.path("groupVersion").asText(), told);
                    }
                }
            }
            assertThat(told).isEqualTo(expected).hasSizeGreaterThan(60);
        }
    }

    private static void addAggregated(JsonNode document, Set<String> told) {
        for (JsonNode group : document.path("items")) {
            String name = group.at("/metadata/name").asText();
            for (JsonNode version : group.path("versions")) {
                String apiVersion =
                        (name.isEmpty() ? "" : name + "/") + version.path("version").asText();
                version.path("resources")
                        .forEach(r -> told.add(apiVersion + " " + r.path("resource").asText()));
            }
        }
    }

    private static void addLegacy(Api api, String path, Set<String> told) throws Exception {
        JsonNode list = api.json(path);
        for (JsonNode resource : list.path("resources")) {
            if (!resource.path("name").asText().contains("/")) {
                told.add(list.path("groupVersion").asText() + " " + resource.path("name").asText());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "V2      | application/json                                | APIGroupList",
                "V2      | */*                                             | APIGroupList",
                "V2      | application/json,{v2}                           | APIGroupDiscoveryList",
                "V2      | {v2};q=0.3,application/json                     | APIGroupDiscoveryList",
                "V2      | {v2beta1},application/json                      | APIGroupList",
                "V2      | {v2beta1}                                       | Status",
                "V2BETA1 | {v2},{v2beta1},application/json                 | APIGroupDiscoveryList",
                "V2BETA1 | {v2},application/json                           | APIGroupList",
                "NONE    | {v2}                                            | APIGroupList",
                "V2      | text/html                                       | Status",
            })
    void form_isWhatTheClientDescribesBest(Aggregation served, String accept, String kind)
            throws Exception {
        try (Simulator simulator = simulator(served);
                Api api = new Api(simulator.url())) {
            String header = accept.strip().replace("{v2}", V2).replace("{v2beta1}", V2BETA1);

            assertThat(api.json("/apis", "Accept", header).path("kind").asText())
                    .isEqualTo(kind.strip());
        }
    }

    @Test
    void etag_changesWithWhatIsServed() throws Exception {
        try (Simulator simulator = simulator(Aggregation.V2);
                Api api = new Api(simulator.url())) {
            HttpResponse<byte[]> first = api.get("/apis", "Accept", V2);
            String tag = first.headers().firstValue("ETag").orElseThrow();

            assertThat(api.get("/apis", "Accept", V2, "If-None-Match", tag).statusCode())
                    .isEqualTo(304);
            simulator.put(
                    "apiextensions.k8s.io/v1",
                    "CustomResourceDefinition",
                    """
                    {"metadata":{"name":"things.example.com"},"spec":{"group":"example.com",
                     "scope":"Cluster","names":{"plural":"things","kind":"Thing"},
                     "versions":[{"name":"v1","served":true,"storage":true}]}}\
                    """);
            HttpResponse<byte[]> second = api.get("/apis", "Accept", V2, "If-None-Match", tag);
            assertThat(second.statusCode()).isEqualTo(200);
            assertThat(second.headers().firstValue("Content-Type")).contains(V2);
            assertThat(new String(second.body())).contains("\"things\"");
        }
    }

    @Test
    void versions_areInTheOrderOfPriority() {
        assertThat(
                        java.util.stream.Stream.of(
                                        "v1beta1", "v2", "v1alpha3", "v1", "v10", "v1beta2")
                                .sorted(Definition::compareVersions))
                .containsExactly("v10", "v2", "v1", "v1beta2", "v1beta1", "v1alpha3");
    }
}
