package io.kubeobject.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeobject.object.Catalog;
import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectEvent;
import io.kubeobject.object.Resource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class FileSourceTest {

    private static final String WEB =
            "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\","
                + "\"metadata\":{\"name\":\"web\",\"namespace\":\"shop\"},\"spec\":{\"replicas\":2}}";

    @TempDir Path folder;

    private static FileSource read(String text) throws InputException, IOException {
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return FileSource.read(List.of(new Input("in", () -> in)), Instant.EPOCH);
    }

    private static List<Resource> served(FileSource source) {
        List<Catalog> catalogs = new ArrayList<>();
        source.catalogs(catalogs::add);
        return catalogs.getFirst().served();
    }

    private static List<KubeObject> objects(FileSource source) {
        List<KubeObject> objects = new ArrayList<>();
        for (Resource resource : served(source)) {
            source.open(
                    new Selection(resource, "", "", "", FieldTrie.ALL),
                    event -> {
                        if (event instanceof ObjectEvent.Put(KubeObject object)) {
                            objects.add(object);
                        }
                    });
        }
        return objects;
    }

    @Test
    void singleObject_json() throws Exception {
        FileSource source = read(WEB);
        assertThat(served(source))
                .containsExactly(new Resource("apps", "v1", "deployments", "Deployment", true));
        assertThat(objects(source).getFirst().fields()).containsKeys("spec", "kind");
    }

    @Test
    void list_ofItemsWithoutKind_takesTheListsKind() throws Exception {
        FileSource source =
                read(
                        "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[{\"metadata\":{\"name\":\"p\"}}]}");
        assertThat(served(source)).containsExactly(new Resource("", "v1", "pods", "Pod", true));
    }

    @Test
    void documents_oneAfterTheOther_json() throws Exception {
        assertThat(read(WEB + "\n" + WEB.replace("web", "api")).size()).isEqualTo(2);
    }

    @Test
    void laterObject_ofOneName_counts() throws Exception {
        assertThat(objects(read(WEB + WEB.replace("2", "7"))).toString()).contains("replicas=7");
    }

    @Test
    void yaml_documentsAndTypes_areReadAsKubectlDoes() throws Exception {
        FileSource source =
                read(
                        """
                        # two objects
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: a, namespace: n}
                        x: {yes: yes, octal: 010, hex: 0x10, big: 1e400, text: "5", time: 2026-01-01T00:00:00Z, none: ~, clock: 12:30:45}
                        ---
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: b, namespace: n}
                        """);
        assertThat(objects(source).getFirst().fields().get("x"))
                .hasToString(
                        "{yes=true, octal=8, hex=16, big=Infinity, text=5,"
                                + " time=2026-01-01T00:00:00Z, clock=12:30:45}");
        assertThat(source.size()).isEqualTo(2);
    }

    @Test
    void customResource_takesItsPlural_fromTheDefinition() throws Exception {
        FileSource source =
                read(
                        """
                        apiVersion: apiextensions.k8s.io/v1
                        kind: CustomResourceDefinition
                        metadata: {name: geese.farm.example.com}
                        spec: {group: farm.example.com, scope: Cluster, names: {kind: Goose, plural: geese}}
                        ---
                        apiVersion: farm.example.com/v1
                        kind: Goose
                        metadata: {name: g}
                        """);
        assertThat(served(source))
                .contains(new Resource("farm.example.com", "v1", "geese", "Goose", false));
    }

    @ParameterizedTest
    @CsvSource({
        "NetworkPolicy,networkpolicies,true",
        "Ingress,ingresses,true",
        "Endpoints,endpoints,true",
        "StorageClass,storageclasses,false",
        "Gateway,gateways,true",
        "Node,nodes,false"
    })
    void plural_followsTheApisRule(String kind, String plural, boolean namespaced) {
        Resource resource = new KnownKinds().resource("v1", kind, namespaced);
        assertThat(resource.plural()).isEqualTo(plural);
        assertThat(resource.namespaced()).isEqualTo(namespaced);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    5                        | in:1:1: error: expected an object, found the number 5
                    {"a":1}                  | in:1:1: error: expected an object with apiVersion and kind, found a map with the keys [a]
                    [{"a":1}]                | in:1:1[0]: error: expected an object with apiVersion and kind, found a map with the keys [a]
                    hello                    | in:1:1: error: expected an object, found the string "hello"
                    {"kind":"PodList","items":[7]} | in:1:1 items[0]: error: expected an object, found the number 7
                    {"kind":"Pod","apiVersion":"v1"} | in:1:1: error: expected metadata.name in this Pod, found none
                    """)
    void notAnObject_isNamedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InputException.class).hasMessage(message);
    }

    @Test
    void brokenJson_isNamedWithItsPlace() {
        assertThatThrownBy(() -> read("{\"kind\":\n  nope}"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("in:2:");
    }

    @Test
    void brokenYaml_isNamedWithItsPlace() {
        assertThatThrownBy(() -> read("kind: Pod\n  bad: [1"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("in:2:");
    }

    @Test
    void yamlBomb_isRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [1,1,1,1,1,1,1,1,1,1]\n");
        for (int i = 1; i < 12; i++) {
            String previous = "*a" + (i - 1);
            bomb.append(
                    "a%d: &a%d [%s]\n"
                            .formatted(
                                    i,
                                    i,
                                    String.join(
                                            ",",
                                            List.of(
                                                    previous, previous, previous, previous,
                                                    previous, previous))));
        }
        assertThatThrownBy(() -> read(bomb.toString())).isInstanceOf(InputException.class);
    }

    @Test
    void folder_isReadByName_andEmptyOneIsAnError() throws Exception {
        Files.writeString(folder.resolve("b.json"), WEB);
        Files.writeString(folder.resolve("notes.txt"), "not read");
        List<Input> inputs = Input.of(List.of(folder.toString()), InputStream.nullInputStream());
        assertThat(FileSource.read(inputs, Instant.EPOCH).size()).isEqualTo(1);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> Input.of(List.of(empty.toString()), InputStream.nullInputStream()))
                .hasMessageContaining("no .json, .yaml or .yml file");
        assertThatThrownBy(() -> Input.of(List.of("nowhere.json"), InputStream.nullInputStream()))
                .hasMessage("nowhere.json: error: no such file");
    }
}
